/** What is still wrong with a 方案, live while it is written. `stop` keeps it from being saved, `warn` does not. */
import type { Person } from '../people/person'
import {
  DEFAULT_DRAW_RULE,
  DEFAULT_TERMS,
  type CampaignPlan,
  type CampaignTerms,
  type DrawRule,
} from './campaign'
import { looseText } from './clean-text'
import { isSimilarUnit, recusalOf } from './recusal'

export type PlanProblem =
  | { readonly kind: 'min-above-max'; readonly level: 'stop' }
  | { readonly kind: 'unit-twice'; readonly level: 'stop'; readonly unit: string }
  | { readonly kind: 'reviewer-twice'; readonly level: 'stop' }
  | { readonly kind: 'no-units'; readonly level: 'warn' }
  | { readonly kind: 'no-standard'; readonly level: 'warn' }
  | { readonly kind: 'no-basis'; readonly level: 'warn' }
  | { readonly kind: 'nothing-drawn'; readonly level: 'warn' }
  | { readonly kind: 'too-few-reviewers'; readonly level: 'warn'; readonly needed: number }
  | { readonly kind: 'no-leader'; readonly level: 'warn' }
  | { readonly kind: 'leader-is-reviewer'; readonly level: 'warn'; readonly name: string }
  | { readonly kind: 'person-gone'; readonly level: 'warn'; readonly name: string }
  | { readonly kind: 'not-a-reviewer'; readonly level: 'warn'; readonly name: string }
  | {
      readonly kind: 'unit-without-reviewers'
      readonly level: 'warn'
      readonly unit: string
      readonly left: number
      readonly needed: number
    }
  | { readonly kind: 'similar-unit'; readonly level: 'warn'; readonly name: string; readonly unit: string }
  | { readonly kind: 'recusal-of-stranger'; readonly level: 'warn' }

/** Wrong whoever is registered: the guard asks for these. */
export function unsoundness(plan: CampaignPlan): readonly PlanProblem[] {
  const units = plan.units.map(looseText)
  const again = plan.units.find((_unit, index) => units.indexOf(units[index] ?? '') !== index)
  const reviewers = new Set(plan.reviewerIds)
  return [
    ...(plan.drawRule.minPerUnit > plan.drawRule.maxPerUnit
      ? [{ kind: 'min-above-max', level: 'stop' } as const]
      : []),
    ...(again === undefined ? [] : [{ kind: 'unit-twice', level: 'stop', unit: again } as const]),
    ...(reviewers.size < plan.reviewerIds.length ? [{ kind: 'reviewer-twice', level: 'stop' } as const] : []),
  ]
}

export function planProblems(plan: CampaignPlan, people: readonly Person[]): readonly PlanProblem[] {
  const { drawRule } = plan
  const isNothing = drawRule.ratioPermille === 0 && drawRule.minPerUnit === 0
  return [
    ...unsoundness(plan),
    ...(plan.units.length === 0 ? [{ kind: 'no-units', level: 'warn' } as const] : []),
    ...(Object.keys(plan.standardIds).length === 0 ? [{ kind: 'no-standard', level: 'warn' } as const] : []),
    ...(plan.basis === '' ? [{ kind: 'no-basis', level: 'warn' } as const] : []),
    ...(isNothing ? [{ kind: 'nothing-drawn', level: 'warn' } as const] : []),
    // An office that registers nobody works as one person; there is nobody to choose from.
    ...(people.length === 0 ? [] : peopleProblems(plan, people)),
  ]
}

function peopleProblems(plan: CampaignPlan, people: readonly Person[]): readonly PlanProblem[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const reviewers = plan.reviewerIds.flatMap((id) => byId.get(id) ?? [])
  const leader = plan.leaderId === null ? undefined : byId.get(plan.leaderId)
  const needed = plan.isDoubleReview ? 2 : 1
  const free = reviewers.filter(
    ({ id, disabledAt, roles }) => disabledAt === null && roles.includes('reviewer') && id !== plan.leaderId,
  )
  const isStranger = plan.recusals.some(
    ({ personId }) => !plan.reviewerIds.includes(personId) && personId !== plan.leaderId,
  )
  return [
    ...(free.length < needed ? [{ kind: 'too-few-reviewers', level: 'warn', needed } as const] : []),
    ...(plan.leaderId === null ? [{ kind: 'no-leader', level: 'warn' } as const] : []),
    ...(leader && plan.reviewerIds.includes(leader.id)
      ? [{ kind: 'leader-is-reviewer', level: 'warn', name: leader.name } as const]
      : []),
    ...reviewers.flatMap(({ name, disabledAt, roles }): PlanProblem[] => {
      if (disabledAt !== null) return [{ kind: 'person-gone', level: 'warn', name }]
      return roles.includes('reviewer') ? [] : [{ kind: 'not-a-reviewer', level: 'warn', name }]
    }),
    ...plan.units.flatMap((unit): PlanProblem[] => {
      const left = free.filter((person) => recusalOf(person, unit, plan) === null).length
      return left < needed && free.length >= needed
        ? [{ kind: 'unit-without-reviewers', level: 'warn', unit, left, needed }]
        : []
    }),
    ...similarUnits(plan, leader ? [...reviewers, leader] : reviewers),
    ...(isStranger ? [{ kind: 'recusal-of-stranger', level: 'warn' } as const] : []),
  ]
}

const similarUnits = (plan: CampaignPlan, members: readonly Person[]): readonly PlanProblem[] =>
  [...new Set(members)].flatMap((person) =>
    plan.units
      .filter((unit) => isSimilarUnit(person.unit, unit) && recusalOf(person, unit, plan) === null)
      .map((unit) => ({ kind: 'similar-unit', level: 'warn', name: person.name, unit }) as const),
  )

/** Fields that still hold the number this program proposes; nobody issued these numbers. */
export function proposedFields(
  drawRule: DrawRule,
  terms: CampaignTerms,
): readonly (keyof DrawRule | keyof CampaignTerms)[] {
  const isProposed = <T extends object>(own: T, proposal: T): readonly (keyof T)[] =>
    (Object.keys(proposal) as (keyof T)[]).filter((key) => own[key] === proposal[key])
  return [...isProposed(drawRule, DEFAULT_DRAW_RULE), ...isProposed(terms, DEFAULT_TERMS)]
}

export const EMPTY_PLAN: CampaignPlan = {
  mode: '常规',
  basis: '',
  units: [],
  standardIds: {},
  isDoubleReview: true,
  drawRule: DEFAULT_DRAW_RULE,
  terms: DEFAULT_TERMS,
  reviewerIds: [],
  leaderId: null,
  recusals: [],
  isConfirmed: false,
}
