/**
 * Works a score proof out again and says whether what it states follows from what it shows. The same `scoreCase`
 * and `compareReviews` as the program's own, so a genuine proof agrees to the last digit.
 */
import type { ScoringStandard } from '../checklist/standard'
import type { SubmittedResult } from '../review/review'
import { compareReviews, type ReviewComparison } from './compare-reviews'
import { ScoreProof, type ProofRound } from './proof'
import { scoreCase } from './score-case'
import type { ScoreResult } from './score-result'
import { submittedResultOf } from './score-review'
import { sha256OfText } from './sha256-of-text'

/** One value that is not what it should be. `undefined`: not there at all. */
export type ProofDifference = {
  /** `rounds[0].result.scoreTenths` */
  readonly path: string
  readonly stated: unknown
  readonly computed: unknown
}

export type CheckedRound = {
  readonly round: ProofRound
  /** Both null when the proof does not hold the edition. */
  readonly standard: ScoringStandard | null
  readonly result: ScoreResult | null
}

export type ProofCheck = {
  readonly equal: boolean
  /** Why it could not be read at all. */
  readonly unreadable: 'not-json' | 'other-version' | 'not-a-proof' | null
  readonly differences: readonly ProofDifference[]
  readonly proof: ScoreProof | null
  readonly rounds: readonly CheckedRound[]
  readonly comparison: ReviewComparison | null
}

/** @param json  the exported text, or what it parses to */
export function checkProof(json: unknown): ProofCheck {
  const raw = typeof json === 'string' ? parseJson(json) : json
  if (raw === undefined) return unreadable('not-json')
  if (isOtherVersion(raw)) return unreadable('other-version')
  const parsed = ScoreProof.safeParse(raw)
  if (!parsed.success) return unreadable('not-a-proof')
  const proof = parsed.data
  const rounds = proof.rounds.map((round) => computeRound(proof, round))
  const comparison = computeComparison(proof, rounds)
  const differences = [
    ...proof.standards.flatMap(({ sha256, standard }, index) =>
      compareValues(`standards[${index}].sha256`, sha256, sha256OfText(JSON.stringify(standard))),
    ),
    ...rounds.flatMap((round, index) => differencesOfRound(round, `rounds[${index}]`)),
    ...compareValues('comparison.result', proof.comparison?.result, comparison ?? undefined),
    ...differencesOfOutcome(proof, rounds, comparison),
  ]
  return { equal: differences.length === 0, unreadable: null, differences, proof, rounds, comparison }
}

function unreadable(why: NonNullable<ProofCheck['unreadable']>): ProofCheck {
  return { equal: false, unreadable: why, differences: [], proof: null, rounds: [], comparison: null }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

function isOtherVersion(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || !('v' in raw)) return false
  return raw.format === 'hengjuan/score-proof' && raw.v !== 1
}

function computeRound(proof: ScoreProof, round: ProofRound): CheckedRound {
  const standard = proof.standards.find(({ sha256 }) => sha256 === round.standardSha256)?.standard
  if (!standard) return { round, standard: null, result: null }
  return { round, standard, result: scoreCase(standard, round.input) }
}

function differencesOfRound({ round, result }: CheckedRound, path: string): ProofDifference[] {
  if (!result) return [{ path: `${path}.standardSha256`, stated: round.standardSha256, computed: undefined }]
  const submitted = round.submitted === null ? null : submittedResultOf(result)
  return [
    ...compareValues(`${path}.result`, round.result, result),
    ...compareValues(`${path}.submitted`, round.submitted, submitted satisfies SubmittedResult | null),
    ...placelessEntries(round).map((id) => ({
      ...{ path: `${path}.findings.${id}`, stated: undefined, computed: '页码' },
    })),
  ]
}

/** No place, no deduction: every entry that counts must say where it stands in the file. */
function placelessEntries({ input, findings }: ProofRound): string[] {
  const placed = new Set(findings.filter(({ places }) => places.length > 0).map(({ id }) => id))
  return [...input.deductions, ...input.vetoes].map(({ id }) => id).filter((id) => !placed.has(id))
}

function computeComparison(proof: ScoreProof, rounds: readonly CheckedRound[]): ReviewComparison | null {
  if (!proof.comparison) return null
  const { reviewA, reviewB } = proof.comparison
  const [a, b] = [reviewA, reviewB].map((id) => rounds.find(({ round }) => round.reviewId === id))
  if (!a?.standard || !a.result || !b?.result || a.round.standardSha256 !== b.round.standardSha256)
    return null
  return compareReviews(a.standard, a.result, a.round.input, b.result, b.round.input)
}

function differencesOfOutcome(
  { outcome }: ScoreProof,
  rounds: readonly CheckedRound[],
  comparison: ReviewComparison | null,
): ProofDifference[] {
  if (!outcome) return []
  const round = rounds.find((checked) => checked.round.reviewId === outcome.reviewId)
  const isAgreed = outcome.from === 'A+B'
  if (isAgreed ? comparison?.outcome !== 'agreed' : round?.round.round !== outcome.from) {
    return [{ path: 'outcome.from', stated: outcome.from, computed: undefined }]
  }
  const tenths = isAgreed ? comparison?.agreedTenths : round?.result?.scoreTenths
  const grade = isAgreed ? comparison?.agreedGrade : round?.result?.grade
  return [
    ...compareValues('outcome.scoreTenths', outcome.scoreTenths, tenths ?? null),
    ...compareValues('outcome.grade', outcome.grade, grade ?? ''),
  ]
}

/** The leaves in which two values of JSON differ; keys without a value are keys that are not there. */
export function compareValues(path: string, stated: unknown, computed: unknown): ProofDifference[] {
  if (!isBranch(stated) || !isBranch(computed) || Array.isArray(stated) !== Array.isArray(computed)) {
    return stated === computed ? [] : [{ path, stated, computed }]
  }
  const keys = new Set([...Object.keys(stated), ...Object.keys(computed)])
  return [...keys].flatMap((key) =>
    compareValues(
      Array.isArray(stated) ? `${path}[${key}]` : `${path}.${key}`,
      Object.hasOwn(stated, key) ? stated[key] : undefined,
      Object.hasOwn(computed, key) ? computed[key] : undefined,
    ),
  )
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
