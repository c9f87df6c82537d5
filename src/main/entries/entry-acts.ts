/**
 * Steps of an entry whose result is worked out here from the record, whatever a screen says: comparison, panel,
 * re-check, answer to an objection, and 定稿.
 */
import type {
  CampaignEntry,
  Comparison,
  ObjectionDecision,
  Outcome,
  PanelMinutes,
} from '@shared/domain/campaign/entry'
import { compareEntry, outcomeOfReview } from '@shared/domain/campaign/entry-outcome'
import { mayStep, type EntryAct } from '@shared/domain/campaign/entry-steps'
import type { Review } from '@shared/domain/review/review'
import { recheckReasonsOf } from '@shared/events/checks/entry-checks'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import type { Office } from '../office/office'

type Books = Pick<Office, 'record' | 'now'>

/** Asked before anything is computed, so that a wrong order meets its own sentence and not a missing result. */
function entryAt(state: MemoryTables, entryId: string, act: EntryAct): CampaignEntry {
  const entry = state.find('entries', entryId)
  if (!entry) throw new AppError('entry/unknown', 'no such entry')
  if (!mayStep(act, entry.state))
    throw new AppError('entry/wrong-step', `not in ${entry.state}`, { act, state: entry.state })
  return entry
}

function submitted(state: MemoryTables, reviewId: string | null, code: `entry/${string}`): Review {
  const review = reviewId === null ? undefined : state.find('reviews', reviewId)
  if (review?.state !== 'submitted') throw new AppError(code, 'the review of this round is not in')
  return review
}

const standing = (entry: CampaignEntry): Outcome => {
  if (entry.outcome === null) throw new Error(`entry ${entry.id} has no result after its comparison`)
  return entry.outcome
}

export async function compare({ record }: Books, entryId: string): Promise<Comparison> {
  await record.write((state) => {
    const entry = entryAt(state, entryId, 'entry/compared')
    const a = submitted(state, entry.rounds.a, 'entry/wrong-step')
    const b = entry.rounds.b === null ? null : submitted(state, entry.rounds.b, 'entry/wrong-step')
    const { standard } = state.get('standards', a.standardSha256)
    return [{ type: 'entry/compared', payload: { entryId, ...compareEntry(standard, a, b) } }]
  })
  const { comparison } = record.state.get('entries', entryId)
  if (comparison === null) throw new Error('compared without a comparison')
  return comparison
}

export async function concludePanel(
  { record }: Books,
  entryId: string,
  minutes: PanelMinutes,
): Promise<null> {
  await record.write((state) => {
    const entry = entryAt(state, entryId, 'entry/panel-concluded')
    const review = submitted(state, entry.rounds.panel, 'entry/panel-review-open')
    const panel = { ...minutes, decisions: entry.panelDecisions }
    return [{ type: 'entry/panel-concluded', payload: { entryId, panel, outcome: outcomeOfReview(review) } }]
  })
  return null
}

/** With a review of its own the re-check changes the result; without one it stands as it is. */
export async function recheck(
  { record }: Books,
  entryId: string,
  { on, opinion }: { readonly on: string; readonly opinion: string },
): Promise<null> {
  await record.write((state) => {
    const entry = entryAt(state, entryId, 'entry/rechecked')
    const isChanged = entry.rounds.recheck !== null
    const outcome = isChanged
      ? outcomeOfReview(submitted(state, entry.rounds.recheck, 'entry/recheck-review-open'))
      : standing(entry)
    const reasons = recheckReasonsOf(state, entry)
    return [{ type: 'entry/rechecked', payload: { entryId, on, opinion, isChanged, reasons, outcome } }]
  })
  return null
}

export async function decideObjection(
  { record }: Books,
  order: { readonly entryId: string; readonly objectionId: string; readonly decision: ObjectionDecision },
): Promise<null> {
  await record.write((state) => {
    const entry = entryAt(state, order.entryId, 'entry/objection-decided')
    const isUpheld = order.decision.items.some((item) => item.isUpheld)
    const { objection } = entry.rounds
    const isUsed = entry.objections.some(({ decision }) => decision?.reviewId === objection)
    const reviewId = isUsed ? null : objection
    if (isUpheld && reviewId === null)
      throw new AppError('entry/objection-review-needed', 'nothing to change the result by')
    const outcome = isUpheld
      ? outcomeOfReview(submitted(state, reviewId, 'entry/objection-review-open'))
      : standing(entry)
    return [{ type: 'entry/objection-decided', payload: { ...order, reviewId, outcome } }]
  })
  return null
}

export async function finalize({ record, now }: Books, entryId: string): Promise<null> {
  await record.write((state) => {
    const entry = entryAt(state, entryId, 'entry/finalized')
    if (entry.caseId === null) throw new Error('an entry with a result and no case')
    const payload = {
      entryId,
      caseId: entry.caseId,
      on: chinaDay(now().toISOString()),
      outcome: standing(entry),
    }
    return [{ type: 'entry/finalized', payload }]
  })
  return null
}
