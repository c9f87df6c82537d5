import { cleanText, fileIdentity } from '@shared/domain/campaign/clean-text'
import { isDrawnFrom, standingRosters, unitsDrawnBefore } from '@shared/domain/campaign/draw-list'
import { unsoundness } from '@shared/domain/campaign/plan-problems'
import type { PayloadOf } from '@shared/events/catalogue'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { all, areDistinct, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

export const withCampaign = (state: MemoryTables, campaignId: string): Verdict =>
  state.find('campaigns', campaignId) ? FINE : refuse('campaign/unknown')

/** One or two reviewers is settled before the first review: later the files would be judged unevenly. */
function keepsReviewCount(state: MemoryTables, p: PayloadOf<'campaign/planned'>): Verdict {
  const before = state.find('campaigns', p.campaignId)?.plan
  if (!before || before.isDoubleReview === p.plan.isDoubleReview) return FINE
  const hasBegun = state
    .all('entries')
    .some(({ campaignId, rounds }) => campaignId === p.campaignId && (rounds.a !== null || rounds.b !== null))
  return hasBegun ? refuse('campaign/reviews-begun') : FINE
}

function namesEachFileOnce(state: MemoryTables, p: PayloadOf<'roster/imported'>): Verdict {
  const seen = new Set(
    standingRosters(state.all('rosters'), p.campaignId).flatMap(({ files }) => files.map(fileIdentity)),
  )
  for (const file of p.files) {
    const identity = fileIdentity(file)
    if (seen.has(identity)) return refuse('roster/duplicate', { unit: file.unit, number: file.number })
    seen.add(identity)
  }
  return FINE
}

function drawsWhatIsListed(state: MemoryTables, { campaignId, draw }: PayloadOf<'draw/made'>): Verdict {
  const listed = new Set(
    standingRosters(state.all('rosters'), campaignId).flatMap(({ files }) => files.map(fileIdentity)),
  )
  return draw.picked.every(({ listed: file }) => listed.has(fileIdentity(file)))
    ? FINE
    : refuse('draw/not-listed')
}

function saysWhyAgain(state: MemoryTables, { campaignId, draw }: PayloadOf<'draw/made'>): Verdict {
  if ((draw.againReason ?? '') !== '') return FINE
  const before = unitsDrawnBefore(state.all('draws'), campaignId)
  const again = draw.strata.find(({ unit }) => before.has(unit))
  return again ? refuse('draw/already-drawn', { unit: again.unit }) : FINE
}

export const campaignChecks: Checks<TypesOf<'campaign' | 'roster' | 'draw'>> = {
  'campaign/opened': (state, p) =>
    state.all('campaigns').some(({ name, year }) => name === p.name && year === p.year)
      ? refuse('campaign/exists', { name: p.name })
      : FINE,
  'campaign/planned': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (unsoundness(p.plan).length > 0 ? refuse('campaign/plan-unsound') : FINE),
      () => keepsReviewCount(state, p),
    ),
  'roster/imported': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (state.find('rosters', p.rosterId) ? refuse('roster/exists') : FINE),
      () => namesEachFileOnce(state, p),
    ),
  'roster/withdrawn': (state, p) => {
    const roster = state.find('rosters', p.rosterId)
    if (!roster || roster.campaignId !== p.campaignId || roster.withdrawnAt !== null)
      return refuse('roster/unknown')
    return isDrawnFrom(roster, state.all('draws'), state.all('entries')) ? refuse('roster/drawn-from') : FINE
  },
  'draw/made': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (state.find('draws', p.drawId) ? refuse('draw/exists') : FINE),
      () =>
        cleanText(p.draw.drawnBy) === cleanText(p.draw.witness) ? refuse('draw/witness-is-drawer') : FINE,
      () =>
        areDistinct(p.draw.picked.map(({ entryId }) => entryId)) &&
        p.draw.picked.every(({ entryId }) => !state.find('entries', entryId))
          ? FINE
          : refuse('draw/exists'),
      () => drawsWhatIsListed(state, p),
      () => saysWhyAgain(state, p),
    ),
}
