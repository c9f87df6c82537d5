/**
 * The state machine of one file in a campaign, asked before every step (domain/campaign/entry-steps), and who may
 * take which step. Roles are checked in people-checks; here it is about persons: nobody judges their own work.
 */
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { mayStep, type EntryAct } from '@shared/domain/campaign/entry-steps'
import { isProblem, rulingFindings } from '@shared/domain/campaign/entry-outcome'
import { recheckReasons } from '@shared/domain/campaign/recheck'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { withCampaign } from './campaign-checks'
import { checkAssigned, checkHandlers, checkParticipants } from './entry-people-checks'
import { isFirstReviewer, reviewsOf } from './round-checks'
import { all, areDistinct, FINE, withCase, type Checks, type TypesOf, type Verdict } from './verdict'

function step(
  state: MemoryTables,
  entryId: string,
  act: EntryAct,
  then: (entry: CampaignEntry) => Verdict = () => FINE,
): Verdict {
  const entry = state.find('entries', entryId)
  if (!entry) return refuse('entry/unknown')
  if (!mayStep(act, entry.state)) return refuse('entry/wrong-step', { act, state: entry.state })
  return then(entry)
}

const when = (isRight: boolean, code: `entry/${string}`): Verdict => (isRight ? FINE : refuse(code))

/** A review of the round was begun: it must be in before the round can be closed. */
const isRoundIn = (state: MemoryTables, reviewId: string | null): boolean =>
  reviewId !== null && state.find('reviews', reviewId)?.state === 'submitted'

/** What the leader may not let pass unseen. */
export function recheckReasonsOf(state: MemoryTables, entry: CampaignEntry) {
  const entries = state.all('entries').filter(({ campaignId }) => campaignId === entry.campaignId)
  const draw = state.all('draws').find(({ campaignId }) => campaignId === entry.campaignId)
  return recheckReasons(entry, {
    entries,
    gradesOf: ({ rounds }) => {
      const first = rounds.a === null ? undefined : state.find('reviews', rounds.a)
      return first ? state.get('standards', first.standardSha256).standard.grades : []
    },
    seed: draw?.seed ?? entry.campaignId,
  })
}

const problemsOf = (state: MemoryTables, entry: CampaignEntry): readonly string[] =>
  rulingFindings(entry, reviewsOf(state, entry.id)).flatMap(({ finding }) =>
    isProblem(finding) ? [finding.id] : [],
  )

/** The 申辩后 review of the objection that is open now; earlier objections have used theirs. */
const objectionReview = (entry: CampaignEntry): string | null =>
  entry.objections.some(({ decision }) => decision !== null && decision.reviewId === entry.rounds.objection)
    ? null
    : entry.rounds.objection

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && areDistinct(one) && one.every((id) => other.includes(id))

const isPassed = (entry: CampaignEntry): boolean =>
  entry.rectification?.reinspections.at(-1)?.isPassed === true

const knowsFindings = (entry: CampaignEntry, results: readonly { readonly findingId: string }[]): boolean => {
  const asked = entry.rectification?.items.map(({ findingId }) => findingId) ?? []
  return isSameSet(
    results.map(({ findingId }) => findingId),
    asked,
  )
}

const early: Checks<
  | 'entry/added'
  | 'entry/handed-over'
  | 'entry/case-linked'
  | 'entry/assigned'
  | 'entry/compared'
  | 'entry/panel-item-decided'
  | 'entry/panel-concluded'
  | 'entry/rechecked'
  | 'entry/recheck-waived'
