/** The library as rows: shipped editions, editions taken into use, drafts. Pure; the page draws them. */
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { AdoptedStandard, StandardDraftRow, StandardOrigin } from '@shared/events/tables'

export type EditionState = '现行' | '未生效' | '已失效' | '停用'

export type EditionRow = {
  /** `id edition`: both together name one text. */
  readonly key: string
  readonly standard: ScoringStandard
  readonly origin: StandardOrigin
  /** null: shipped and not yet used by any review. */
  readonly adopted: AdoptedStandard | null
  readonly state: EditionState
}

export const ORIGIN_NAMES: Readonly<Record<StandardOrigin, string>> = {
  shipped: '随程序提供',
  imported: '表格导入',
  edited: '本单位编写',
}

const keyOf = ({ id, edition }: ScoringStandard): string => `${id} ${edition}`

export function stateOf(standard: ScoringStandard, retiredAt: string | null, today: string): EditionState {
  if (retiredAt !== null) return '停用'
  if (standard.effectiveFrom > today) return '未生效'
  return standard.effectiveTo !== undefined && standard.effectiveTo < today ? '已失效' : '现行'
}

/** An adopted edition stands for the shipped one of the same number and edition. Newest first within a number. */
export function libraryRows(
  shipped: readonly ScoringStandard[],
  adopted: readonly AdoptedStandard[],
  today: string,
): readonly EditionRow[] {
  const byKey = new Map<string, EditionRow>()
  for (const standard of shipped) {
    const row = { key: keyOf(standard), standard, origin: 'shipped' as const, adopted: null }
    byKey.set(row.key, { ...row, state: stateOf(standard, null, today) })
  }
  for (const row of adopted) {
    const { standard, origin, retiredAt } = row
    const key = keyOf(standard)
    byKey.set(key, { key, standard, origin, adopted: row, state: stateOf(standard, retiredAt, today) })
  }
  return [...byKey.values()].sort(
    (a, b) =>
      Number(a.origin === 'shipped') - Number(b.origin === 'shipped') ||
      a.standard.caseType.localeCompare(b.standard.caseType, 'zh') ||
      b.standard.effectiveFrom.localeCompare(a.standard.effectiveFrom) ||
      b.key.localeCompare(a.key),
  )
}

/** Those still being written, the last touched first. */
export const openDrafts = (drafts: readonly StandardDraftRow[]): readonly StandardDraftRow[] =>
  drafts.filter(({ endedAt }) => endedAt === null).toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))

/** The next edition of a copied standard: 2026.1 → 2026.2; anything else gets 修订 behind it. */
export function nextEdition(edition: string, taken: ReadonlySet<string>): string {
  const [, stem, last] = /^(.*?)(\d+)$/.exec(edition) ?? []
  if (stem === undefined || last === undefined) return `${edition}修订`
  for (let number = Number(last) + 1; ; number += 1) {
    if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
  }
}

/** Number and edition of a copy. A number that ends in its edition, as ours do, goes along: CF-PT-2026.1 → CF-PT-2026.2. */
export function namesOfCopy(
  { id, edition }: ScoringStandard,
  library: readonly ScoringStandard[],
): { readonly id: string; readonly edition: string } {
  const stem = id.endsWith(edition) ? id.slice(0, -edition.length) : null
  const isSibling = (other: ScoringStandard): boolean =>
    stem === null ? other.id === id : other.id === `${stem}${other.edition}`
  const next = nextEdition(edition, new Set(library.filter(isSibling).map((other) => other.edition)))
  return { id: stem === null ? id : `${stem}${next}`, edition: next }
}
