/**
 * What is still wrong with a draft, and where: every problem leads to its row. Blanks are found here; everything else
 * is `checkStandard` on the draft with its blanks left out, so that an edition is judged by one set of rules.
 */
import type { ErrorCode, ErrorParams, Failure } from '@shared/lib/app-error'
import { checkStandard } from './check-standard'
import { buildStandard, type DraftItem, type DraftVeto, type StandardDraft } from './draft'
import { ItemId, StandardId, type ScoringStandard } from './standard'

export type HeadField =
  | 'id'
  | 'name'
  | 'issuer'
  | 'edition'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'totalCenti'
  | 'stepCenti'
  | 'naWarnBelowCenti'

export type DraftPlace =
  | { readonly kind: 'head'; readonly field: HeadField }
  | { readonly kind: 'grades' }
  | { readonly kind: 'section'; readonly key: string }
  | { readonly kind: 'item'; readonly key: string }
  | { readonly kind: 'veto'; readonly key: string }

export type DraftProblem = {
  readonly failure: Failure
  readonly at: DraftPlace
  /** It cannot be published like this; the others are only to be looked at. */
  readonly isBlocking: boolean
}

/** @param knownFacts keys a condition may name; null: not known here, nothing is said of them */
export function checkDraft(
  draft: StandardDraft,
  knownFacts: ReadonlySet<string> | null = null,
): readonly DraftProblem[] {
  return [
    ...headProblems(draft),
    ...gradeProblems(draft),
    ...sectionProblems(draft),
    ...draft.items.flatMap((item) => [...rowProblems(item, 'item'), ...itemProblems(item)]),
    ...draft.vetoes.flatMap((veto) => rowProblems(veto, 'veto')),
    ...[...draft.items, ...draft.vetoes].flatMap((row) => factProblems(row, draft, knownFacts)),
    ...soundnessProblems(draft),
  ]
}

const problem = (
  at: DraftPlace,
  code: ErrorCode,
  params: ErrorParams = {},
  isBlocking = true,
): DraftProblem => ({ at, failure: { code, params }, isBlocking })

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

function headProblems(draft: StandardDraft): DraftProblem[] {
  const head = (field: HeadField, code: ErrorCode): DraftProblem => problem({ kind: 'head', field }, code)
  return [
    ...(draft.name.trim() === '' ? [head('name', 'draft/name-missing')] : []),
    ...(StandardId.safeParse(draft.id.trim()).success ? [] : [head('id', 'draft/id-unreadable')]),
    ...(draft.issuer.trim() === '' ? [head('issuer', 'draft/issuer-missing')] : []),
    ...(draft.edition.trim() === '' ? [head('edition', 'draft/edition-missing')] : []),
    ...(isDay(draft.effectiveFrom) ? [] : [head('effectiveFrom', 'draft/day-missing')]),
    ...(draft.effectiveTo === '' || isDay(draft.effectiveTo)
      ? []
      : [head('effectiveTo', 'draft/day-unreadable')]),
    ...(draft.totalCenti === null || draft.totalCenti === 0
      ? [head('totalCenti', 'draft/total-missing')]
      : []),
    ...(draft.stepCenti === null || draft.stepCenti === 0 ? [head('stepCenti', 'draft/step-missing')] : []),
    ...(draft.naWarnBelowCenti === null ? [head('naWarnBelowCenti', 'draft/na-warn-missing')] : []),
    ...(draft.items.length === 0 ? [head('totalCenti', 'draft/no-items')] : []),
  ]
}

function gradeProblems({ grades }: StandardDraft): DraftProblem[] {
  const at: DraftPlace = { kind: 'grades' }
  if (grades.length < 2) return [problem(at, 'draft/too-few-grades')]
  return grades.some(({ name, minTenths }) => name.trim() === '' || minTenths === null || minTenths > 1000)
    ? [problem(at, 'draft/grade-incomplete')]
    : []
}

function sectionProblems({ sections }: StandardDraft): DraftProblem[] {
  return sections.flatMap(({ key, id, name, minimum }) => [
    ...(id.trim() === '' || name.trim() === ''
      ? [problem({ kind: 'section', key }, 'draft/section-without-name')]
      : []),
    ...(minimum?.minTenths === null || (minimum?.minTenths ?? 0) > 1000
      ? [problem({ kind: 'section', key }, 'draft/section-minimum-missing', { section: name })]
      : []),
  ])
}

const nameOf = ({ id, text }: DraftItem | DraftVeto): string => id.trim() || text.slice(0, 12) || '（空）'

