/** One file on its way through a campaign: whatever its state asks for next, by the person whose step that is. */
import type { CampaignEntry, RectifyResult } from '@shared/domain/campaign/entry'
import { isProblem, rulingFindings } from '@shared/domain/campaign/entry-outcome'
import type { FindingContent, Review, Round } from '@shared/domain/review/review'
import { chinaDay } from '@shared/lib/china-day'
import { ask, type Desk } from './asking'
import { makeFinding, STANDARD_ID, takeScans } from './lanes'
import { actAs, CHIEF, personNamed, REVIEWER_A, REVIEWER_B, SECOND, signInAs } from './people-lane'

export const CAMPAIGN_UNIT = '示例县示例局'
const FINDINGS_A_ROUND = 3

const today = (): string => chinaDay(new Date().toISOString())
const participant = (desk: Desk, name: string) => ({ personId: personNamed(desk, name).id, name })

export async function advanceEntry(desk: Desk, entry: CampaignEntry): Promise<void> {
  const step = (type: string, payload: object, name: string = CHIEF): Promise<void> =>
    actAs(desk, name, 'entry', type, { entryId: entry.id, ...payload })
  const { random } = desk
  switch (entry.state) {
    case 'drawn':
    case 'lent':
      return await beforeReview(desk, entry)
    case 'reviewing':
      return await firstReviews(desk, entry)
    case 'reviewed':
      return await compute(desk, entry, 'entry:compare', 'entry/compared', {})
    case 'panel':
      return await panel(desk, entry)
    case 'recheck':
      return await compute(desk, entry, 'entry:recheck', 'entry/rechecked', {
        on: today(),
        opinion: '同意（示例）',
      })
    case 'agreed':
      return await step('entry/fed-back', { on: today(), objectionDueOn: '2099-12-31', receivedBy: '示例庚' })
    case 'fed-back':
      return await afterFeedback(desk, entry)
    case 'objected':
      return await decideObjection(desk, entry)
    case 'final':
      return random.chance(0.3)
        ? await step('entry/transferred', { reason: '示例：另案监督' })
        : await step('entry/announced', { on: today(), circular: '示例通报' })
    case 'announced':
      return await orderRectification(desk, entry)
    case 'rectifying':
      return await step('entry/rectification-reported', {
        ...{ on: today(), person: '示例庚', text: '已经整改（示例）', results: resultsOf(entry) },
      })
    case 'reinspecting':
      return entry.rectification?.reinspections.at(-1)?.isPassed === true
        ? await step('entry/closed', { on: today(), note: '' })
        : await step('entry/reinspected', {
            ...{ on: today(), inspectors: [participant(desk, SECOND)], note: '' },
            ...{ isPassed: random.chance(0.8), results: resultsOf(entry) },
          })
    case 'closed':
    case 'transferred':
      return
  }
}

async function beforeReview(desk: Desk, entry: CampaignEntry): Promise<void> {
  const { random, world } = desk
  const { id: entryId, caseId, assignment, handovers } = entry
  if (handovers.length === 0) {
    const out = { direction: 'out', on: today(), volumes: 1, pages: 20 + random.below(60), note: '' }
    const handover = { ...out, from: '示例庚', to: CHIEF }
    return await actAs(desk, CHIEF, 'entry', 'entry/handed-over', { entryId, handover })
  }
  if (caseId === null) {
    const used = new Set([...world().all('reviews'), ...world().all('entries')].map((row) => row.caseId))
    const free = world()
      .all('cases')
      .find(({ id }) => !used.has(id))
    if (!free) {
      await signInAs(desk, CHIEF)
      return await takeScans(desk, true)
    }
    return await actAs(desk, CHIEF, 'entry', 'entry/case-linked', { entryId, caseId: free.id })
  }
  if (assignment === null) {
    const [reviewerA, reviewerB, leader] = [REVIEWER_A, REVIEWER_B, SECOND].map(
      (name) => personNamed(desk, name).id,
    )
    return await actAs(desk, CHIEF, 'entry', 'entry/assigned', {
      entryId,
      assignment: { reviewerA, reviewerB, leader },
    })
  }
  await startRound(desk, entry, '初评A', REVIEWER_A)
}

async function startRound(
  desk: Desk,
  { id: entryId, caseId }: CampaignEntry,
  round: Round,
  name: string,
): Promise<void> {
  await signInAs(desk, name)
  const order = { caseId, standardId: STANDARD_ID, round, entryId }
  await ask<{ reviewId: string }>(desk, 'round', 'review:start', [order], ({ reviewId }) => ({
    type: 'review/started',
    payload: { reviewId, caseId, round, entryId },
  }))
}

async function firstReviews(desk: Desk, entry: CampaignEntry): Promise<void> {
  const reviews = desk.world().all('reviews')
  const a = reviews.find(({ id }) => id === entry.rounds.a)
  const b = reviews.find(({ id }) => id === entry.rounds.b)
  if (!a) return await startRound(desk, entry, '初评A', REVIEWER_A)
  if (!b) return await startRound(desk, entry, '初评B', REVIEWER_B)
  if (a.state === 'open' && (b.state === 'submitted' || desk.random.chance(0.5)))
    return await workOn(desk, a, REVIEWER_A)
  await workOn(desk, b, REVIEWER_B)
}

