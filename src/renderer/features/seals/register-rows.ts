/** The 用印登记簿 filtered: by year, seal and words. Pure. */
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaDay } from '@shared/lib/china-day'

export type RegisterFilter = {
  /** `all`, or a year in China. */
  readonly year: string
  readonly sealId: string
  readonly text: string
}

export const EVERYTHING: RegisterFilter = { year: 'all', sealId: 'all', text: '' }

export const yearOf = ({ at }: Pick<SealUse, 'at'>): string => chinaDay(at).slice(0, 4)

/** Newest first. */
export const yearsOf = (uses: readonly SealUse[]): readonly string[] =>
  [...new Set(uses.map(yearOf))].toSorted((a, b) => b.localeCompare(a))

/** Each seal once, by the name in its newest row. */
export function sealsOf(
  uses: readonly SealUse[],
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Map(uses.toSorted((a, b) => a.serial - b.serial).map((use) => [use.sealId, use.sealName]))
  return [...names].map(([value, label]) => ({ value, label }))
}

const wordsOf = (text: string): readonly string[] => text.trim().toLowerCase().split(/\s+/).filter(Boolean)

/** Newest first. */
export function filterRegister(
  uses: readonly SealUse[],
  { year, sealId, text }: RegisterFilter,
): readonly SealUse[] {
  const words = wordsOf(text)
  return uses
    .filter((use) => {
      if (year !== 'all' && yearOf(use) !== year) return false
      if (sealId !== 'all' && use.sealId !== sealId) return false
      if (words.length === 0) return true
      const name = use.target.kind === 'attachment' ? use.target.name : ''
      const haystack = [
        ...[use.documentNumber, use.documentTitle, use.addressee, use.reason, name],
        ...[use.applicant, use.approver, use.keeper, use.beforeSha256, use.afterSha256, use.rowHash],
      ]
        .join(' ')
        .toLowerCase()
      return words.every((word) => haystack.includes(word))
    })
    .toSorted((a, b) => b.serial - a.serial)
}