> = {
  'entry/added': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (state.find('entries', p.entryId) ? refuse('entry/exists') : FINE),
    ),
  'entry/handed-over': (state, p) =>
    step(state, p.entryId, 'entry/handed-over', ({ handovers }) => {
      const isOut = handovers.at(-1)?.direction === 'out'
      return when(isOut === (p.handover.direction === 'back'), 'entry/handover-order')
    }),
  'entry/case-linked': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      () =>
        step(state, p.entryId, 'entry/case-linked', (entry) =>
          when(
            state.all('entries').every(({ id, caseId }) => id === entry.id || caseId !== p.caseId),
            'entry/case-taken',
          ),
        ),
      () =>
        state.all('reviews').some(({ caseId, round }) => caseId === p.caseId && round !== '训练')
          ? refuse('entry/case-reviewed')
          : FINE,
    ),
  'entry/assigned': (state, p) =>
    step(state, p.entryId, 'entry/assigned', (entry) => checkAssigned(state, entry, p.assignment)),
  'entry/compared': (state, p) => step(state, p.entryId, 'entry/compared'),
  'entry/panel-item-decided': (state, p) =>
    step(state, p.entryId, 'entry/panel-item-decided', (entry) => {
      const { itemId, follows } = p.decision
      const isBuilt = entry.rounds.panel !== null
      const old = entry.panelDecisions.find((one) => one.itemId === itemId)
      return all(
        () => when(entry.comparison?.differingItemIds.includes(itemId) === true, 'entry/item-agrees'),
        // The panel's review is made from these; afterwards it is changed there, only the reason here.
        () => when(!isBuilt || old?.follows === follows, 'entry/panel-begun'),
      )
    }),
  'entry/panel-concluded': (state, p) =>
    step(state, p.entryId, 'entry/panel-concluded', (entry) => {
      const { members, decider, dissents, decisions } = p.panel
      const isMember = (one: typeof decider): boolean =>
        members.some(({ personId, name }) => personId === one.personId && name === one.name)
      const decided = decisions.map(({ itemId }) => itemId)
      return all(
        () => when(isRoundIn(state, entry.rounds.panel), 'entry/panel-review-open'),
        () => when(isSameSet(decided, entry.comparison?.differingItemIds ?? []), 'entry/items-undecided'),
        () => checkParticipants(state, members),
        () => when(isMember(decider), 'entry/decider-not-member'),
        () =>
          when(
            dissents.every(({ person }) => isMember(person)),
            'entry/dissenter-not-member',
          ),
      )
    }),
  'entry/rechecked': (state, p, actor) =>
    step(state, p.entryId, 'entry/rechecked', (entry) =>
      all(
        () =>
          isFirstReviewer(state, entry, actor) ? refuse('entry/own-first-review', { act: '复核' }) : FINE,
        () =>
          when(
            entry.rounds.recheck === null || isRoundIn(state, entry.rounds.recheck),
            'entry/recheck-review-open',
          ),
        () => when(p.isChanged === (entry.rounds.recheck !== null), 'entry/recheck-review-open'),
      ),
    ),
  'entry/recheck-waived': (state, p) =>
    step(state, p.entryId, 'entry/recheck-waived', (entry) =>
      all(
        () => when(recheckReasonsOf(state, entry).length === 0, 'entry/recheck-needed'),
        () => when(entry.rounds.recheck === null, 'entry/recheck-review-open'),
      ),
    ),
}

const objection: Checks<
  | 'entry/fed-back'
  | 'entry/objection-waived'
  | 'entry/objection-filed'
  | 'entry/objection-decided'
  | 'entry/finalized'
