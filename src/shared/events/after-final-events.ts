/** 定稿 and after: circular, rectification, re-inspection, 销号, or a supervision case. */
import { Participant, RectifyItem, RectifyResult, type Rectification } from '@shared/domain/campaign/entry'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import { day, EntryId, moveEntry, name, touch, words } from './entry-moves'
import type { Rows } from './tables'

const changeRectification = (rows: Rows, entryId: string, add: (old: Rectification) => Rectification) => {
  const { rectification } = rows.get('entries', entryId)
  return rectification === null ? {} : { rectification: add(rectification) }
}

export const afterFinalEvents = {
  'entry/announced': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ on: day, circular: words }),
    touches: touch,
    apply: (rows, p, o) =>
      moveEntry(rows, p.entryId, o, 'entry/announced', 'announced', {
        announced: { on: p.on, circular: p.circular },
      }),
  }),

  'entry/rectification-ordered': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ on: day, dueOn: day, items: z.array(RectifyItem).min(1).readonly() }),
    touches: touch,
    apply: (rows, p, o) => {
      const { on: orderedOn, dueOn, items } = p
      const rectification = { orderedOn, dueOn, items, reports: [], reinspections: [] }
      moveEntry(rows, p.entryId, o, 'entry/rectification-ordered', 'rectifying', { rectification })
    },
  }),

  'entry/rectification-reported': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({
      on: day,
      person: name,
      text: words.min(1),
      results: z.array(RectifyResult).readonly(),
    }),
    touches: touch,
    apply: (rows, p, o) => {
      const { on, person, text, results } = p
      const patch = changeRectification(rows, p.entryId, (old) => ({
        ...old,
        reports: [...old.reports, { on, person, text, results }],
      }))
      moveEntry(rows, p.entryId, o, 'entry/rectification-reported', 'reinspecting', patch)
    },
  }),

  /** Passed leads to 销号, failed back to 整改. */
  'entry/reinspected': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({
      on: day,
      inspectors: z.array(Participant).min(1).max(20).readonly(),
      isPassed: z.boolean(),
      results: z.array(RectifyResult).readonly(),
      note: words,
    }),
    touches: touch,
    apply: (rows, p, o) => {
      const { entryId, ...reinspection } = p
      const patch = changeRectification(rows, entryId, (old) => ({
        ...old,
        reinspections: [...old.reinspections, reinspection],
      }))
      moveEntry(rows, entryId, o, 'entry/reinspected', p.isPassed ? null : 'rectifying', patch)
    },
  }),

  'entry/closed': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ on: day, note: words }),
    touches: touch,
    apply: (rows, p, o) =>
      moveEntry(rows, p.entryId, o, 'entry/closed', 'closed', { closed: { on: p.on, note: p.note } }),
  }),

  'entry/transferred': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ reason: words.min(1) }),
    touches: touch,
    apply: (rows, p, o) =>
      moveEntry(rows, p.entryId, o, 'entry/transferred', 'transferred', { transferReason: p.reason }),
  }),
}
