/**
 * 参评案卷 (campaign entries): every step of one file through a campaign. Which step may follow which is in
 * `domain/campaign/entry-steps.ts`; the guard asks there. `caseId` travels along where the case row changes too.
 */
import { ListedFile } from '@shared/domain/campaign/campaign'
import {
  Assignment,
  Comparison,
  Handover,
  Objection,
  ObjectionDecision,
  PanelRecord,
  RectifyItem,
  RectifyResult,
  type CampaignEntry,
  type EntryState,
  type Rectification,
} from '@shared/domain/campaign/entry'
import { Round, SubmittedResult } from '@shared/domain/review/review'
import { z } from '@shared/lib/zod'
import { newEntry } from './campaign-events'
import { defineEvent, type Occurrence } from './define'
import type { Key, Rows } from './tables'

const EntryId = z.object({ entryId: z.uuid() })
const words = z.string().trim().max(2000)
const day = z.iso.date()
const name = z.string().trim().min(1).max(50)

const touch = (p: { entryId: string }): readonly Key[] => [['entries', p.entryId]]

/** Changes an entry and, when `to` is given, moves it on and keeps the step. */
export function moveEntry(
  rows: Rows,
  entryId: string,
  { at, actor, by }: Occurrence,
  eventType: string,
  to: EntryState | null,
  patch: Partial<CampaignEntry> = {},
): void {
  const entry = rows.get('entries', entryId)
  const steps =
    to === null || to === entry.state
      ? entry.steps
      : [...entry.steps, { at, actor, by, eventType, from: entry.state, to }]
  rows.put('entries', { ...entry, ...patch, state: to ?? entry.state, steps })
}

const changeRectification = (rows: Rows, entryId: string, add: (old: Rectification) => Rectification) => {
  const { rectification } = rows.get('entries', entryId)
  return rectification === null ? {} : { rectification: add(rectification) }
}

const Outcome = SubmittedResult.unwrap()
  .extend({ from: z.union([Round, z.literal('A+B')]), reviewId: z.uuid().nullable() })
  .readonly()

