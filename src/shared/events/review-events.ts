import { ScoringStandard } from '@shared/domain/checklist/standard'
import {
  FindingContent,
  SubmittedResult,
  VetoStyle,
  type Review,
  type ReviewItemMark,
} from '@shared/domain/review/review'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import type { Key, Rows } from './tables'

const ItemId = z.string().min(1).max(40)
/** `caseId` travels along so that an event names every row it touches. */
const ReviewId = z.object({ reviewId: z.uuid(), caseId: z.uuid() })
const FindingId = ReviewId.extend({ findingId: z.uuid() })

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

function changeCaseState(rows: Rows, caseId: string, state: 'in-review' | 'submitted'): void {
  rows.put('cases', { ...rows.get('cases', caseId), state })
}

export const reviewEvents = {
  'standard/adopted': defineEvent({
    v: 1,
    origin: 'main',
    schema: z.object({ sha256: Sha256, standard: ScoringStandard }),
    touches: (p) => [['standards', p.sha256]],
    apply: (rows, p, { at }) => rows.put('standards', { id: p.sha256, adoptedAt: at, standard: p.standard }),
  }),

  'review/started': defineEvent({
    v: 1,
    origin: 'main',
    schema: ReviewId.extend({ standardSha256: Sha256, standardId: z.string().min(1), vetoStyle: VetoStyle }),
    touches: touchBoth,
    apply: (rows, p, { at, actor }) => {
      rows.put('reviews', {
        id: p.reviewId,
        caseId: p.caseId,
        round: '初评',
        standardSha256: p.standardSha256,
        standardId: p.standardId,
        vetoStyle: p.vetoStyle,
        state: 'open',
        startedAt: at,
        reviewer: actor,
        submittedAt: null,
        result: null,
        items: {},
        findings: [],
      })
      changeCaseState(rows, p.caseId, 'in-review')
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
    apply: (rows, p) => changeFinding(rows, p.reviewId, p.findingId, p.finding),
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
    schema: ReviewId.extend({ result: SubmittedResult }),
    touches: touchBoth,
    apply: (rows, p, { at }) => {
      changeReview(rows, p.reviewId, { state: 'submitted', submittedAt: at, result: p.result })
      changeCaseState(rows, p.caseId, 'submitted')
    },
  }),

  'review/reopened': defineEvent({
    v: 1,
    origin: 'person',
    schema: ReviewId.extend({ reason: z.string().trim().min(1).max(500) }),
    touches: touchBoth,
    apply: (rows, p) => {
      changeReview(rows, p.reviewId, { state: 'open', submittedAt: null, result: null })
      changeCaseState(rows, p.caseId, 'in-review')
    },
  }),
}
