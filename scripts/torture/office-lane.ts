/**
 * An office of several people in a campaign: facts of the law, suggestions, plan, list, draw, and every step of a file
 * by the person whose step it is. One lane, for one person at a time sits at the laptop.
 */
import { DEFAULT_TERMS, type CampaignPlan, type ListedFile } from '@shared/domain/campaign/campaign'
import { act, ask, type Desk } from './asking'
import { advanceEntry, CAMPAIGN_UNIT } from './entry-steps'
import { makeFinding, mark, openReviewOf, STANDARD_ID, takeScans } from './lanes'
import {
  actAs,
  ANYBODY,
  CHIEF,
  completeTeam,
  mistakePin,
  personNamed,
  renewKey,
  REVIEWER_A,
  REVIEWER_B,
  SECOND,
  signInAs,
} from './people-lane'

export async function runOffice(desk: Desk): Promise<void> {
  const { random } = desk
  if (await completeTeam(desk)) return
  const draw = random.next()
  if (draw < 0.04) return await mistakePin(desk)
  if (draw < 0.07) return await renewKey(desk)
  if (draw < 0.25) return await enterFact(desk)
  if (draw < 0.4) return await judgeSuggestion(desk)
  await campaign(desk)
}

const DAYS = ['filing.date', 'decision.date', 'decision.served', 'closing.date'] as const

async function enterFact(desk: Desk): Promise<void> {
  const { random, world } = desk
  const caseFile = random.pick(world().all('cases'))
  if (!caseFile) return await takeScans(desk)
  const file = random.pick(caseFile.files)
  const isTaken = random.chance(0.15)
  await actAs(desk, random.pick(ANYBODY) ?? CHIEF, 'law', 'case/fact-set', {
    caseId: caseFile.id,
    key: random.pick(DAYS) ?? 'filing.date',
    value: isTaken ? null : { kind: 'date', value: `2025-03-${10 + random.below(20)}` },
    source:
      file && random.chance(0.7)
        ? { kind: 'region', fileId: file.fileId, pageIndex: 0, boxPt: [5, 5, 60, 20] }
        : null,
    note: isTaken ? '' : `示例备注 ${random.below(10_000)}`,
  })
}

const SUGGESTIONS = ['P-02', 'P-21', 'X-03', 'O-01/notice'] as const

async function judgeSuggestion(desk: Desk): Promise<void> {
  const { random, world } = desk
  await signInAs(desk, CHIEF)
  const review = openReviewOf(world())
  if (!review) return await mark(desk)
  const base = { reviewId: review.id, caseId: review.caseId }
  const old = random.chance(0.4) ? random.pick(review.decisions) : undefined
  if (old !== undefined) {
    return await act(desk, 'suggestion', 'suggestion/reopened', { ...base, suggestionId: old.suggestionId })
  }
  const suggestionId = SUGGESTIONS.find((id) => review.decisions.every((one) => one.suggestionId !== id))
  if (suggestionId === undefined) return await mark(desk)
  const decision = { ...base, suggestionId, shown: '立案超过规定期限（示例）' }
  if (random.chance(0.5)) {
    return await act(desk, 'suggestion', 'suggestion/rejected', {
      ...decision,
      reason: '卷内有延期审批表（示例）',
    })
  }
  await act(desk, 'suggestion', 'suggestion/accepted', {
    ...decision,
    findingId: random.uuid(),
    finding: makeFinding(desk, review),
  })
}

/** The first campaign that is not through, or the next one. */
async function campaign(desk: Desk): Promise<void> {
  const world = desk.world()
  const entry = world.all('entries').find(({ state }) => state !== 'closed' && state !== 'transferred')
  if (entry) return await advanceEntry(desk, entry)
  const drawn = new Set(world.all('draws').map(({ campaignId }) => campaignId))
  const begun = world.all('campaigns').find(({ id }) => !drawn.has(id))
  if (begun === undefined) return await openCampaign(desk)
  if (begun.plan === null) {
    return await actAs(desk, CHIEF, 'campaign', 'campaign/planned', {
      campaignId: begun.id,
      plan: makePlan(desk),
    })
  }
  const hasList = world.all('rosters').some(({ campaignId }) => campaignId === begun.id)
  await (hasList ? makeDraw(desk, begun.id) : importRoster(desk, begun.id))
}

async function openCampaign(desk: Desk): Promise<void> {
  const name = `示例批次${desk.world().all('campaigns').length + 1}`
  await actAs(desk, CHIEF, 'campaign', 'campaign/opened', {
    campaignId: desk.random.uuid(),
    name,
    year: 2026,
  })
}

const makePlan = (desk: Desk): CampaignPlan => ({
  mode: '常规',
  basis: '示例方案',
  units: [CAMPAIGN_UNIT],
  standardIds: { 处罚普通: STANDARD_ID },
  isDoubleReview: true,
  drawRule: { ratioPermille: 100, minPerUnit: 2, maxPerUnit: 4, isByCaseType: true },
  terms: DEFAULT_TERMS,
  reviewerIds: [REVIEWER_A, REVIEWER_B].map((name) => personNamed(desk, name).id),
  leaderId: personNamed(desk, SECOND).id,
  recusals: [],
})

async function importRoster(desk: Desk, campaignId: string): Promise<void> {
  const { random, world } = desk
  const before = world().all('rosters').length
  const files = Array.from({ length: 3 + random.below(20) }, (_, n): ListedFile => ({
    unit: CAMPAIGN_UNIT,
    number: `示罚〔2025〕${before + 1}-${n + 1}号`,
    title: `示例案 ${n + 1}`,
    caseType: '处罚普通',
    closedOn: '2025-06-30',
    mustReason: n === 0 && random.chance(0.5) ? '经过听证' : '',
    note: '',
  }))
  const rosterId = random.uuid()
  await actAs(desk, CHIEF, 'campaign', 'roster/imported', {
    campaignId,
    rosterId,
    sourceName: '示例名册.csv',
    files,
  })
}

async function makeDraw(desk: Desk, campaignId: string): Promise<void> {
  await signInAs(desk, CHIEF)
  const order = {
    campaignId,
    seed: `${desk.random.below(10_000)}`,
    seedSource: '示例',
    drawnBy: CHIEF,
    witness: SECOND,
  }
  await ask<{ drawId: string }>(desk, 'draw', 'draw:make', [order], ({ drawId }) => ({
    type: 'draw/made',
    payload: { campaignId, drawId },
  }))
}
