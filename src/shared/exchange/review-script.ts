/**
 * review.json: a review written down as data, which the demo plays through the real screens and the samples
 * use as their key. Two pure steps: `parseReviewScript` here (the form itself) and `checkReviewScript` in
 * review-script-check (against a standard and the number of pages). Both list every problem they find, with the path of the field.
 * The form, field by field: docs of `ReviewScript` below.
 */
import type { Failure } from '@shared/lib/app-error'
import { CaseType, IsoDate } from '@shared/domain/case-file/case-file'
import type { ShareRect } from '@shared/domain/case-file/geometry'
import { ItemId, StandardId } from '@shared/domain/checklist/standard'
import { VetoStyle } from '@shared/domain/review/review'
import type { ScoreInput } from '@shared/domain/scoring/score-input'
import { parseDecimalToCenti } from '@shared/lib/decimal'
import { z } from '@shared/lib/zod'
import { reviewScriptMessages } from '@shared/messages/review-script'
import { problem, problemsOf, type ScriptProblem } from './review-script-problems'

export type { ScriptProblem } from './review-script-problems'

export type ScriptPlace =
  /**
   * `pageNumber` counts from 1 over the whole case in intake order; `rect` is x, y, width, height as shares
   * (0..1) of the visible page, from its top left.
   */
  | { readonly kind: 'page'; readonly pageNumber: number; readonly rect: ShareRect }
  /** A document the file should hold and does not. */
  | { readonly kind: 'missing'; readonly document: string }

export type ScriptDeduction = {
  /** Hundredths of a point for one occurrence: `0.2` in the file is exactly 20 here. */
  readonly unitCenti: number
  readonly count: number
  readonly place: ScriptPlace
  readonly note: string
  readonly defect: string | null
}

export type ScriptEntry =
  | { readonly kind: 'deductions'; readonly id: string; readonly deductions: readonly ScriptDeduction[] }
  | { readonly kind: 'na'; readonly id: string; readonly reason: string }
  | { readonly kind: 'veto'; readonly id: string; readonly reason: string; readonly place: ScriptPlace }

/** `items` keeps the order of the file, so an index is also a path. */
export type ReviewScript = {
  readonly case: z.infer<typeof CaseSchema>
  readonly standard: string
  readonly vetoStyle: VetoStyle
  readonly items: readonly ScriptEntry[]
}

export type ScriptResult =
  | { readonly ok: true; readonly value: ReviewScript }
  | { readonly ok: false; readonly failure: Failure; readonly problems: readonly ScriptProblem[] }

const shortText = z.string().trim().max(200)
const date = IsoDate.nullish().transform((value) => value ?? null)

/** Facts of the case, as a person would enter them. A date that is not known is null or left out. */
const CaseSchema = z.strictObject({
  title: shortText.min(1),
  agency: shortText,
  party: shortText,
  caseType: CaseType,
  decisionNumber: shortText,
  dates: z.strictObject({ filed: date, decided: date, served: date }),
})

const HeadSchema = z.strictObject({
  case: CaseSchema,
  standard: StandardId,
  vetoStyle: VetoStyle,
  items: z.array(z.unknown()),
})

const points = z
  .number()
  .positive()
  .max(100)
  .transform((value, context) => {
    const centi = parseDecimalToCenti(String(value))
    if (centi.ok) return centi.value
    context.addIssue({ code: 'custom', message: 'more than two decimals' })
    return z.NEVER
  })
const share = z.number().min(0).max(1)
const page = z.int().min(1).max(1_000_000)
const rect = z.tuple([share, share, share, share])
const missing = shortText.min(1)
const longText = z.string().trim().min(1).max(2000)

/** `page` + `rect`, or `missing`; which of the two is checked by `placeProblem`. */
const placeFields = { page: page.optional(), rect: rect.optional(), missing: missing.optional() }

const DeductionSchema = z.strictObject({
  points,
  count: z.int().min(1).max(999),
  ...placeFields,
  note: longText,
  defect: z
    .string()
    .regex(/^D-[A-Z]{2}-\d{2}$/)
    .optional(),
})

const ENTRY_SCHEMAS = {
  deductions: z.strictObject({ id: ItemId, deductions: z.array(DeductionSchema).min(1) }),
  na: z.strictObject({ id: ItemId, na: z.string().trim().min(1).max(500) }),
  veto: z.strictObject({ id: ItemId, veto: longText, ...placeFields }),
} as const
type EntryKind = keyof typeof ENTRY_SCHEMAS
const ENTRY_KINDS: readonly EntryKind[] = ['deductions', 'na', 'veto']

/** Reads the parsed JSON of a review.json. */
export function parseReviewScript(raw: unknown): ScriptResult {
  const head = HeadSchema.safeParse(raw)
  const problems: ScriptProblem[] = head.success ? [] : problemsOf(head.error.issues, '', raw)
  const rawItems = isRecord(raw) && Array.isArray(raw['items']) ? raw['items'] : []
  const items = rawItems.map((entry: unknown, index) => parseEntry(entry, `items[${index}]`, problems))
  problems.push(...duplicates(rawItems))
  if (!head.success || problems.length > 0) return refuseScript(problems)
  const sound = items.filter((entry) => entry !== null)
  return { ok: true, value: { ...head.data, items: sound } }
}

/** Reads the text of a review.json file; a leading byte order mark is allowed. */
export function parseReviewScriptText(text: string): ScriptResult {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuseScript([{ path: 'review.json', code: 'script/not-json', params: {} }])
  }
  return parseReviewScript(raw)
}

