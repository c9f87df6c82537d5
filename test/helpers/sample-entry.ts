/** A campaign of one file in events: people with roles, a plan, the file, and every act of its rounds. For unit tests. */
import type { CampaignEntry, EntryState, Outcome, Participant } from '@shared/domain/campaign/entry'
import { DEFAULT_DRAW_RULE, DEFAULT_TERMS } from '@shared/domain/campaign/campaign'
import type { Actor, Person, Role } from '@shared/domain/people/person'
import type { FindingContent, Round, SubmittedResult } from '@shared/domain/review/review'
import { outcomeOfReview, compareEntry } from '@shared/domain/campaign/entry-outcome'
import { parseBody } from '@shared/events/act'
import { applyEvent, CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import type { MemoryTables } from '@shared/events/tables'
import { scoreReview } from '@shared/domain/scoring/score-review'
import * as w from './sample-record'

export const CAMPAIGN_ID = w.uuid(700)
export const ENTRY_ID = w.uuid(701)
export const OBJECTION_ID = w.uuid(702)
export const UNIT = '示例县市场监督管理局'

const person = (n: number, name: string, ...roles: Role[]): Person => ({
  ...{ id: w.uuid(n), name, unit: '示例县司法局', certificate: '', roles, recusedUnits: [], publicKey: 'k' },
  lock: {
    ...{ kdf: 'scrypt', costLog2: 14, salt: 's', cipher: 'aes-256-gcm', nonce: 'n', lockedKey: 'l' },
  },
  ...{ registeredAt: '2026-01-01T00:00:00.000Z', keySince: '2026-01-01T00:00:00.000Z' },
  ...{ formerKeys: [], disabledAt: null, refusal: null },
})

export const A = person(711, '示例甲', 'reviewer')
export const B = person(712, '示例乙', 'reviewer')
export const LEADER = person(713, '示例丙', 'leader')
export const RECHECKER = person(714, '示例丁', 'rechecker', 'reviewer')
export const ADMIN = person(715, '示例戊', 'admin')
export const PEOPLE = [A, B, LEADER, RECHECKER, ADMIN]

export const actorOf = ({ id, name, roles }: Person): Actor => ({ personId: id, name, roles })
export const asParticipant = ({ id, name }: Person): Participant => ({ personId: id, name })
export const SOLE: Actor = {
  personId: null,
  name: '示例甲',
  roles: ['reviewer', 'leader', 'rechecker', 'admin'],
}

export function refusalOf(state: MemoryTables, body: EventBody, actor: Actor): string | null {
  const parsed = parseBody(body.type, body.payload)
  if (!parsed.ok) return `${parsed.failure.code} ${String(parsed.failure.params.field)}`
  const verdict = checkEvent(state, body, actor)
  return verdict.ok ? null : verdict.failure.code
}

let clock = 0
export function apply(state: MemoryTables, body: EventBody, actor: Actor): void {
  clock += 1
  applyEvent(state, {
    ...body,
    ...{ id: w.uuid(50_000 + clock), seq: clock, v: CATALOGUE[body.type].v },
    ...{ actor: actor.name, by: actor.personId },
    at: new Date(Date.UTC(2026, 0, 5, 0, 0, clock)).toISOString(),
  })
}

/** Writes what must be allowed. */
export function act(state: MemoryTables, actor: Actor, ...bodies: readonly EventBody[]): MemoryTables {
  for (const body of bodies) {
    const refusal = refusalOf(state, body, actor)
    if (refusal !== null) throw new Error(`${body.type} refused: ${refusal}`)
    apply(state, body, actor)
  }
  return state
}

export const entryOf = (state: MemoryTables): CampaignEntry => state.get('entries', ENTRY_ID)

export function outcomeOf(state: MemoryTables): Outcome {
  const { outcome } = entryOf(state)
  if (outcome === null) throw new Error('no result yet')
  return outcome
}

/** As if the file had come this far; for asking the guard, not for folding on. */
export function putInState(state: MemoryTables, to: EntryState, patch: Partial<CampaignEntry> = {}): void {
  state.put('entries', { ...entryOf(state), state: to, ...patch })
}

const added: EventBody = {
  type: 'entry/added',
  payload: {
    entryId: ENTRY_ID,
    campaignId: CAMPAIGN_ID,
    listed: {
      ...{ unit: UNIT, number: '示市监罚〔2025〕1号', title: '示例案', caseType: '处罚普通' },
      ...{ closedOn: null, mustReason: '', note: '' },
    },
  },
}
export const linked: EventBody = {
  type: 'entry/case-linked',
  payload: { entryId: ENTRY_ID, caseId: w.CASE_ID },
}
export const assigned = (
  reviewerA = A.id,
  reviewerB: string | null = B.id,
  leader: string | null = LEADER.id,
): EventBody => ({
  type: 'entry/assigned',
  payload: { entryId: ENTRY_ID, assignment: { reviewerA, reviewerB, leader } },
})

export function world({ isStaffed = true, isDouble = true } = {}): MemoryTables {
  const state = w.play([
    w.registered,
    w.adopted,
    { type: 'campaign/opened', payload: { campaignId: CAMPAIGN_ID, name: '示例评查', year: 2026 } },
    added,
    linked,
  ])
  const campaign = state.get('campaigns', CAMPAIGN_ID)
  state.put('campaigns', {
    ...campaign,
    plan: {
      ...{ mode: '常规', basis: '', units: [UNIT], standardIds: {}, isDoubleReview: isDouble },
      ...{ drawRule: DEFAULT_DRAW_RULE, terms: DEFAULT_TERMS, reviewerIds: [], leaderId: null, recusals: [] },
    },
  })
  if (isStaffed) for (const one of PEOPLE) state.put('people', one)
  return state
}

const ROUND_IDS: Readonly<Record<Exclude<Round, '训练'>, string>> = {
  初评: w.uuid(720),
  初评A: w.uuid(721),
  初评B: w.uuid(722),
  合议: w.uuid(723),
  复核: w.uuid(724),
  申辩后: w.uuid(725),
}
export const reviewIdOf = (round: Exclude<Round, '训练'>): string => ROUND_IDS[round]

export const started = (round: Exclude<Round, '训练'>, reviewId = reviewIdOf(round)): EventBody => ({
  type: 'review/started',
  payload: {
    ...{ reviewId, caseId: w.CASE_ID, entryId: ENTRY_ID, round, vetoStyle: 'B' },
    ...{ standardSha256: w.sha('5'), standardId: w.STANDARD.id, basedOn: [], inherited: null },
  },
})
export const found = (
  round: Exclude<Round, '训练'>,
  n: number,
  patch: Partial<FindingContent> = {},
): EventBody => ({
  type: 'finding/recorded',
  payload: {
    ...{ reviewId: reviewIdOf(round), caseId: w.CASE_ID, findingId: w.uuid(800 + n) },
    finding: w.finding(patch),
  },
})

/** The result main would write. */
export function resultOf(state: MemoryTables, round: Exclude<Round, '训练'>): SubmittedResult {
  const score = scoreReview(w.STANDARD, state.get('reviews', reviewIdOf(round)))
  const { scoreTenths, gotCenti, fullApplicableCenti, grade, vetoes } = score
  const vetoItemIds = vetoes.map(({ itemId }) => itemId)
  return { scoreTenths, gotCenti, fullApplicableCenti, grade: grade ?? '', vetoItemIds }
}
export const submitted = (state: MemoryTables, round: Exclude<Round, '训练'>): EventBody => ({
  type: 'review/submitted',
  payload: {
    ...{ reviewId: reviewIdOf(round), caseId: w.CASE_ID, entryId: ENTRY_ID },
    result: resultOf(state, round),
  },
})
export const reopened = (round: Exclude<Round, '训练'>): EventBody => ({
  type: 'review/reopened',
  payload: { reviewId: reviewIdOf(round), caseId: w.CASE_ID, entryId: ENTRY_ID, reason: '漏看' },
})

export function held(
  state: MemoryTables,
  round: Exclude<Round, '训练'>,
  actor: Actor,
  ...findings: EventBody[]
): MemoryTables {
  act(state, actor, started(round), ...findings)
  return act(state, actor, submitted(state, round))
}

export function compared(state: MemoryTables): EventBody {
  const { rounds } = entryOf(state)
  const [a, b] = [rounds.a, rounds.b].map((id) => (id === null ? null : state.get('reviews', id)))
  if (!a) throw new Error('nothing to compare')
  return {
    type: 'entry/compared',
    payload: { entryId: ENTRY_ID, ...compareEntry(w.STANDARD, a, b ?? null) },
  }
}

export const outcomeFrom = (state: MemoryTables, round: Exclude<Round, '训练'>) =>
  outcomeOfReview(state.get('reviews', reviewIdOf(round)))

export const agreedOutcome = {
  ...{ scoreTenths: 850, gotCenti: 8500, fullApplicableCenti: 10_000, grade: '合格', vetoItemIds: [] },
  ...{ from: 'A+B' as const, reviewId: null },
}
