import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { all, areDistinct, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

export const withCampaign = (state: MemoryTables, campaignId: string): Verdict =>
  state.find('campaigns', campaignId) ? FINE : refuse('campaign/unknown')

export const campaignChecks: Checks<TypesOf<'campaign' | 'roster' | 'draw'>> = {
  'campaign/opened': (state, p) =>
    state.all('campaigns').some(({ name, year }) => name === p.name && year === p.year)
      ? refuse('campaign/exists', { name: p.name })
      : FINE,
  'campaign/planned': (state, p) => withCampaign(state, p.campaignId),
  'roster/imported': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (state.find('rosters', p.rosterId) ? refuse('roster/exists') : FINE),
    ),
  'roster/withdrawn': (state, p) => {
    const roster = state.find('rosters', p.rosterId)
    return roster && roster.withdrawnAt === null ? FINE : refuse('roster/unknown')
  },
  'draw/made': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (state.find('draws', p.drawId) ? refuse('draw/exists') : FINE),
      () =>
        areDistinct(p.draw.picked.map(({ entryId }) => entryId)) &&
        p.draw.picked.every(({ entryId }) => !state.find('entries', entryId))
          ? FINE
          : refuse('draw/exists'),
    ),
}
