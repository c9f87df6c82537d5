/** 监督案件 from 立项登记 to 归档. */
import {
  Investigation,
  MatterArchive,
  MatterClosing,
  MatterFacts,
  type Matter,
} from '@shared/domain/loop/matter'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import type { Key, Rows } from './tables'

const MatterId = z.object({ matterId: z.uuid() })
const touch = (p: { matterId: string }): readonly Key[] => [['matters', p.matterId]]

const change = (rows: Rows, matterId: string, patch: (old: Matter) => Partial<Matter>): void => {
  const old = rows.get('matters', matterId)
  rows.put('matters', { ...old, ...patch(old) })
}

export const matterEvents = {
  'matter/registered': defineEvent({
    v: 1,
    origin: 'main',
    schema: MatterId.extend({
      year: z.int().min(2000).max(2100),
      serial: z.int().positive(),
      facts: MatterFacts,
      entryId: z.uuid().nullable(),
    }),
    touches: touch,
    apply: (rows, p, { at, actor }) =>
      rows.put('matters', {
        ...{ id: p.matterId, year: p.year, serial: p.serial, facts: p.facts, entryId: p.entryId },
        ...{ state: 'open', registeredAt: at, registeredBy: actor },
        ...{ investigations: [], closing: null, archive: null },
      }),
  }),

  'matter/facts-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: MatterId.extend({ facts: MatterFacts }),
    touches: touch,
    apply: (rows, p) => change(rows, p.matterId, () => ({ facts: p.facts })),
  }),

  'matter/investigated': defineEvent({
    v: 1,
    origin: 'person',
    schema: MatterId.extend({ investigation: Investigation }),
    touches: touch,
    apply: (rows, p) =>
      change(rows, p.matterId, (old) => ({ investigations: [...old.investigations, p.investigation] })),
  }),

  'matter/closed': defineEvent({
    v: 1,
    origin: 'person',
    schema: MatterId.extend({ closing: MatterClosing }),
    touches: touch,
    apply: (rows, p) => change(rows, p.matterId, () => ({ state: 'closed', closing: p.closing })),
  }),

  'matter/reopened': defineEvent({
    v: 1,
    origin: 'person',
    schema: MatterId.extend({ reason: z.string().trim().min(1).max(500) }),
    touches: touch,
    apply: (rows, p) => change(rows, p.matterId, () => ({ state: 'open', closing: null })),
  }),

  'matter/archived': defineEvent({
    v: 1,
    origin: 'person',
    schema: MatterId.extend({ archive: MatterArchive }),
    touches: touch,
    apply: (rows, p) => change(rows, p.matterId, () => ({ state: 'archived', archive: p.archive })),
  }),
}
