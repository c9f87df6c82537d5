/** Which step may follow which: the state machine of one file in a campaign. */
import type { CampaignEntry, EntryState } from '@shared/domain/campaign/entry'
import { ENTRY_STATE_NAMES } from '@shared/domain/campaign/entry'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { withCampaign } from './campaign-checks'
import { all, FINE, withCase, type Checks, type TypesOf, type Verdict } from './verdict'

function inState(
  state: MemoryTables,
  entryId: string,
  allowed: readonly EntryState[],
  then: (entry: CampaignEntry) => Verdict = () => FINE,
): Verdict {
  const entry = state.find('entries', entryId)
  if (!entry) return refuse('entry/unknown')
  if (!allowed.includes(entry.state))
    return refuse('entry/wrong-step', { state: ENTRY_STATE_NAMES[entry.state] })
  return then(entry)
}

export const entryChecks: Checks<TypesOf<'entry'>> = {
  'entry/added': (state, p) =>
    all(
      () => withCampaign(state, p.campaignId),
      () => (state.find('entries', p.entryId) ? refuse('entry/exists') : FINE),
    ),
  'entry/handed-over': (state, p) => (state.find('entries', p.entryId) ? FINE : refuse('entry/unknown')),
  'entry/case-linked': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      () => inState(state, p.entryId, ['drawn', 'lent']),
    ),
  'entry/assigned': (state, p) => inState(state, p.entryId, ['drawn', 'lent', 'reviewing']),
  'entry/compared': (state, p) => inState(state, p.entryId, ['reviewing', 'reviewed']),
  'entry/panel-concluded': (state, p) => inState(state, p.entryId, ['panel']),
  'entry/rechecked': (state, p) => inState(state, p.entryId, ['recheck']),
  'entry/recheck-waived': (state, p) => inState(state, p.entryId, ['recheck']),
  'entry/fed-back': (state, p) => inState(state, p.entryId, ['agreed']),
  'entry/objection-waived': (state, p) => inState(state, p.entryId, ['fed-back']),
  'entry/objection-filed': (state, p) => inState(state, p.entryId, ['fed-back']),
  'entry/objection-decided': (state, p) => inState(state, p.entryId, ['objected']),
  'entry/finalized': (state, p) => inState(state, p.entryId, ['fed-back']),
  'entry/announced': (state, p) => inState(state, p.entryId, ['final']),
  'entry/rectification-ordered': (state, p) => inState(state, p.entryId, ['final', 'announced']),
  'entry/rectification-reported': (state, p) => inState(state, p.entryId, ['rectifying']),
  'entry/reinspected': (state, p) => inState(state, p.entryId, ['reinspecting']),
  'entry/closed': (state, p) => inState(state, p.entryId, ['final', 'announced', 'reinspecting']),
  'entry/transferred': (state, p) =>
    inState(state, p.entryId, ['final', 'announced', 'rectifying', 'reinspecting']),
}
