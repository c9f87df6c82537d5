/** 监督案件, 问题线索 and 争议协调: each in its order, each clue for those who may handle it. */
import { CLUE_STEPS, type Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter, MatterState } from '@shared/domain/loop/matter'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { all, areDistinct, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

type Numbered = { readonly year: number; readonly serial: number }

export const nextSerial = (rows: readonly Numbered[], year: number): number =>
  Math.max(0, ...rows.filter((row) => row.year === year).map(({ serial }) => serial)) + 1

const takesNext = (rows: readonly Numbered[], { year, serial }: Numbered): Verdict =>
  serial === nextSerial(rows, year) ? FINE : refuse('document/number-taken')

function withMatter(
  state: MemoryTables,
  matterId: string,
  states: readonly MatterState[],
  then: (matter: Matter) => Verdict = () => FINE,
): Verdict {
  const matter = state.find('matters', matterId)
  if (!matter) return refuse('matter/unknown')
  return states.includes(matter.state) ? then(matter) : refuse('matter/wrong-state')
}

function withClue(
  state: MemoryTables,
  clueId: string,
  states: readonly Clue['state'][],
  then: (clue: Clue) => Verdict = () => FINE,
): Verdict {
  const clue = state.find('clues', clueId)
  if (!clue) return refuse('clue/unknown')
  return states.includes(clue.state) ? then(clue) : refuse('clue/wrong-state')
}

function withDispute(
  state: MemoryTables,
  disputeId: string,
  then: (dispute: Dispute) => Verdict = () => FINE,
): Verdict {
  const dispute = state.find('disputes', disputeId)
  if (!dispute) return refuse('dispute/unknown')
  return dispute.state === 'open' ? then(dispute) : refuse('dispute/ended')
}

const knownCases = (state: MemoryTables, caseIds: readonly string[]): Verdict =>
  caseIds.every((id) => state.find('cases', id)) ? FINE : refuse('case/unknown')

/** A matter is not closed over a paper that still waits for an answer. */
function noOpenPaper(state: MemoryTables, matterId: string): Verdict {
  const open = state
    .all('documents')
    .filter((document) => document.matterId === matterId && document.state !== 'voided')
    .filter(({ kind, followUp }) => kind.followUp.needsReply && followUp.closing === null)
  return open.length === 0
    ? FINE
    : refuse('matter/paper-open', { number: open[0]?.number?.text ?? open[0]?.kind.title ?? '' })
}

export const loopChecks: Checks<TypesOf<'matter'> | TypesOf<'clue'> | TypesOf<'dispute'>> = {
  'matter/registered': (state, p) =>
    all(
      () => (state.find('matters', p.matterId) ? refuse('matter/exists') : FINE),
      () => takesNext(state.all('matters'), p),
      () => knownCases(state, p.facts.caseIds),
      () => (p.entryId === null || state.find('entries', p.entryId) ? FINE : refuse('entry/unknown')),
    ),
  'matter/facts-edited': (state, p) =>
    withMatter(state, p.matterId, ['open'], () => knownCases(state, p.facts.caseIds)),
  'matter/investigated': (state, p) =>
    withMatter(state, p.matterId, ['open'], () =>
      areDistinct(p.investigation.people.map(({ name }) => name)) ? FINE : refuse('matter/same-investigator'),
    ),
  'matter/closed': (state, p) =>
    withMatter(state, p.matterId, ['open'], () => noOpenPaper(state, p.matterId)),
  'matter/reopened': (state, p) => withMatter(state, p.matterId, ['closed']),
  'matter/archived': (state, p) => withMatter(state, p.matterId, ['closed']),

  'clue/registered': (state, p) =>
    all(
      () => (state.find('clues', p.clueId) ? refuse('clue/exists') : FINE),
      () => takesNext(state.all('clues'), p),
      () =>
        p.facts.matterId === null || state.find('matters', p.facts.matterId)
          ? FINE
          : refuse('matter/unknown'),
    ),
  'clue/facts-edited': (state, p) => withClue(state, p.clueId, ['registered']),
  'clue/approved': (state, p) =>
    withClue(state, p.clueId, ['registered'], ({ approvals }) =>
      CLUE_STEPS[approvals.length] === p.approval.step ? FINE : refuse('clue/step-order'),
    ),
  'clue/transferred': (state, p) => withClue(state, p.clueId, ['approved']),
  'clue/receipt-recorded': (state, p) => withClue(state, p.clueId, ['transferred']),
  'clue/result-recorded': (state, p) => withClue(state, p.clueId, ['transferred', 'received']),
  'clue/withdrawn': (state, p) => withClue(state, p.clueId, ['registered', 'approved']),

  'dispute/registered': (state, p) =>
    all(
      () => (state.find('disputes', p.disputeId) ? refuse('dispute/exists') : FINE),
      () => takesNext(state.all('disputes'), p),
      () => (areDistinct(p.facts.parties) ? FINE : refuse('dispute/same-party')),
    ),
  'dispute/facts-edited': (state, p) =>
    withDispute(state, p.disputeId, () =>
      areDistinct(p.facts.parties) ? FINE : refuse('dispute/same-party'),
    ),
  'dispute/view-recorded': (state, p) =>
    withDispute(state, p.disputeId, ({ facts }) =>
      facts.parties.includes(p.view.party) ? FINE : refuse('dispute/not-a-party'),
    ),
  'dispute/staffing-opinion-recorded': (state, p) => withDispute(state, p.disputeId),
  'dispute/meeting-held': (state, p) => withDispute(state, p.disputeId),
  'dispute/ended': (state, p) =>
    withDispute(state, p.disputeId, (dispute) => {
      const needsMeeting = p.ending.way === '协调决定' && dispute.meetings.length === 0
      return needsMeeting ? refuse('dispute/meeting-needed') : FINE
    }),
}
