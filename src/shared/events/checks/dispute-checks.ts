/**
 * 行政执法争议协调: every party is heard, the 机构编制部门 asked, and a decision follows an expert meeting.
 * Source: docs/adr/0024 (founding article for who issues which; the rest our proposal).
 */
import type { Dispute, DisputeFacts } from '@shared/domain/loop/dispute'
import { mayDispute, mayEnd } from '@shared/domain/loop/matter-rules'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { checkLetter, isNew, notBefore, takesNext } from './loop-verdicts'
import { all, areDistinct, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

function withDispute(state: MemoryTables, disputeId: string, then: (dispute: Dispute) => Verdict): Verdict {
  const dispute = state.find('disputes', disputeId)
  if (!dispute) return refuse('dispute/unknown')
  const verdict = mayDispute(dispute)
  return verdict.ok ? then(dispute) : verdict
}

const soundFacts = (state: MemoryTables, { parties, matterId }: DisputeFacts): Verdict =>
  all(
    () => (areDistinct(parties) ? FINE : refuse('dispute/same-party')),
    () => (matterId === null || state.find('matters', matterId) ? FINE : refuse('matter/unknown')),
  )

const afterApplying = (what: string, on: string, { facts }: Dispute): Verdict =>
  notBefore(what, on, ['提出申请', facts.appliedOn])

export const disputeChecks: Checks<TypesOf<'dispute'>> = {
  'dispute/registered': (state, p) =>
    all(
      () => (state.find('disputes', p.disputeId) ? refuse('dispute/exists') : FINE),
      () => takesNext(state.all('disputes'), p),
      () => soundFacts(state, p.facts),
    ),
  'dispute/facts-edited': (state, p) =>
    withDispute(state, p.disputeId, ({ views, staffingOpinion, meetings }) => {
      const heard = views.find(({ party }) => !p.facts.parties.includes(party))
      const first = [
        ...[...views, ...meetings].map(({ on }) => on),
        ...(staffingOpinion === null ? [] : [staffingOpinion.on]),
      ].toSorted()[0]
      return all(
        () => soundFacts(state, p.facts),
        () => (heard === undefined ? FINE : refuse('dispute/party-heard', { party: heard.party })),
        () =>
          first === undefined ? FINE : notBefore('已登记的意见', first, ['提出申请', p.facts.appliedOn]),
      )
    }),
  'dispute/view-recorded': (state, p) =>
    withDispute(state, p.disputeId, (dispute) =>
      all(
        () =>
          dispute.facts.parties.includes(p.view.party)
            ? FINE
            : refuse('dispute/not-a-party', { party: p.view.party }),
        () => isNew(dispute.views.some(({ viewId }) => viewId === p.view.viewId)),
        () => afterApplying('意见', p.view.on, dispute),
      ),
    ),
  'dispute/staffing-opinion-recorded': (state, p) =>
    withDispute(state, p.disputeId, (dispute) => afterApplying('机构编制部门意见', p.opinion.on, dispute)),
  'dispute/meeting-held': (state, p) =>
    withDispute(state, p.disputeId, (dispute) => {
      const { meeting } = p
      const names = meeting.experts.map(({ name }) => name)
      const twice = names.find((name, index) => names.indexOf(name) !== index)
      return all(
        () => isNew(dispute.meetings.some(({ meetingId }) => meetingId === meeting.meetingId)),
        () => (twice === undefined ? FINE : refuse('loop/person-twice', { name: twice })),
        () => afterApplying('专家论证会', meeting.on, dispute),
      )
    }),
  'dispute/ended': (state, p) =>
    withDispute(state, p.disputeId, (dispute) =>
      all(
        () => mayEnd(dispute, p.ending.way),
        () =>
          notBefore(
            '办结',
            p.ending.on,
            ['提出申请', dispute.facts.appliedOn],
            ['各方意见', lastOf(dispute.views)],
            ['机构编制部门意见', dispute.staffingOpinion?.on],
            ['专家论证会', lastOf(dispute.meetings)],
          ),
        () => checkLetter(state, p.ending.documentId, { disputeId: p.disputeId }, p.ending.on),
      ),
    ),
}

const lastOf = (dated: readonly { readonly on: string }[]): string | undefined =>
  dated
    .map(({ on }) => on)
    .toSorted()
    .at(-1)