export const entryEvents = {
  /** A file that joins without a draw, for example after a complaint. */
  'entry/added': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ campaignId: z.uuid(), listed: ListedFile }),
    touches: touch,
    apply: (rows, p, occurrence) => {
      const { entryId: id, campaignId, listed } = p
      const start = { id, campaignId, drawId: null, origin: 'added', listed } as const
      rows.put('entries', newEntry(start, occurrence, 'entry/added'))
    },
  }),

  'entry/handed-over': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ handover: Handover }),
    touches: touch,
    apply: (rows, p, o) => {
      const { handovers, state } = rows.get('entries', p.entryId)
      const to = p.handover.direction === 'out' && state === 'drawn' ? 'lent' : null
      moveEntry(rows, p.entryId, o, 'entry/handed-over', to, { handovers: [...handovers, p.handover] })
    },
  }),

  /** The scans of the file are in the store now. */
  'entry/case-linked': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ caseId: z.uuid() }),
    touches: touch,
    apply: (rows, p, o) => moveEntry(rows, p.entryId, o, 'entry/case-linked', null, { caseId: p.caseId }),
  }),

  'entry/assigned': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ assignment: Assignment }),
    touches: touch,
    apply: (rows, p, o) =>
      moveEntry(rows, p.entryId, o, 'entry/assigned', null, { assignment: p.assignment }),
  }),

  /** Both first reviews are in; main compares them. A single review agrees with itself. */
  'entry/compared': defineEvent({
    v: 1,
    origin: 'main',
    schema: EntryId.extend({ comparison: Comparison, outcome: Outcome.nullable() }),
    touches: touch,
    apply: (rows, p, o) =>
      moveEntry(
        rows,
        p.entryId,
        o,
        'entry/compared',
        p.comparison.outcome === 'agreed' ? 'recheck' : 'panel',
        {
          comparison: p.comparison,
          outcome: p.outcome,
        },
      ),
  }),

  /** 合议: main takes the result from the panel's own review. */
  'entry/panel-concluded': defineEvent({
    v: 1,
    origin: 'main',
    schema: EntryId.extend({ panel: PanelRecord, outcome: Outcome }),
    touches: touch,
    apply: (rows, p, o) =>
      moveEntry(rows, p.entryId, o, 'entry/panel-concluded', 'recheck', {
        panel: p.panel,
        outcome: p.outcome,
      }),
  }),

  'entry/rechecked': defineEvent({
    v: 1,
    origin: 'main',
    schema: EntryId.extend({ on: day, opinion: words.min(1), isChanged: z.boolean(), outcome: Outcome }),
    touches: touch,
    apply: (rows, p, o) => {
      const { on, opinion, isChanged, outcome } = p
      moveEntry(rows, p.entryId, o, 'entry/rechecked', 'agreed', {
        recheck: { on, opinion, isChanged, personId: o.by },
        outcome,
      })
    },
  }),

  /** Not every file is re-checked: this one passes on with the result it has. */
  'entry/recheck-waived': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ reason: words.min(1) }),
    touches: touch,
    apply: (rows, p, o) => moveEntry(rows, p.entryId, o, 'entry/recheck-waived', 'agreed'),
  }),

  'entry/fed-back': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ on: day, objectionDueOn: day, receivedBy: name }),
    touches: touch,
    apply: (rows, p, o) => {
      const { on, objectionDueOn, receivedBy } = p
      const feedback = { on, objectionDueOn, receivedBy, waivedOn: null }
      moveEntry(rows, p.entryId, o, 'entry/fed-back', 'fed-back', { feedback })
    },
  }),

  /** The unit says in writing that it has no objection; the term need not run out then. */
  'entry/objection-waived': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ on: day }),
    touches: touch,
    apply: (rows, p, o) => {
      const { feedback } = rows.get('entries', p.entryId)
      moveEntry(rows, p.entryId, o, 'entry/objection-waived', null, {
        feedback: feedback && { ...feedback, waivedOn: p.on },
      })
    },
  }),

  'entry/objection-filed': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ objection: Objection }),
    touches: touch,
    apply: (rows, p, o) => {
      const { objections } = rows.get('entries', p.entryId)
      moveEntry(rows, p.entryId, o, 'entry/objection-filed', 'objected', {
        objections: [...objections, { ...p.objection, decision: null }],
      })
    },
  }),

  'entry/objection-decided': defineEvent({
    v: 1,
    origin: 'main',
    schema: EntryId.extend({
      objectionId: z.uuid(),
      decision: ObjectionDecision,
      reviewId: z.uuid().nullable(),
      outcome: Outcome,
    }),
    touches: touch,
    apply: (rows, p, o) => {
      const { objections } = rows.get('entries', p.entryId)
      const decided = { ...p.decision, reviewId: p.reviewId }
      moveEntry(rows, p.entryId, o, 'entry/objection-decided', 'fed-back', {
        objections: objections.map((one) =>
          one.objectionId === p.objectionId ? { ...one, decision: decided } : one,
        ),
        outcome: p.outcome,
      })
    },
  }),

  'entry/finalized': defineEvent({
    v: 1,
    origin: 'main',
    schema: EntryId.extend({ caseId: z.uuid(), outcome: Outcome }),
    touches: (p) => [
      ['entries', p.entryId],
      ['cases', p.caseId],
    ],
    apply: (rows, p, o) => {
      moveEntry(rows, p.entryId, o, 'entry/finalized', 'final', { outcome: p.outcome })
      rows.put('cases', { ...rows.get('cases', p.caseId), state: 'submitted' })
    },
  }),

  'entry/announced': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ on: day, circular: words }),
    touches: touch,
    apply: (rows, p, o) => moveEntry(rows, p.entryId, o, 'entry/announced', 'announced'),
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
      inspectors: z.array(z.uuid()).min(1).max(20).readonly(),
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
    apply: (rows, p, o) => moveEntry(rows, p.entryId, o, 'entry/closed', 'closed'),
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
