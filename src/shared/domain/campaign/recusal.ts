/** 回避: who must not judge files of a unit, and why. From the register of people and from the plan. */
import type { Person } from '../people/person'
import type { CampaignPlan } from './campaign'
import { isSameUnit, looseText } from './clean-text'

export type RecusalReason = 'own-unit' | 'recused-unit' | 'planned'
export type Recusal = { readonly kind: RecusalReason; readonly note: string }

type Recusable = Pick<Person, 'id' | 'unit' | 'recusedUnits'>

/** @returns null when nothing is known against it */
export function recusalOf(
  person: Recusable,
  unit: string,
  plan: Pick<CampaignPlan, 'recusals'> | null,
): Recusal | null {
  if (person.unit !== '' && isSameUnit(person.unit, unit)) return { kind: 'own-unit', note: '' }
  if (person.recusedUnits.some((recused) => isSameUnit(recused, unit)))
    return { kind: 'recused-unit', note: '' }
  const planned = plan?.recusals.find(
    ({ personId, unit: recused }) => personId === person.id && isSameUnit(recused, unit),
  )
  return planned ? { kind: 'planned', note: planned.reason } : null
}

const LEAST_COMMON = 4

/** One name holds the other: perhaps the same unit under a short name, which only a person can tell. */
export function isSimilarUnit(one: string, other: string): boolean {
  const [a, b] = [looseText(one), looseText(other)]
  if (a === b) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= LEAST_COMMON && long.includes(short)
}
