/** What an office says of a seal beside its picture, as it is filled in. Pure. */
import type { Person } from '@shared/domain/people/person'
import { DEFAULT_SEAL_FACTS, type SealFacts } from '@shared/domain/seal/seal'

export type FactsForm = {
  readonly holders: readonly string[]
  /** Empty: without a limit. */
  readonly validFrom: string
  readonly validUntil: string
  readonly kindIds: readonly string[]
  readonly isLimited: boolean
  readonly dailyLimit: number
  readonly lockAfterMinutes: number
}

const USUAL_LIMIT = 20

export const factsFormOf = (facts: SealFacts): FactsForm => ({
  holders: facts.holders,
  validFrom: facts.validFrom ?? '',
  validUntil: facts.validUntil ?? '',
  kindIds: facts.kindIds,
  isLimited: facts.dailyLimit !== null,
  dailyLimit: facts.dailyLimit ?? USUAL_LIMIT,
  lockAfterMinutes: facts.lockAfterMinutes,
})

export const NO_FACTS: FactsForm = factsFormOf(DEFAULT_SEAL_FACTS)

export type FactsProblems = {
  readonly validity: string | null
  readonly dailyLimit: string | null
  readonly lockAfter: string | null
}

const isWithin = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most

export function findFactsProblems(form: FactsForm): FactsProblems {
  const isBackwards = form.validFrom !== '' && form.validUntil !== '' && form.validFrom > form.validUntil
  return {
    validity: isBackwards ? '失效日期不能早于启用日期' : null,
    dailyLimit: form.isLimited && !isWithin(form.dailyLimit, 1000) ? '每日上限为 1 至 1000 的整数' : null,
    lockAfter: isWithin(form.lockAfterMinutes, 60) ? null : '自动锁定为 1 至 60 分钟',
  }
}

export const toFacts = (form: FactsForm): SealFacts => ({
  holders: form.holders,
  validFrom: form.validFrom || null,
  validUntil: form.validUntil || null,
  kindIds: form.kindIds,
  dailyLimit: form.isLimited ? form.dailyLimit : null,
  lockAfterMinutes: form.lockAfterMinutes,
})

/** Who may be named 保管人; somebody named before stays choosable, so that they can be taken off. */
export const holderChoices = (
  people: readonly Person[],
  holders: readonly string[],
): readonly { readonly value: string; readonly label: string }[] =>
  people
    .filter(
      ({ id, roles, disabledAt }) =>
        (roles.includes('keeper') && disabledAt === null) || holders.includes(id),
    )
    .map(({ id, name, disabledAt }) => ({
      value: id,
      label: disabledAt === null ? name : `${name}（已停用）`,
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'zh-CN'))
