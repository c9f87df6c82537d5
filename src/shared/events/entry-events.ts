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
  PanelDecision,
  PanelRecord,
} from '@shared/domain/campaign/entry'
import { Round, SubmittedResult } from '@shared/domain/review/review'
import { z } from '@shared/lib/zod'
import { chinaDay } from '@shared/lib/china-day'
import { newEntry } from './campaign-events'
import { afterFinalEvents } from './after-final-events'
import { day, EntryId, moveEntry, name, touch, words } from './entry-moves'
import { defineEvent } from './define'

const RecheckReason = z.enum(['lowest-grade', 'veto', 'highest-grade', 'no-grade', 'random'])

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
        { comparison: p.comparison, outcome: p.outcome },
      ),
  }),

  /** 采A, 采B or 自定 for one item that differs; said again, the later one holds. */
  'entry/panel-item-decided': defineEvent({
    v: 1,
    origin: 'person',
    schema: EntryId.extend({ decision: PanelDecision }),
    touches: touch,
    apply: (rows, p, o) => {
      const others = rows
        .get('entries', p.entryId)
        .panelDecisions.filter(({ itemId }) => itemId !== p.decision.itemId)
      const panelDecisions = [...others, p.decision]
      moveEntry(rows, p.entryId, o, 'entry/panel-item-decided', null, { panelDecisions })
    },
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
    schema: EntryId.extend({
      on: day,
      opinion: words.min(1),
      isChanged: z.boolean(),
      reasons: z.array(RecheckReason).readonly(),
      outcome: Outcome,
    }),
    touches: touch,
    apply: (rows, p, o) => {
      const { on, opinion, isChanged, reasons, outcome } = p
      moveEntry(rows, p.entryId, o, 'entry/rechecked', 'agreed', {
        recheck: { on, opinion, isChanged, isWaived: false, reasons, personId: o.by, name: o.actor },
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
    apply: (rows, p, o) =>
      moveEntry(rows, p.entryId, o, 'entry/recheck-waived', 'agreed', {
        recheck: {
          ...{ on: chinaDay(o.at), personId: o.by, name: o.actor },
          ...{ opinion: p.reason, isChanged: false, isWaived: true, reasons: [] },
        },
      }),
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
    /** `on`: today by main's clock; the term of objection must be over by then. */
    schema: EntryId.extend({ caseId: z.uuid(), on: day, outcome: Outcome }),
    touches: (p) => [
      ['entries', p.entryId],
      ['cases', p.caseId],
    ],
    apply: (rows, p, o) => {
      moveEntry(rows, p.entryId, o, 'entry/finalized', 'final', { outcome: p.outcome })
      rows.put('cases', { ...rows.get('cases', p.caseId), state: 'submitted' })
    },
  }),

  ...afterFinalEvents,
}
