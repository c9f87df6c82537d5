/**
 * The one guard before anything is written: may this event follow that state?
 * Main asks it for every event, whoever wants it, so that no screen, race or second window can
 * break an invariant. Pure; answers with a code the screen turns into a sentence.
 */
import type { Place } from '@shared/domain/case-file/place'
import type { FindingContent, Review } from '@shared/domain/review/review'
import { soleActor, type Actor } from '@shared/domain/people/person'
import { checkDeduction } from '@shared/domain/scoring/check-input'
import { deductionOf } from '@shared/domain/scoring/score-review'
import { refuse, type Result } from '@shared/lib/result'
import type { EventBody, EventType, PayloadOf } from './catalogue'
import { campaignChecks } from './checks/campaign-checks'
import { entryChecks } from './checks/entry-checks'
import { checkActor, peopleChecks } from './checks/people-checks'
import { documentChecks } from './checks/document-checks'
import { followUpChecks } from './checks/follow-up-checks'
import { kindChecks } from './checks/kind-checks'
import { loopChecks } from './checks/loop-checks'
import { checkHand, checkRoundMove, checkRoundStart } from './checks/round-checks'
import { sealChecks } from './checks/seal-checks'
import { lawChecks, standardChecks } from './checks/standard-checks'
import { all, areDistinct, FINE, withCase, type Checks, type Verdict } from './checks/verdict'
import type { MemoryTables } from './tables'

const withKnownCase = (state: MemoryTables, caseId: string): Verdict =>
  state.find('cases', caseId) ? FINE : refuse('case/unknown')

function withOpenReview(
  state: MemoryTables,
  p: { reviewId: string; caseId: string },
  then: (review: Review) => Verdict,
): Verdict {
  const review = state.find('reviews', p.reviewId)
  if (!review || review.caseId !== p.caseId) return refuse('review/unknown')
  if (review.state !== 'open') return refuse('review/closed')
  const usable = withCase(state, p.caseId)
  return usable.ok ? then(review) : usable
}

function checkItem(state: MemoryTables, review: Review, itemId: string): Verdict {
  const { standard } = state.get('standards', review.standardSha256)
  const known = [...standard.items, ...standard.vetoes].some((item) => item.id === itemId)
  return known ? FINE : refuse('review/unknown-item', { itemId })
}

type OnPage = { readonly kind: 'page'; readonly fileId: string; readonly pageIndex: number }

function checkPlace(state: MemoryTables, caseId: string, place: Place | OnPage): Verdict {
  if (place.kind === 'missing') return FINE
  const file = state.get('cases', caseId).files.find(({ fileId }) => fileId === place.fileId)
  if (!file) return refuse('finding/unknown-file')
  return place.pageIndex < file.pageCount
    ? FINE
    : refuse('finding/unknown-page', { page: place.pageIndex + 1 })
}

const asVerdict = (result: Result<unknown>): Verdict => (result.ok ? FINE : result)

/** A deduction costs points on a scored item; a veto hits a veto row; advice costs nothing. */
function checkAmount(state: MemoryTables, review: Review, finding: FindingContent): Verdict {
  const { standard } = state.get('standards', review.standardSha256)
  const item = standard.items.find(({ id }) => id === finding.itemId)
  const veto = standard.vetoes.find(({ id }) => id === finding.itemId)
  switch (finding.kind) {
    case 'deduction':
      if (!item) return refuse('finding/not-a-scored-item', { itemId: finding.itemId })
      if (finding.unitCenti <= 0) return refuse('finding/no-points', { itemId: finding.itemId })
      if (finding.unitCenti > item.pointsCenti)
        return refuse('finding/too-many-points', { itemId: finding.itemId })
      // What the score would refuse must not be recorded: it would be seen and cost nothing.
      return asVerdict(checkDeduction(standard, deductionOf({ ...finding, id: finding.itemId })))
    case 'veto':
      return veto ? FINE : refuse('finding/not-a-veto', { itemId: finding.itemId })
    case 'advice':
      return finding.unitCenti === 0 ? FINE : refuse('finding/advice-costs-nothing')
  }
}

const checkFinding = (state: MemoryTables, review: Review, finding: FindingContent): Verdict =>
  all(
    () => checkItem(state, review, finding.itemId),
    () => checkAmount(state, review, finding),
    ...finding.places.map((place) => () => checkPlace(state, review.caseId, place)),
  )

function withFinding(review: Review, findingId: string, isWithdrawn: boolean): Verdict {
  const finding = review.findings.find(({ id }) => id === findingId)
  if (!finding) return refuse('finding/unknown')
  return (finding.withdrawnAt !== null) === isWithdrawn ? FINE : refuse('finding/already-so')
}

/** One review a round; a round of a campaign needs its entry, and a later round what it is made from. */
function checkRound(state: MemoryTables, p: PayloadOf<'review/started'>, actor: Actor): Verdict {
  if (p.round === '训练') {
    return state.get('cases', p.caseId).sampleSlug === null ? refuse('training/no-key') : FINE
  }
  return checkRoundStart(state, p, actor, p.round)
}

function checkSuggestion(review: Review, suggestionId: string, isDecided: boolean): Verdict {
  const has = review.decisions.some((one) => one.suggestionId === suggestionId)
  return has === isDecided ? FINE : refuse('suggestion/already-so')
}