> = {
  'entry/fed-back': (state, p) =>
    step(state, p.entryId, 'entry/fed-back', () => when(p.objectionDueOn > p.on, 'entry/term-backwards')),
  'entry/objection-waived': (state, p) =>
    step(state, p.entryId, 'entry/objection-waived', ({ feedback }) =>
      all(
        () => when(feedback?.waivedOn === null, 'entry/waived-already'),
        () => when(feedback === null || p.on >= feedback.on, 'entry/before-feedback'),
      ),
    ),
  'entry/objection-filed': (state, p) =>
    step(state, p.entryId, 'entry/objection-filed', ({ feedback, objections }) => {
      const { on, lateReason, objectionId, items } = p.objection
      const isOver = feedback !== null && (on > feedback.objectionDueOn || feedback.waivedOn !== null)
      return all(
        () =>
          when(
            objections.every((one) => one.objectionId !== objectionId),
            'entry/objection-unknown',
          ),
        () => when(feedback === null || on >= feedback.on, 'entry/before-feedback'),
        () => when(!isOver || lateReason !== '', 'entry/objection-late'),
        () => when(areDistinct(items.map(({ itemId }) => itemId)), 'entry/objection-item-twice'),
      )
    }),
  'entry/objection-decided': (state, p) =>
    step(state, p.entryId, 'entry/objection-decided', (entry) => {
      const open = entry.objections.find(({ objectionId }) => objectionId === p.objectionId)
      if (!open || open.decision !== null) return refuse('entry/objection-unknown')
      const { items, handlers, on } = p.decision
      const isUpheld = items.some((one) => one.isUpheld)
      const reviewId = objectionReview(entry)
      const asked = open.items.map(({ itemId }) => itemId)
      const answered = items.map(({ itemId }) => itemId)
      return all(
        () => when(on >= open.on, 'entry/before-objection'),
        () => when(isSameSet(answered, asked), 'entry/objection-items'),
        () => checkHandlers(state, entry, handlers),
        () => when(reviewId === null || isRoundIn(state, reviewId), 'entry/objection-review-open'),
        () => when(isUpheld === (reviewId !== null), 'entry/objection-review-needed'),
        () => when(p.reviewId === reviewId, 'entry/objection-review-needed'),
      )
    }),
  'entry/finalized': (state, p) =>
    step(state, p.entryId, 'entry/finalized', ({ feedback, caseId }) => {
      if (caseId !== p.caseId) return refuse('entry/unknown')
      if (feedback === null) return refuse('entry/unknown')
      return feedback.waivedOn !== null || p.on > feedback.objectionDueOn
        ? FINE
        : refuse('entry/term-running', { dueOn: feedback.objectionDueOn })
    }),
}

const after: Checks<
  | 'entry/announced'
  | 'entry/rectification-ordered'
  | 'entry/rectification-reported'
  | 'entry/reinspected'
  | 'entry/closed'
  | 'entry/transferred'
> = {
  'entry/announced': (state, p) => step(state, p.entryId, 'entry/announced'),
  'entry/rectification-ordered': (state, p) =>
    step(state, p.entryId, 'entry/rectification-ordered', (entry) => {
      const problems = problemsOf(state, entry)
      const ids = p.items.map(({ findingId }) => findingId)
      return all(
        () => when(p.dueOn > p.on, 'entry/term-backwards'),
        () => when(areDistinct(ids) && ids.every((id) => problems.includes(id)), 'entry/unknown-problem'),
      )
    }),
  'entry/rectification-reported': (state, p) =>
    step(state, p.entryId, 'entry/rectification-reported', (entry) =>
      when(knowsFindings(entry, p.results), 'entry/results-incomplete'),
    ),
  'entry/reinspected': (state, p) =>
    step(state, p.entryId, 'entry/reinspected', (entry) =>
      all(
        () => when(!isPassed(entry), 'entry/passed-already'),
        () => when(knowsFindings(entry, p.results), 'entry/results-incomplete'),
        () => when(!p.isPassed || p.results.every(({ isDone }) => isDone), 'entry/passed-with-open'),
        () => checkParticipants(state, p.inspectors),
      ),
    ),
  'entry/closed': (state, p) =>
    step(state, p.entryId, 'entry/closed', (entry) =>
      entry.state === 'reinspecting'
        ? when(isPassed(entry), 'entry/not-passed')
        : when(problemsOf(state, entry).length === 0, 'entry/problems-open'),
    ),
  'entry/transferred': (state, p) => step(state, p.entryId, 'entry/transferred'),
}

export const entryChecks: Checks<TypesOf<'entry'>> = { ...early, ...objection, ...after }