/** A round is filled and submitted; now and then the other reviewer has found the very same. */
async function workOn(desk: Desk, review: Review, name: string): Promise<void> {
  const { random, world } = desk
  const { id: reviewId, caseId, entryId } = review
  await signInAs(desk, name)
  if (review.findings.length < FINDINGS_A_ROUND && random.chance(0.8)) {
    const other = world()
      .all('reviews')
      .find((one) => one.entryId === entryId && one.id !== reviewId)
    const same = random.chance(0.7) ? other?.findings[review.findings.length] : undefined
    const finding = same === undefined ? makeFinding(desk, review) : contentOf(same)
    const payload = { reviewId, caseId, findingId: random.uuid(), finding }
    return await actAs(desk, name, 'round', 'finding/recorded', payload)
  }
  await ask<{ result: unknown }>(desk, 'round', 'review:submit', [{ reviewId }], ({ result }) => ({
    type: 'review/submitted',
    payload: { reviewId, caseId, entryId, result },
  }))
}

function contentOf(finding: FindingContent): FindingContent {
  const { kind, itemId, ruleId, unitCenti, count, places, description, defectCode } = finding
  const { law, severity, advice } = finding
  return { kind, itemId, ruleId, unitCenti, count, places, description, defectCode, law, severity, advice }
}

/** What main works out itself: asked by the leader. */
async function compute(
  desk: Desk,
  { id: entryId }: CampaignEntry,
  channel: string,
  type: string,
  rest: Readonly<Record<string, unknown>>,
): Promise<void> {
  await signInAs(desk, SECOND)
  await ask(desk, 'entry', channel, [{ entryId, ...rest }], () => ({ type, payload: { entryId } }))
}

async function panel(desk: Desk, entry: CampaignEntry): Promise<void> {
  const { random, world } = desk
  const decided = new Set(entry.panelDecisions.map(({ itemId }) => itemId))
  const open = entry.comparison?.differingItemIds.find((itemId) => !decided.has(itemId))
  if (open !== undefined) {
    const decision = { itemId: open, follows: random.chance(0.5) ? 'A' : 'B', reason: '对照原卷（示例）' }
    return await actAs(desk, SECOND, 'entry', 'entry/panel-item-decided', { entryId: entry.id, decision })
  }
  if (entry.rounds.panel === null) return await startRound(desk, entry, '合议', SECOND)
  const review = world().get('reviews', entry.rounds.panel)
  if (review.state === 'open') return await workOn(desk, review, SECOND)
  await compute(desk, entry, 'entry:conclude-panel', 'entry/panel-concluded', {
    minutes: {
      on: today(),
      members: [REVIEWER_A, REVIEWER_B, SECOND].map((name) => participant(desk, name)),
      decider: participant(desk, SECOND),
      reason: '一致同意（示例）',
      dissents: random.chance(0.3)
        ? [{ person: participant(desk, REVIEWER_B), itemId: null, text: '保留意见（示例）' }]
        : [],
    },
  })
}

async function afterFeedback(desk: Desk, entry: CampaignEntry): Promise<void> {
  const { random, world } = desk
  const { id: entryId, caseId, feedback, objections } = entry
  if (feedback?.waivedOn !== null) {
    await signInAs(desk, SECOND)
    await ask(desk, 'entry', 'entry:finalize', [{ entryId }], () => ({
      type: 'entry/finalized',
      payload: { entryId, caseId },
    }))
    return
  }
  const { standard } = world().get('standards', world().get('reviews', entry.rounds.a ?? '').standardSha256)
  const itemId = random.pick(standard.items)?.id ?? ''
  if (objections.length === 0 && random.chance(0.4)) {
    const item = { itemId, findingId: null, reason: '页码有误（示例）', materials: '' }
    const objection = {
      objectionId: random.uuid(),
      on: today(),
      person: '示例庚',
      items: [item],
      lateReason: '',
    }
    return await actAs(desk, CHIEF, 'entry', 'entry/objection-filed', { entryId, objection })
  }
  await actAs(desk, CHIEF, 'entry', 'entry/objection-waived', { entryId, on: today() })
}

async function decideObjection(desk: Desk, entry: CampaignEntry): Promise<void> {
  const open = entry.objections.find(({ decision }) => decision === null)
  if (!open) throw new Error('objected, and no objection')
  await compute(desk, entry, 'entry:decide-objection', 'entry/objection-decided', {
    objectionId: open.objectionId,
    decision: {
      on: today(),
      handlers: [participant(desk, CHIEF), participant(desk, SECOND)],
      items: open.items.map(({ itemId }) => ({ itemId, isUpheld: false, reason: '经核对无误（示例）' })),
      summary: '维持原结果（示例）',
    },
  })
}

async function orderRectification(desk: Desk, entry: CampaignEntry): Promise<void> {
  const entryId = entry.id
  const reviews = desk
    .world()
    .all('reviews')
    .filter((review) => review.entryId === entryId)
  const problems = rulingFindings(entry, reviews).filter(({ finding }) => isProblem(finding))
  if (problems.length === 0) {
    return await actAs(desk, CHIEF, 'entry', 'entry/closed', { entryId, on: today(), note: '' })
  }
  const items = problems.map(({ finding }, index) => ({
    ...{ findingId: finding.id, number: index + 1, problem: finding.description, demand: '补正（示例）' },
  }))
  const order = { entryId, on: today(), dueOn: '2099-12-31', items }
  await actAs(desk, CHIEF, 'entry', 'entry/rectification-ordered', order)
}

const resultsOf = (entry: CampaignEntry): readonly RectifyResult[] =>
  (entry.rectification?.items ?? []).map(({ findingId }) => ({
    ...{ findingId, isDone: true, reason: '', proof: '情况说明（示例）' },
  }))
