import type { CampaignEntry, EntryState } from '@shared/domain/campaign/entry'
import { areFirstReviewsIn, isFirstRound } from '@shared/domain/campaign/entry-steps'
import {
  FindingContent,
  InheritedFinding,
  ReviewItemMark,
  Round,
  SubmittedResult,
  VetoStyle,
  type Finding,
  type Review,
  type SuggestionDecision,
} from '@shared/domain/review/review'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { defineEvent, type Occurrence } from './define'
import { moveEntry } from './entry-moves'
import type { Key, Rows } from './tables'

const ItemId = z.string().min(1).max(40)
/** `caseId` travels along so that an event names every row it touches. */
const ReviewId = z.object({ reviewId: z.uuid(), caseId: z.uuid() })
const FindingId = ReviewId.extend({ findingId: z.uuid() })

const SuggestionId = ReviewId.extend({
  suggestionId: z.string().min(1).max(60),
  shown: z.string().max(1000),
})

const touchReview = (p: { reviewId: string }): readonly Key[] => [['reviews', p.reviewId]]
const touchBoth = (p: { reviewId: string; caseId: string }): readonly Key[] => [
  ['reviews', p.reviewId],
  ['cases', p.caseId],
]

const UNMARKED: ReviewItemMark = { isChecked: false, naReason: null }

function changeReview(rows: Rows, reviewId: string, patch: Partial<Review>): void {
  rows.put('reviews', { ...rows.get('reviews', reviewId), ...patch })
}

function markItem(rows: Rows, reviewId: string, itemId: string, patch: Partial<ReviewItemMark>): void {
  const { items } = rows.get('reviews', reviewId)
  changeReview(rows, reviewId, {
    items: { ...items, [itemId]: { ...(items[itemId] ?? UNMARKED), ...patch } },
  })
}

function changeFinding(rows: Rows, reviewId: string, findingId: string, patch: object): void {
  const { findings } = rows.get('reviews', reviewId)
  changeReview(rows, reviewId, {
    findings: findings.map((finding) => (finding.id === findingId ? { ...finding, ...patch } : finding)),
  })
}

const saysTheSame = (a: FindingContent, b: FindingContent): boolean =>
  a.itemId === b.itemId &&
  a.kind === b.kind &&
  a.description === b.description &&
  a.law === b.law &&
  JSON.stringify(a.places) === JSON.stringify(b.places)

function decide(
  rows: Rows,
  { reviewId, suggestionId, shown }: z.infer<typeof SuggestionId>,
  decision: Pick<SuggestionDecision, 'kind' | 'findingId' | 'reason' | 'at' | 'by'>,
): void {
  const others = rows.get('reviews', reviewId).decisions.filter((one) => one.suggestionId !== suggestionId)
  changeReview(rows, reviewId, { decisions: [...others, { suggestionId, shown, ...decision }] })
}

function changeCaseState(rows: Rows, caseId: string, state: 'in-review' | 'submitted'): void {
  rows.put('cases', { ...rows.get('cases', caseId), state })
}

const Started = ReviewId.extend({
  standardSha256: Sha256,
  standardId: z.string().min(1),
  vetoStyle: VetoStyle,
  round: Round,
  entryId: z.uuid().nullable(),
  basedOn: z.array(z.uuid()).max(3).readonly(),
  /** What a later round takes over from the earlier ones, so that nothing of those is ever touched. */
  inherited: z
    .object({
      items: z.record(z.string(), ReviewItemMark).readonly(),
      findings: z.array(InheritedFinding).readonly(),
    })
    .nullable(),
})

/** Before there were rounds, every review was the one review of its case. */
export const SINGLE_REVIEW = { round: '初评', entryId: null, basedOn: [], inherited: null } as const

/** Where an entry keeps the review of a round. */
const ROUND_SLOTS: Readonly<Partial<Record<Round, keyof CampaignEntry['rounds']>>> = {
  初评: 'a',
  初评A: 'a',
  初评B: 'b',
  合议: 'panel',
  复核: 'recheck',
  申辩后: 'objection',
}

const takeOver = (one: InheritedFinding, at: string): Finding => ({
  ...one.finding,
  id: one.findingId,
  recordedAt: at,
  recordedBy: one.recordedBy,
  withdrawnAt: null,
  inheritedFrom: one.inheritedFrom,
  confirmedBy: one.confirmedBy,
})

/** Absent in records from before there were entries. */
const OfEntry = z.uuid().nullable().optional()

