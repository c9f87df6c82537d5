/** 问题线索移送; who may do and see it: checks/loop-checks.ts. */
import {
  ClueApproval,
  ClueFacts,
  ClueReceipt,
  ClueResult,
  ClueTransfer,
  CLUE_STEPS,
  type Clue,
} from '@shared/domain/loop/clue'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import type { Key, Rows } from './tables'

const ClueId = z.object({ clueId: z.uuid() })
const touch = (p: { clueId: string }): readonly Key[] => [['clues', p.clueId]]

const change = (rows: Rows, clueId: string, patch: (old: Clue) => Partial<Clue>): void => {
  const old = rows.get('clues', clueId)
  rows.put('clues', { ...old, ...patch(old) })
}

export const clueEvents = {
  'clue/registered': defineEvent({
    v: 1,
    origin: 'main',
    schema: ClueId.extend({
      year: z.int().min(2000).max(2100),
      serial: z.int().positive(),
      facts: ClueFacts,
    }),
    touches: touch,
    apply: (rows, p, { at, actor }) =>
      rows.put('clues', {
        ...{ id: p.clueId, year: p.year, serial: p.serial, facts: p.facts, state: 'registered' },
        ...{ registeredAt: at, registeredBy: actor, approvals: [] },
        ...{ transfer: null, receipt: null, result: null, withdrawn: null },
      }),
  }),

  'clue/facts-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: ClueId.extend({ facts: ClueFacts }),
    touches: touch,
    apply: (rows, p) => change(rows, p.clueId, () => ({ facts: p.facts, approvals: [] })),
  }),

  'clue/approved': defineEvent({
    v: 1,
    origin: 'person',
    /** The steps in their order; the last one makes it approved. */
    schema: ClueId.extend({ approval: ClueApproval }),
    touches: touch,
    apply: (rows, p) =>
      change(rows, p.clueId, (old) => {
        const approvals = [...old.approvals, p.approval]
        return { approvals, state: approvals.length >= CLUE_STEPS.length ? 'approved' : old.state }
      }),
  }),

  'clue/transferred': defineEvent({
    v: 1,
    origin: 'person',
    schema: ClueId.extend({ transfer: ClueTransfer }),
    touches: touch,
    apply: (rows, p) => change(rows, p.clueId, () => ({ state: 'transferred', transfer: p.transfer })),
  }),

  'clue/receipt-recorded': defineEvent({
    v: 1,
    origin: 'person',
    schema: ClueId.extend({ receipt: ClueReceipt }),
    touches: touch,
    apply: (rows, p) => change(rows, p.clueId, () => ({ state: 'received', receipt: p.receipt })),
  }),

  'clue/result-recorded': defineEvent({
    v: 1,
    origin: 'person',
    schema: ClueId.extend({ result: ClueResult }),
    touches: touch,
    apply: (rows, p) => change(rows, p.clueId, () => ({ state: 'answered', result: p.result })),
  }),

  'clue/withdrawn': defineEvent({
    v: 1,
    origin: 'person',
    schema: ClueId.extend({ on: z.iso.date(), reason: z.string().trim().min(1).max(500) }),
    touches: touch,
    apply: (rows, p) =>
      change(rows, p.clueId, () => ({ state: 'withdrawn', withdrawn: { on: p.on, reason: p.reason } })),
  }),
}