const CHECKS: Checks<EventType> = {
  ...campaignChecks,
  ...documentChecks,
  ...entryChecks,
  ...followUpChecks,
  ...kindChecks,
  ...lawChecks,
  ...loopChecks,
  ...peopleChecks,
  ...sealChecks,
  ...standardChecks,

  'case/registered': (state, p) =>
    all(
      () => (state.find('cases', p.caseId) ? refuse('case/exists') : FINE),
      () => (p.campaignId && !state.find('campaigns', p.campaignId) ? refuse('campaign/unknown') : FINE),
      () => (areDistinct(p.files.map(({ fileId }) => fileId)) ? FINE : refuse('case/duplicate-file')),
    ),
  'case/files-added': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      () =>
        areDistinct([...state.get('cases', p.caseId).files, ...p.files].map(({ fileId }) => fileId))
          ? FINE
          : refuse('case/duplicate-file'),
    ),
  'case/files-ordered': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      () => {
        const ids = new Set(state.get('cases', p.caseId).files.map(({ fileId }) => fileId))
        const isSameSet =
          areDistinct(p.fileIds) && p.fileIds.length === ids.size && p.fileIds.every((id) => ids.has(id))
        return isSameSet ? FINE : refuse('case/order-incomplete')
      },
    ),
  'case/facts-edited': (state, p) => withCase(state, p.caseId),
  'case/outline-set': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      ...p.outline.map((entry) => () => checkPlace(state, p.caseId, { ...entry, kind: 'page' })),
    ),
  'case/assigned': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      () => (p.campaignId && !state.find('campaigns', p.campaignId) ? refuse('campaign/unknown') : FINE),
    ),
  'case/removed': (state, p) => withCase(state, p.caseId),
  'case/restored': (state, p) =>
    all(
      () => withKnownCase(state, p.caseId),
      () => (state.get('cases', p.caseId).removedAt === null ? refuse('case/not-removed') : FINE),
    ),

  'review/started': (state, p, actor) =>
    all(
      () => withCase(state, p.caseId),
      () => (state.find('standards', p.standardSha256) ? FINE : refuse('standard/unknown')),
      () => checkRound(state, p, actor),
    ),
  'review/veto-style-set': (state, p) => withOpenReview(state, p, () => FINE),
  'review/item-checked': (state, p) =>
    withOpenReview(state, p, (review) => checkItem(state, review, p.itemId)),
  'review/item-excused': (state, p) =>
    withOpenReview(state, p, (review) => {
      const { standard } = state.get('standards', review.standardSha256)
      const item = [...standard.items, ...standard.vetoes].find(({ id }) => id === p.itemId)
      if (!item) return refuse('review/unknown-item', { itemId: p.itemId })
      return item.naAllowed || p.reason === null ? FINE : refuse('review/not-excusable', { itemId: p.itemId })
    }),
  'finding/recorded': (state, p) =>
    withOpenReview(state, p, (review) =>
      all(
        () => (review.findings.some(({ id }) => id === p.findingId) ? refuse('finding/exists') : FINE),
        () => checkFinding(state, review, p.finding),
      ),
    ),
  'finding/edited': (state, p) =>
    withOpenReview(state, p, (review) =>
      all(
        () => withFinding(review, p.findingId, false),
        () => checkFinding(state, review, p.finding),
      ),
    ),
  'finding/withdrawn': (state, p) =>
    withOpenReview(state, p, (review) => withFinding(review, p.findingId, false)),
  'finding/restored': (state, p) =>
    withOpenReview(state, p, (review) => withFinding(review, p.findingId, true)),
  'finding/veto-confirmed': (state, p, actor) =>
    withOpenReview(state, p, (review) => {
      const finding = review.findings.find(({ id }) => id === p.findingId)
      if (!finding || finding.kind !== 'veto' || finding.withdrawnAt !== null)
        return refuse('finding/unknown')
      return p.isConfirmed && finding.recordedBy === actor.name ? refuse('finding/own-veto') : FINE
    }),
  'suggestion/accepted': (state, p) =>
    withOpenReview(state, p, (review) =>
      all(
        () => checkSuggestion(review, p.suggestionId, false),
        () => checkFinding(state, review, p.finding),
      ),
    ),
  'suggestion/rejected': (state, p) =>
    withOpenReview(state, p, (review) => checkSuggestion(review, p.suggestionId, false)),
  'suggestion/reopened': (state, p) =>
    withOpenReview(state, p, (review) => checkSuggestion(review, p.suggestionId, true)),
  'review/submitted': (state, p) =>
    withOpenReview(state, p, (review) => checkRoundMove(state, review, p.entryId, 'submit')),
  'review/reopened': (state, p) => {
    const review = state.find('reviews', p.reviewId)
    if (!review || review.caseId !== p.caseId) return refuse('review/unknown')
    if (review.state !== 'submitted') return refuse('review/not-submitted')
    // The key has been seen: a new practice is begun instead.
    if (review.round === '训练') return refuse('training/final')
    const isUsed = state
      .all('documents')
      .some((d) => d.reviewId === review.id && (d.state === 'numbered' || d.state === 'sealed'))
    if (isUsed) return refuse('review/has-document')
    return all(
      () => withCase(state, p.caseId),
      () => checkRoundMove(state, review, p.entryId, 'reopen'),
    )
  },

  'settings/changed': () => FINE,
  'export/made': () => FINE,
}

/** May `body` be written next, by `actor`? */
export function checkEvent(state: MemoryTables, body: EventBody, actor: Actor = soleActor('')): Verdict {
  const allowed = checkActor(state, body, actor)
  if (!allowed.ok) return allowed
  const own = checkHand(state, body, actor)
  if (!own.ok) return own
  const check = CHECKS[body.type] as (state: MemoryTables, payload: unknown, actor: Actor) => Verdict
  return check(state, body.payload, actor)
}