/** One line per problem, `path: what is expected`. */
export function describeScriptProblem({ path, code, params }: ScriptProblem): string {
  const message = reviewScriptMessages[code]
  return `${path || 'review.json'}: ${message ? message(params) : code}`
}

/** What of the script counts for the score. */
export function scoreInputOfScript(script: ReviewScript): ScoreInput {
  return {
    vetoStyle: script.vetoStyle,
    deductions: script.items.flatMap((entry) =>
      entry.kind !== 'deductions'
        ? []
        : entry.deductions.map(({ unitCenti, count, note }, index) => ({
            id: `${entry.id}/${index}`,
            itemId: entry.id,
            unitCenti,
            count,
            label: note,
          })),
    ),
    notApplicable: script.items.flatMap((entry) =>
      entry.kind === 'na' ? [{ itemId: entry.id, reason: entry.reason }] : [],
    ),
    vetoes: script.items.flatMap((entry) =>
      entry.kind === 'veto' ? [{ id: entry.id, itemId: entry.id, reason: entry.reason }] : [],
    ),
  }
}

function parseEntry(raw: unknown, path: string, problems: ScriptProblem[]): ScriptEntry | null {
  if (!isRecord(raw)) {
    problems.push(problem(path, 'script/expected', { expected: 'item' }))
    return null
  }
  const kinds = ENTRY_KINDS.filter((kind) => kind in raw)
  const kind = kinds[0]
  if (kind === undefined || kinds.length > 1) {
    problems.push(problem(path, 'script/entry-kind', {}))
    return null
  }
  const before = problems.length
  problems.push(...placeProblems(raw, kind, path))
  const parsed = ENTRY_SCHEMAS[kind].safeParse(raw)
  if (!parsed.success) problems.push(...problemsOf(parsed.error.issues, path, raw))
  return parsed.success && problems.length === before ? entryOf(parsed.data) : null
}

type ParsedEntry = z.infer<(typeof ENTRY_SCHEMAS)[EntryKind]>

function entryOf(data: ParsedEntry): ScriptEntry {
  if ('na' in data) return { kind: 'na', id: data.id, reason: data.na }
  if ('veto' in data) return { kind: 'veto', id: data.id, reason: data.veto, place: placeOf(data) }
  return {
    kind: 'deductions',
    id: data.id,
    deductions: data.deductions.map((entry) => ({
      unitCenti: entry.points,
      count: entry.count,
      place: placeOf(entry),
      note: entry.note,
      defect: entry.defect ?? null,
    })),
  }
}

type PlaceFields = {
  readonly page?: number | undefined
  readonly rect?: [number, number, number, number] | undefined
  readonly missing?: string | undefined
}

/** Only for fields that passed `placeProblems`. */
function placeOf({ page: pageNumber, rect: box, missing: document }: PlaceFields): ScriptPlace {
  if (document !== undefined) return { kind: 'missing', document }
  if (pageNumber === undefined || box === undefined) throw new Error('place was not checked')
  return { kind: 'page', pageNumber, rect: box }
}

function placeProblems(raw: Record<string, unknown>, kind: EntryKind, path: string): ScriptProblem[] {
  if (kind === 'na') return []
  if (kind === 'veto') return placeProblem(raw, path)
  const list: readonly unknown[] = Array.isArray(raw['deductions']) ? raw['deductions'] : []
  return list.flatMap((entry, index) =>
    isRecord(entry) ? placeProblem(entry, `${path}.deductions[${index}]`) : [],
  )
}

function placeProblem(raw: Record<string, unknown>, path: string): ScriptProblem[] {
  const hasPage = raw['page'] !== undefined
  const hasRect = raw['rect'] !== undefined
  if (raw['missing'] !== undefined) {
    return hasPage || hasRect ? [problem(path, 'script/place-both', {})] : []
  }
  if (!hasPage && !hasRect) return [problem(path, 'script/place-missing', {})]
  if (!hasPage) return [problem(`${path}.page`, 'script/required', { expected: 'page' })]
  if (!hasRect) return [problem(`${path}.rect`, 'script/required', { expected: 'rect' })]
  const box = rect.safeParse(raw['rect'])
  if (!box.success) return []
  const [x, y, width, height] = box.data
  if (width === 0 || height === 0) return [problem(`${path}.rect`, 'script/rect-empty', {})]
  const isInside = x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING
  return isInside ? [] : [problem(`${path}.rect`, 'script/rect-outside', {})]
}

/** 0.9 + 0.1 may exceed 1 by a binary hair; a thousandth of a pixel is not outside the page. */
const ROUNDING = 1e-9

function duplicates(items: readonly unknown[]): ScriptProblem[] {
  const first = new Map<unknown, number>()
  return items.flatMap((entry, index) => {
    const id = isRecord(entry) ? entry['id'] : undefined
    if (typeof id !== 'string') return []
    const seen = first.get(id)
    if (seen === undefined) {
      first.set(id, index)
      return []
    }
    return [problem(`items[${index}].id`, 'script/duplicate-item', { id, first: `items[${seen}]` })]
  })
}

function refuseScript(problems: readonly ScriptProblem[]): ScriptResult {
  const details = problems.map(describeScriptProblem).join('\n')
  const failure: Failure = { code: 'script/invalid', params: { count: problems.length, details } }
  return { ok: false, failure, problems }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
