/**
 * What the standard allows a reviewer to say. Main checks an act with these before it is written; the score
 * itself stays total and lists anything unsound under `refused`.
 */
import { ok, refuse, type Result } from '@shared/lib/result'
import type { ScoringStandard } from '../checklist/standard'
import {
  MAX_COUNT,
  MAX_UNIT_CENTI,
  type NotApplicable,
  type ScoreDeduction,
  type VetoCall,
} from './score-input'

export function checkDeduction(standard: ScoringStandard, deduction: ScoreDeduction): Result<true> {
  const { itemId, unitCenti, count, ruleId } = deduction
  const item = standard.items.find((candidate) => candidate.id === itemId)
  if (!item) return refuse('score/unknown-item', { itemId })
  const rule = item.rules.find((candidate) => candidate.id === ruleId)
  if (ruleId !== undefined && !rule) return refuse('score/unknown-rule', { itemId, ruleId })
  if (!isWholeBetween(unitCenti, 0, MAX_UNIT_CENTI)) return refuse('score/points-out-of-range', { itemId })
  if (unitCenti % standard.stepCenti !== 0) {
    return refuse('score/points-off-step', { itemId, stepCenti: standard.stepCenti })
  }
  const range = rule?.range
  if (range && !isWholeBetween(unitCenti, range.minCenti, range.maxCenti)) {
    return refuse('score/points-outside-range', { itemId, ...range })
  }
  if (!isWholeBetween(count, 1, MAX_COUNT)) return refuse('score/count-out-of-range', { itemId })
  return ok(true)
}

export function checkNotApplicable(standard: ScoringStandard, entry: NotApplicable): Result<true> {
  const { itemId, reason } = entry
  const row = [...standard.items, ...standard.vetoes].find((candidate) => candidate.id === itemId)
  if (!row) return refuse('score/unknown-item', { itemId })
  if (!row.naAllowed) return refuse('score/na-not-allowed', { itemId })
  if (reason.trim() === '') return refuse('score/na-without-reason', { itemId })
  return ok(true)
}

/** A veto needs no words of its own: its row and its place in the file say what is wrong. */
export function checkVeto(standard: ScoringStandard, veto: VetoCall): Result<true> {
  const { itemId } = veto
  if (!standard.vetoes.some((candidate) => candidate.id === itemId)) {
    return refuse('score/unknown-veto', { itemId })
  }
  return ok(true)
}

function isWholeBetween(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max
}
