/**
 * 抽卷: who is in, worked out from the list, the rule and the seed and nothing else (docs/adr/0019).
 * The lot of a file is SHA-256(seed ⏎ unit ⏎ number); in every stratum the smallest lots are in. Anybody with a tool that
 * computes SHA-256 can check a single file, or all of them. Pure: the hash is an argument.
 */
import { ok, refuse, type Result } from '@shared/lib/result'
import { groupBy } from '@shared/lib/group-by'
import { canonicalFiles, canonicalListText } from './canonical-list'
import type { DrawRule, ListedFile } from './campaign'
import { cleanText, compareText, fileIdentity } from './clean-text'
import type { Stratum } from './draw'

export const DRAW_ALGORITHM = 'hengjuan-draw-1'

/** @returns lower-case hex of the SHA-256 of the text in UTF-8 */
export type HashText = (text: string) => string

export type PickedFile = {
  readonly listed: ListedFile
  readonly origin: 'drawn' | 'required'
  /** The lot, 64 hex digits. */
  readonly key: string
}

export type DrawOutcome = {
  readonly listSha256: string
  readonly listCount: number
  readonly strata: readonly Stratum[]
  /** By stratum; required files first, then by lot. */
  readonly picked: readonly PickedFile[]
}

/** What is hashed for one file. */
export const lotText = (seed: string, { unit, number }: Pick<ListedFile, 'unit' | 'number'>): string =>
  `${cleanText(seed)}\n${cleanText(unit)}\n${cleanText(number)}`

/**
 * Files of one unit that are looked at: the ratio rounded up, at least the minimum, at most the maximum, never more
 * than there are, never fewer than the required ones.
 */
export function quotaOfUnit(rule: DrawRule, total: number, required: number): number {
  const byRatio = Math.floor((rule.ratioPermille * total + 999) / 1000)
  const bounded = Math.min(rule.maxPerUnit, Math.max(rule.minPerUnit, byRatio))
  return Math.min(total, Math.max(required, bounded))
}

/**
 * Largest remainder: each share rounded down first, then one each to the largest remainders; on a tie to the larger
 * count, then to the earlier one. No share exceeds its count as long as `places` does not exceed their sum.
 */
export function shareOut(places: number, counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((total, count) => total + count, 0)
  if (sum === 0 || places <= 0) return counts.map(() => 0)
  const shares = counts.map((count, index) => ({
    index,
    count,
    whole: Math.floor((places * count) / sum),
    remainder: (places * count) % sum,
  }))
  const left = places - shares.reduce((total, { whole }) => total + whole, 0)
  const lucky = new Set(
    shares
      .toSorted((a, b) => b.remainder - a.remainder || b.count - a.count || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  )
  return shares.map(({ index, whole }) => whole + (lucky.has(index) ? 1 : 0))
}

const isRequired = ({ mustReason }: ListedFile): boolean => mustReason !== ''

type Layer = { readonly caseType: string | null; readonly files: readonly ListedFile[] }

/** Strata of one unit in canonical order, with how many of each go in by lot. */
function drawUnit(
  unit: string,
  files: readonly ListedFile[],
  rule: DrawRule,
  lotOf: (file: ListedFile) => string,
): { readonly strata: readonly Stratum[]; readonly picked: readonly PickedFile[] } {
  const layers: readonly Layer[] = rule.isByCaseType
    ? [...groupBy(files, ({ caseType }) => caseType)].map(([caseType, own]) => ({ caseType, files: own }))
    : [{ caseType: null, files }]
  const required = files.filter(isRequired).length
  const places = quotaOfUnit(rule, files.length, required) - required
  const open = layers.map((layer) => layer.files.filter((file) => !isRequired(file)))
  const shares = shareOut(
    places,
    open.map(({ length }) => length),
  )
  const strata = layers.map(({ caseType, files: own }, index) => ({
    unit,
    caseType,
    total: own.length,
    required: own.length - (open[index]?.length ?? 0),
    drawn: shares[index] ?? 0,
  }))
  const picked = layers.flatMap((layer, index) => [
    ...layer.files
      .filter(isRequired)
      .map((listed): PickedFile => ({ listed, origin: 'required', key: lotOf(listed) })),
    ...(open[index] ?? [])
      .map((listed): PickedFile => ({ listed, origin: 'drawn', key: lotOf(listed) }))
      .sort((a, b) => compareText(a.key, b.key))
      .slice(0, shares[index] ?? 0),
  ])
  return { strata, picked }
}

/** Refuses `draw/no-files`, `draw/duplicate-file`. */
export function drawFiles(
  list: readonly ListedFile[],
  rule: DrawRule,
  seed: string,
  hash: HashText,
): Result<DrawOutcome> {
  if (list.length === 0) return refuse('draw/no-files')
  const files = canonicalFiles(list)
  const seen = new Set<string>()
  for (const file of files) {
    const identity = fileIdentity(file)
    if (seen.has(identity)) return refuse('draw/duplicate-file', { unit: file.unit, number: file.number })
    seen.add(identity)
  }
  const units = [...groupBy(files, ({ unit }) => unit)].map(([unit, own]) =>
    drawUnit(unit, own, rule, (file) => hash(lotText(seed, file))),
  )
  return ok({
    listSha256: hash(canonicalListText(files)),
    listCount: files.length,
    strata: units.flatMap(({ strata }) => strata),
    picked: units.flatMap(({ picked }) => picked),
  })
}

/** `50,3,20,type`: the rule as the certificate prints it and `scripts/redraw.ts` reads it. */
export const ruleCode = (rule: DrawRule): string =>
  [rule.ratioPermille, rule.minPerUnit, rule.maxPerUnit, rule.isByCaseType ? 'type' : 'unit'].join(',')

export function parseRuleCode(code: string): DrawRule | null {
  const match = /^(\d{1,4}),(\d{1,3}),(\d{1,3}),(type|unit)$/.exec(code.trim())
  if (!match) return null
  const [, ratio, min, max, layer] = match
  return {
    ratioPermille: Number(ratio),
    minPerUnit: Number(min),
    maxPerUnit: Number(max),
    isByCaseType: layer === 'type',
  }
}
