/** Which steps a matter, a clue and a dispute allow; asked by the guard and by the screens alike. */
import { ok, refuse, type Result } from '@shared/lib/result'
import { CLUE_STEPS, type Clue } from './clue'
import type { Dispute, DisputeEnding } from './dispute'
import type { Matter, MatterState } from './matter'
import { isPaperOpen, type Paper } from './progress'

const FINE = ok(null)

export const MATTER_ACTS = [
  'matter/facts-edited',
  'matter/investigated',
  'matter/closed',
  'matter/reopened',
  'matter/archived',
] as const
export type MatterAct = (typeof MATTER_ACTS)[number]

const MATTER_STATES: Readonly<Record<MatterAct, MatterState>> = {
  'matter/facts-edited': 'open',
  'matter/investigated': 'open',
  'matter/closed': 'open',
  'matter/reopened': 'closed',
  'matter/archived': 'closed',
}

export const papersOf = (matterId: string, documents: readonly Paper[]): readonly Paper[] =>
  documents.filter((document) => document.matterId === matterId && document.state !== 'voided')

/** @param papers  of this matter (`papersOf`) */
export function mayMatter(
  matter: Pick<Matter, 'state'>,
  act: MatterAct,
  papers: readonly Paper[],
): Result<null> {
  if (matter.state !== MATTER_STATES[act]) return refuse('matter/wrong-state', { state: matter.state })
  const open = act === 'matter/closed' ? papers.find(isPaperOpen) : undefined
  return open === undefined
    ? FINE
    : refuse('matter/paper-open', { number: open.number?.text ?? open.kind.title })
}

export const CLUE_ACTS = [
  'clue/facts-edited',
  'clue/approved',
  'clue/transferred',
  'clue/receipt-recorded',
  'clue/result-recorded',
  'clue/withdrawn',
] as const
export type ClueAct = (typeof CLUE_ACTS)[number]

const CLUE_STATES: Readonly<Record<ClueAct, readonly Clue['state'][]>> = {
  'clue/facts-edited': ['registered'],
  'clue/approved': ['registered'],
  'clue/transferred': ['approved'],
  'clue/receipt-recorded': ['transferred'],
  'clue/result-recorded': ['transferred', 'received'],
  'clue/withdrawn': ['registered', 'approved'],
}

export const mayClue = (clue: Pick<Clue, 'state'>, act: ClueAct): Result<null> =>
  CLUE_STATES[act].includes(clue.state) ? FINE : refuse('clue/wrong-state', { state: clue.state })

/** The step of the approval that comes next; null when all have been passed. */
export const nextClueStep = ({ approvals }: Pick<Clue, 'approvals'>): (typeof CLUE_STEPS)[number] | null =>
  CLUE_STEPS[approvals.length] ?? null

export const DISPUTE_ACTS = [
  'dispute/facts-edited',
  'dispute/view-recorded',
  'dispute/staffing-opinion-recorded',
  'dispute/meeting-held',
  'dispute/ended',
] as const
export type DisputeAct = (typeof DISPUTE_ACTS)[number]

export const mayDispute = ({ state }: Pick<Dispute, 'state'>): Result<null> =>
  state === 'open' ? FINE : refuse('dispute/ended')

/** Parties that have not been heard. */
export const unheardParties = ({ facts, views }: Pick<Dispute, 'facts' | 'views'>): readonly string[] =>
  facts.parties.filter((party) => !views.some((view) => view.party === party))

/**
 * 协调意见 needs every side and the 机构编制部门; 协调决定 the expert meeting besides. What the parties settle or take back
 * themselves needs nothing.
 */
export function mayEnd(dispute: Dispute, way: DisputeEnding['way']): Result<null> {
  if (dispute.state !== 'open') return refuse('dispute/ended')
  if (way === '达成一致' || way === '撤回申请') return FINE
  const [party] = unheardParties(dispute)
  if (party !== undefined) return refuse('dispute/party-unheard', { party })
  if (dispute.staffingOpinion === null) return refuse('dispute/staffing-opinion-needed')
  return way === '协调决定' && dispute.meetings.length === 0 ? refuse('dispute/meeting-needed') : FINE
}