function rowProblems(row: DraftItem | DraftVeto, kind: 'item' | 'veto'): DraftProblem[] {
  const at: DraftPlace = { kind, key: row.key }
  const itemId = nameOf(row)
  return [
    ...(ItemId.safeParse(row.id.trim()).success ? [] : [problem(at, 'draft/number-unreadable', { itemId })]),
    ...(row.text.trim() === '' ? [problem(at, 'draft/text-missing', { itemId })] : []),
    ...(row.ruleText.trim() === '' ? [problem(at, 'draft/rule-text-missing', { itemId })] : []),
  ]
}

function itemProblems(item: DraftItem): DraftProblem[] {
  const at: DraftPlace = { kind: 'item', key: item.key }
  const itemId = nameOf(item)
  const open = item.rules.filter(({ reading }) => reading === 'likely' || reading === 'not-understood').length
  const isBlank = item.rules.some((rule) => rule.text.trim() === '' || !rule.unitCenti || rule.maxCenti === 0)
  return [
    ...(item.pointsCenti ? [] : [problem(at, 'draft/points-missing', { itemId })]),
    ...(item.section === '' ? [problem(at, 'draft/section-missing', { itemId })] : []),
    ...(isBlank ? [problem(at, 'draft/rule-incomplete', { itemId })] : []),
    ...(open > 0 ? [problem(at, 'draft/rules-unchecked', { itemId, count: open }, false)] : []),
  ]
}

function factProblems(
  row: DraftItem | DraftVeto,
  draft: StandardDraft,
  knownFacts: ReadonlySet<string> | null,
): DraftProblem[] {
  const at: DraftPlace = { kind: draft.items.some((item) => item === row) ? 'item' : 'veto', key: row.key }
  const unknown = knownFacts === null ? [] : row.naWhen.filter(({ factKey }) => !knownFacts.has(factKey))
  return unknown.map(({ factKey }) => problem(at, 'draft/fact-unknown', { itemId: nameOf(row), factKey }))
}

/** Rows without points or number would be named for things they only lack; they have been named above. */
function soundnessProblems(draft: StandardDraft): DraftProblem[] {
  const standard = buildStandard({
    ...draft,
    totalCenti: draft.totalCenti ?? 0,
    stepCenti: draft.stepCenti || 1,
    items: draft.items.map((item) => ({
      ...item,
      id: item.id.trim() === '' ? `\u0000${item.key}` : item.id,
      pointsCenti: item.pointsCenti ?? 0,
      rules: item.rules.map((rule) => ({ ...rule, unitCenti: rule.unitCenti ?? 0 })),
    })),
    vetoes: draft.vetoes.map((veto) => (veto.id.trim() === '' ? { ...veto, id: `\u0000${veto.key}` } : veto)),
    // Blank section names are named above.
    sections: draft.sections.filter(({ id }) => id.trim() !== ''),
    effectiveTo: isDay(draft.effectiveTo) ? draft.effectiveTo : '',
  }) as ScoringStandard
  const hasBlankGrade = gradeProblems(draft).length > 0
  return checkStandard(standard).flatMap((failure): DraftProblem[] => {
    const at = placeOf(failure, draft)
    if (at === null || (at.kind === 'grades' && hasBlankGrade)) return []
    return [{ failure, at, isBlocking: true }]
  })
}

const GRADE_CODES: ReadonlySet<string> = new Set([
  'standard/grades-not-falling-to-zero',
  'standard/grade-repeated',
])

function placeOf({ code, params }: Failure, draft: StandardDraft): DraftPlace | null {
  if (code === 'standard/points-do-not-add-up') return { kind: 'head', field: 'totalCenti' }
  if (code === 'standard/days-reversed') return { kind: 'head', field: 'effectiveTo' }
  if (code === 'standard/derived-from-itself') return { kind: 'head', field: 'edition' }
  const isRepeated = code === 'standard/id-repeated'
  const id = String(params.itemId ?? params.id ?? '')
  if (id !== '') return rowPlace(id, draft, isRepeated)
  const section = draft.sections.find((each) => each.id.trim() === params.section)
  if (section) return { kind: 'section', key: section.key }
  return GRADE_CODES.has(code) ? { kind: 'grades' } : null
}

/** Of a repeated number the last row is shown: the one just written. */
function rowPlace(id: string, draft: StandardDraft, isRepeated: boolean): DraftPlace | null {
  const of = <R extends { readonly id: string }>(rows: readonly R[]): R | undefined =>
    isRepeated ? rows.findLast((row) => row.id.trim() === id) : rows.find((row) => row.id.trim() === id)
  const veto = of(draft.vetoes)
  const item = of(draft.items)
  if (veto && (isRepeated || !item)) return { kind: 'veto', key: veto.key }
  if (item) return item.pointsCenti || isRepeated ? { kind: 'item', key: item.key } : null
  const section = isRepeated ? of(draft.sections) : undefined
  return section ? { kind: 'section', key: section.key } : null
}
