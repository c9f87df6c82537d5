/** Kinds of papers an office changed or added, and the numbers its laptops may take. */
import { DEVICE_ID, NumberBlock } from '@shared/domain/document/number-block'
import { KindDefinition } from '@shared/domain/document/kind'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'

const KindId = z.object({ kindId: z.string().min(1).max(40) })
const BlockId = z.object({ blockId: z.uuid() })

export const kindEvents = {
  /** Replaces the kind of this id from now on; papers already drafted keep theirs. */
  'kind/set': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ kind: KindDefinition }),
    touches: (p) => [['kinds', p.kind.id]],
    apply: (rows, p, { at, actor }) =>
      rows.put('kinds', {
        ...{ id: p.kind.id, kind: p.kind, setAt: at, setBy: actor },
        retiredAt: rows.find('kinds', p.kind.id)?.retiredAt ?? null,
      }),
  }),

  /** Carries the kind: a shipped one has no row until now. */
  'kind/retired': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ kind: KindDefinition }),
    touches: (p) => [['kinds', p.kind.id]],
    apply: (rows, p, { at, actor }) =>
      rows.put('kinds', { id: p.kind.id, kind: p.kind, setAt: at, setBy: actor, retiredAt: at }),
  }),

  'kind/reinstated': defineEvent({
    v: 1,
    origin: 'person',
    schema: KindId,
    touches: (p) => [['kinds', p.kindId]],
    apply: (rows, p) => rows.put('kinds', { ...rows.get('kinds', p.kindId), retiredAt: null }),
  }),

  /** This store on this machine; again when it was moved or restored and a person has answered for it. */
  'device/attached': defineEvent({
    v: 1,
    origin: 'main',
    schema: z.object({
      code: z.string().min(4).max(40),
      fingerprint: z.string().min(8).max(100),
      /** What the person said when the store was found elsewhere; empty the first time. */
      statement: z.string().trim().max(500),
    }),
    touches: () => [['devices', DEVICE_ID]],
    apply: (rows, p, { at }) =>
      rows.put('devices', {
        ...{ id: DEVICE_ID, code: p.code, fingerprint: p.fingerprint, attachedAt: at },
        mode: rows.find('devices', DEVICE_ID)?.mode ?? 'register',
      }),
  }),

  'device/numbering-set': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ mode: z.enum(['register', 'blocks']) }),
    touches: () => [['devices', DEVICE_ID]],
    apply: (rows, p) => rows.put('devices', { ...rows.get('devices', DEVICE_ID), mode: p.mode }),
  }),

  'number-block/given': defineEvent({
    v: 1,
    origin: 'person',
    schema: NumberBlock,
    touches: (p) => [['numberBlocks', p.blockId]],
    apply: (rows, p, { at, actor }) =>
      rows.put('numberBlocks', { ...p, id: p.blockId, side: 'given', at, by: actor, closed: null }),
  }),

  'number-block/received': defineEvent({
    v: 1,
    origin: 'person',
    schema: NumberBlock,
    touches: (p) => [['numberBlocks', p.blockId]],
    apply: (rows, p, { at, actor }) =>
      rows.put('numberBlocks', { ...p, id: p.blockId, side: 'own', at, by: actor, closed: null }),
  }),

  'number-block/closed': defineEvent({
    v: 1,
    origin: 'person',
    schema: BlockId.extend({ reason: z.string().trim().min(1).max(500) }),
    touches: (p) => [['numberBlocks', p.blockId]],
    apply: (rows, p, { at, actor }) =>
      rows.put('numberBlocks', {
        ...rows.get('numberBlocks', p.blockId),
        closed: { at, by: actor, reason: p.reason },
      }),
  }),
}
