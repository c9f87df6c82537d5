/**
 * What a hasty person does, each kind of work a lane of its own, all lanes at once, without a pause. The acts are
 * those of the screens, asked through the page's own bridge. A lane looks at the folded record, does the next
 * sensible thing, and enters what was answered into the ledger.
 */
import { join } from 'node:path'
import type { MemoryTables } from '@shared/events/tables'
import { SETTINGS_ID } from '@shared/events/tables'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import type { FindingContent, Review } from '@shared/domain/review/review'
import type { IntakeReport, Offer } from '@shared/ipc/shapes'
import { act, ask, type Desk } from './asking'
import { signInFirst } from './people-lane'
import { makeScans } from './scans'

export const STANDARD_ID = 'CF-PT-2026.1'
/** Enough to make a document of, few enough to keep each row small. */
const FINDINGS_A_REVIEW = 30
const CASES_AT_MOST = 40

/** First of all, once a life: somebody signs in where people are registered; the name of the one person elsewhere. */
export async function settle(desk: Desk): Promise<void> {
  await signInFirst(desk)
  if (desk.world().find('settings', SETTINGS_ID)) return
  const settings = { ...DEFAULT_SETTINGS, reviewerName: '示例评查员' }
  await act(desk, 'settings', 'settings/changed', { settings })
}

/** Reviews of a campaign belong to other hands: office-lane.ts. */
export const openReviewOf = (world: MemoryTables): Review | undefined =>
  world.all('reviews').find(({ state, entryId }) => state === 'open' && entryId === null)

async function startReview(desk: Desk): Promise<Review | undefined> {
  const world = desk.world()
  const reviewed = new Set([...world.all('reviews'), ...world.all('entries')].map(({ caseId }) => caseId))
  const next = world.all('cases').find(({ id }) => !reviewed.has(id))
  if (next === undefined) {
    await takeScans(desk)
    return undefined
  }
  await ask<{ reviewId: string }>(
    desk,
    'review',
    'review:start',
    [{ caseId: next.id, standardId: STANDARD_ID }],
    ({ reviewId }) => ({ type: 'review/started', payload: { reviewId, caseId: next.id } }),
  )
  return openReviewOf(desk.world())
}

export function makeFinding({ random, world }: Desk, review: Review): FindingContent {
  const { standard } = world().get('standards', review.standardSha256)
  const { files } = world().get('cases', review.caseId)
  const file = random.pick(files)
  const item = random.pick(standard.items)
  if (!file || !item) throw new Error('a review without files or items')
  const x = random.below(50)
  const y = random.below(80)
  const pageIndex = random.below(file.pageCount)
  return {
    kind: 'deduction',
    itemId: item.id,
    ruleId: null,
    unitCenti: 10,
    count: 1 + random.below(2),
    places: random.chance(0.8)
      ? [{ kind: 'region', fileId: file.fileId, pageIndex, boxPt: [x, y, x + 20, y + 20] }]
      : [{ kind: 'missing', document: '送达回证' }],
    description: `示例问题 ${random.below(10_000)}`,
    defectCode: null,
    law: '《中华人民共和国行政处罚法》',
    severity: '一般',
    advice: '补充说明并附卷',
  }
}

/** Items of the checklist: looked at, or not applicable with a reason. */
export async function score(desk: Desk): Promise<void> {
  const { random, world } = desk
  const review = openReviewOf(world())
  if (!review) return
  const { standard } = world().get('standards', review.standardSha256)
  const item = random.pick(standard.items)
  if (!item) return
  const base = { reviewId: review.id, caseId: review.caseId, itemId: item.id }
  if (item.naAllowed && random.chance(0.3)) {
    const reason = random.chance(0.7) ? '示例理由：本案未涉及' : null
    await act(desk, 'score', 'review/item-excused', { ...base, reason })
  } else {
    await act(desk, 'score', 'review/item-checked', { ...base, isChecked: random.chance(0.8) })
  }
}

/** Findings on the page: recorded, edited, withdrawn, restored; then the review is submitted and the next begun. */
export async function mark(desk: Desk): Promise<void> {
  const { random, world } = desk
  const review = openReviewOf(world()) ?? (await startReview(desk))
  if (!review) return
  if (review.findings.length >= FINDINGS_A_REVIEW) {
    await ask<{ result: unknown }>(
      desk,
      'review',
      'review:submit',
      [{ reviewId: review.id }],
      ({ result }) => ({
        type: 'review/submitted',
        payload: { reviewId: review.id, result },
      }),
    )
    return
  }
  const base = { reviewId: review.id, caseId: review.caseId }
  const old = random.chance(0.4) ? random.pick(review.findings) : undefined
  if (old === undefined) {
    const payload = { ...base, findingId: random.uuid(), finding: makeFinding(desk, review) }
    await act(desk, 'mark', 'finding/recorded', payload)
  } else if (old.withdrawnAt !== null) {
    await act(desk, 'mark', 'finding/restored', { ...base, findingId: old.id })
  } else if (random.chance(0.5)) {
    await act(desk, 'mark', 'finding/withdrawn', { ...base, findingId: old.id })
  } else {
    const payload = { ...base, findingId: old.id, finding: makeFinding(desk, review) }
    await act(desk, 'mark', 'finding/edited', payload)
  }
}

/** A folder from the stick: chosen, copied, registered as a case or added to one. */
export async function takeScans(desk: Desk, isNew = false): Promise<void> {
  const { living, random, scansDir, world } = desk
  const cases = world().all('cases')
  const isOld = !isNew && (cases.length >= CASES_AT_MOST || random.chance(0.3))
  const existing = isOld ? random.pick(cases) : undefined
  await living.nextFolder(makeScans(join(scansDir, random.uuid()), random))
  const offer = await living.ask<Offer | null>('intake:choose', 'folder')
  if (offer === null) throw new Error('the dialog gave nothing')
  const facts = {
    title: `示例案卷 ${offer.token.slice(0, 8)}`,
    agency: '示例县示例局',
    party: '示例甲公司',
    caseType: '处罚普通',
    decisionNumber: '',
    handlers: '',
    dates: { filed: null, decided: null, served: null },
  }
  const order = {
    token: offer.token,
    jobId: random.uuid(),
    target: existing ? { kind: 'existing', caseId: existing.id } : { kind: 'new', facts, campaignId: null },
    entryIds: offer.entries.map(({ entryId }) => entryId),
    passwords: {},
  }
  await ask<IntakeReport>(desk, 'intake', 'intake:run', [order], ({ caseId, results }) => {
    if (results.some(({ kind }) => kind !== 'imported')) throw new Error(JSON.stringify(results))
    return existing
      ? { type: 'case/files-added', payload: { caseId } }
      : { type: 'case/registered', payload: { caseId, facts } }
  })
}