const touchAll = (p: {
  reviewId: string
  caseId: string
  entryId?: string | null | undefined
}): readonly Key[] => [...touchBoth(p), ...(p.entryId ? [['entries', p.entryId] as const] : [])]

/** 初评完成 as soon as every first review is in; back to 初评中 when one is taken back. */
function countRound(rows: Rows, review: Review, occurrence: Occurrence, eventType: string, isIn: boolean) {
  if (review.entryId === null || review.round === '训练') return
  const entry = rows.get('entries', review.entryId)
  const others = entry.submittedRounds.filter((round) => round !== review.round)
  const submittedRounds = isIn ? [...others, review.round] : others
  const state: EntryState | null = !isFirstRound(review.round)
    ? null
    : areFirstReviewsIn(submittedRounds)
      ? 'reviewed'
      : 'reviewing'
  moveEntry(rows, entry.id, occurrence, eventType, state, { submittedRounds })
}

/** Inside a campaign the case is done when its entry is final, not when one of its reviews is. */
const isOutsideRounds = (review: Review): boolean => review.round === '初评' && review.entryId === null

export const reviewEvents = {
  'review/started': defineEvent({
    v: 2,
    origin: 'main',
    schema: Started,
    touches: (p) => [...touchBoth(p), ...(p.entryId === null ? [] : [['entries', p.entryId] as const])],
    lift: (payload) => ({
      ...(payload as Omit<z.infer<typeof Started>, keyof typeof SINGLE_REVIEW>),
      ...SINGLE_REVIEW,
    }),
    apply: (rows, p, occurrence) => {
      const { at, actor, by } = occurrence
      rows.put('reviews', {
        id: p.reviewId,
        caseId: p.caseId,
        round: p.round,
        entryId: p.entryId,
        basedOn: p.basedOn,
        standardSha256: p.standardSha256,
        standardId: p.standardId,
        vetoStyle: p.vetoStyle,
        state: 'open',
        startedAt: at,
        reviewer: actor,
        reviewerId: by,
        submittedAt: null,
        result: null,
        items: p.inherited?.items ?? {},
        findings: (p.inherited?.findings ?? []).map((one) => takeOver(one, at)),
        decisions: [],
      })
      if (p.entryId !== null) {
        const { rounds, state, submittedRounds } = rows.get('entries', p.entryId)
        const slot = ROUND_SLOTS[p.round]
        const to = state === 'lent' || state === 'drawn' ? 'reviewing' : null
        moveEntry(rows, p.entryId, occurrence, 'review/started', to, {
          rounds: slot === undefined ? rounds : { ...rounds, [slot]: p.reviewId },
          // A second objection has a review of its own.
          submittedRounds: submittedRounds.filter((round) => round !== p.round),
        })
      }
      if (p.round !== '训练') changeCaseState(rows, p.caseId, 'in-review')
    },
  }),

  'review/veto-style-set': defineEvent({
    v: 1,
    origin: 'person',
    schema: ReviewId.extend({ vetoStyle: VetoStyle }),
    touches: touchReview,
    apply: (rows, p) => changeReview(rows, p.reviewId, { vetoStyle: p.vetoStyle }),
  }),

  'review/item-checked': defineEvent({
    v: 1,
    origin: 'person',
    schema: ReviewId.extend({ itemId: ItemId, isChecked: z.boolean() }),
    touches: touchReview,
    apply: (rows, p) => markItem(rows, p.reviewId, p.itemId, { isChecked: p.isChecked }),
  }),

  'review/item-excused': defineEvent({
    v: 1,
    origin: 'person',
    /** 合理缺项; `reason: null` takes it back. */
    schema: ReviewId.extend({ itemId: ItemId, reason: z.string().trim().min(1).max(500).nullable() }),
    touches: touchReview,
    apply: (rows, p) => markItem(rows, p.reviewId, p.itemId, { naReason: p.reason }),
  }),

  'finding/recorded': defineEvent({
    v: 1,
    origin: 'person',
    schema: FindingId.extend({ finding: FindingContent }),
    touches: touchReview,
    apply: (rows, p, { at, actor }) =>
      changeReview(rows, p.reviewId, {
        findings: [
          ...rows.get('reviews', p.reviewId).findings,
          { ...p.finding, id: p.findingId, recordedAt: at, recordedBy: actor, withdrawnAt: null },
        ],
      }),
  }),

  'finding/edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: FindingId.extend({ finding: FindingContent }),
    touches: touchReview,
    apply: (rows, p) => {
      const old = rows.get('reviews', p.reviewId).findings.find(({ id }) => id === p.findingId)
      // What the second person agreed to has changed: the veto waits again. A link alone changes nothing of it.
      const isKept = old !== undefined && saysTheSame(old, p.finding)
      const confirmed = !old?.confirmedBy || isKept ? {} : { confirmedBy: null }
      changeFinding(rows, p.reviewId, p.findingId, { ...p.finding, ...confirmed })
    },
  }),

  'finding/withdrawn': defineEvent({
    v: 1,
    origin: 'person',
    schema: FindingId,
    touches: touchReview,
    apply: (rows, p, { at }) => changeFinding(rows, p.reviewId, p.findingId, { withdrawnAt: at }),
  }),

  'finding/restored': defineEvent({
    v: 1,
    origin: 'person',
    schema: FindingId,
    touches: touchReview,
    apply: (rows, p) => changeFinding(rows, p.reviewId, p.findingId, { withdrawnAt: null }),
  }),

  'review/submitted': defineEvent({
    v: 1,
    origin: 'main',
    schema: ReviewId.extend({ entryId: OfEntry, result: SubmittedResult }),
    touches: touchAll,
    apply: (rows, p, occurrence) => {
      changeReview(rows, p.reviewId, { state: 'submitted', submittedAt: occurrence.at, result: p.result })
      const review = rows.get('reviews', p.reviewId)
      if (isOutsideRounds(review)) changeCaseState(rows, p.caseId, 'submitted')
      countRound(rows, review, occurrence, 'review/submitted', true)
    },
  }),

  'review/reopened': defineEvent({
    v: 1,
    origin: 'person',
    schema: ReviewId.extend({ entryId: OfEntry, reason: z.string().trim().min(1).max(500) }),
    touches: touchAll,
    apply: (rows, p, occurrence) => {
      changeReview(rows, p.reviewId, { state: 'open', submittedAt: null, result: null })
      const review = rows.get('reviews', p.reviewId)
      if (isOutsideRounds(review)) changeCaseState(rows, p.caseId, 'in-review')
      countRound(rows, review, occurrence, 'review/reopened', false)
    },
  }),

  /** A veto needs a second person; until then it is shown as 待确认. `isConfirmed: false` takes it back. */
  'finding/veto-confirmed': defineEvent({
    v: 1,
    origin: 'person',
    schema: FindingId.extend({ isConfirmed: z.boolean() }),
    touches: touchReview,
    apply: (rows, p, { actor }) =>
      changeFinding(rows, p.reviewId, p.findingId, { confirmedBy: p.isConfirmed ? actor : null }),
  }),

  /** What the law clocks suggested and a person took over, as a finding of their own. */
  'suggestion/accepted': defineEvent({
    v: 1,
    origin: 'person',
    schema: SuggestionId.extend({ findingId: z.uuid(), finding: FindingContent }),
    touches: touchReview,
    apply: (rows, p, { at, actor }) => {
      const { findings } = rows.get('reviews', p.reviewId)
      const known = findings.some(({ id }) => id === p.findingId)
      // Redo after an undo: the finding is there, withdrawn.
      if (known) changeFinding(rows, p.reviewId, p.findingId, { ...p.finding, withdrawnAt: null })
      else
        changeReview(rows, p.reviewId, {
          findings: [
            ...findings,
            { ...p.finding, id: p.findingId, recordedAt: at, recordedBy: actor, withdrawnAt: null },
          ],
        })
      decide(rows, p, { kind: 'accepted', findingId: p.findingId, reason: '', at, by: actor })
    },
  }),

  'suggestion/rejected': defineEvent({
    v: 1,
    origin: 'person',
    schema: SuggestionId.extend({ reason: z.string().trim().min(1).max(500) }),
    touches: touchReview,
    apply: (rows, p, { at, actor }) =>
      decide(rows, p, { kind: 'rejected', findingId: null, reason: p.reason, at, by: actor }),
  }),

  /** Takes the decision back; a finding it made is withdrawn with it. */
  'suggestion/reopened': defineEvent({
    v: 1,
    origin: 'person',
    schema: ReviewId.extend({ suggestionId: z.string().min(1).max(60) }),
    touches: touchReview,
    apply: (rows, p, { at }) => {
      const { decisions } = rows.get('reviews', p.reviewId)
      const old = decisions.find(({ suggestionId }) => suggestionId === p.suggestionId)
      if (old?.findingId) changeFinding(rows, p.reviewId, old.findingId, { withdrawnAt: at })
      changeReview(rows, p.reviewId, { decisions: decisions.filter((one) => one !== old) })
    },
  }),
}
