import { describe, expect, it } from 'vitest'
import type { CampaignEntry, EntryState } from '@shared/domain/campaign/entry'
import { rulingFindings } from '@shared/domain/campaign/entry-outcome'
import type { MemoryTables } from '@shared/events/tables'
import type { Actor } from '@shared/domain/people/person'
import { nextStep, undecidedItems } from '../../../src/renderer/features/entries/next-step'
import { standardOf } from '../../../src/renderer/features/entries/standard-of'
import * as e from '../../helpers/sample-entry'
import * as w from '../../helpers/sample-record'

const leader = e.actorOf(e.LEADER)

function shown(
  state: MemoryTables,
  actor: Actor | null,
  patch: Partial<CampaignEntry> = {},
  reasons: readonly 'random'[] = [],
) {
  const entry = { ...e.entryOf(state), ...patch }
  const reviews = state.all('reviews')
  const next = nextStep({
    ...{ entry, reviews, actor, today: '2026-03-05', recheckReasons: reasons },
    caseFile: entry.caseId === null ? undefined : state.get('cases', entry.caseId),
    isStaffed: state.all('people').length > 0,
    isDouble: true,
    people: state.all('people'),
    problems: rulingFindings(entry, reviews),
  })
  return next && [next.title, next.primary?.label ?? null, ...next.others.map(({ label }) => label)]
}

/** A has submitted, B has not begun. */
function half() {
  const state = e.act(e.world(), leader, e.assigned())
  return e.held(state, '初评A', e.actorOf(e.A), e.found('初评A', 1, { itemId: 'PT-B01', unitCenti: 300 }))
}
const both = () => e.held(half(), '初评B', e.actorOf(e.B))
const feedback = { on: '2026-03-02', objectionDueOn: '2026-03-09', receivedBy: '示例己', waivedOn: null }

describe('what comes next', () => {
  it('starts with the scans and the reviewers', () => {
    const state = e.world()
    expect(shown(state, leader, { caseId: null })).toEqual(['对应案卷', '对应案卷', '回到批次'])
    expect(shown(state, leader)).toEqual(['分配评查人', '到批次里分配'])
  })

  it.each([
    ['初评A, whose part is done', e.actorOf(e.A), ['等待其他初评', null]],
    ['初评B', e.actorOf(e.B), ['初评', '开始初评B']],
    ['the leader', leader, ['等待其他初评', null]],
    ['nobody', null, ['等待其他初评', null]],
  ])('during the first reviews for %s', (_who, actor, step) => {
    expect(shown(half(), actor)).toEqual(step)
  })

  it('goes on with a review that is open', () => {
    const state = e.act(half(), e.actorOf(e.B), e.started('初评B'))
    expect(shown(state, e.actorOf(e.B))).toEqual(['初评', '继续初评B'])
  })

  it('lets a single person do both', () => {
    const state = e.world({ isStaffed: false })
    expect(shown(state, e.SOLE)).toEqual(['初评', '开始初评A'])
    e.held(state, '初评A', e.SOLE)
    expect(shown(state, e.SOLE)).toEqual(['初评', '开始初评B'])
  })

  it.each<[EntryState, Partial<CampaignEntry>, readonly (string | null)[]]>([
    ['reviewed', {}, ['比对初评', '比对']],
    ['recheck', {}, ['复核', '复核（维持原结果）', '改动评分后复核', '免予复核']],
    ['agreed', {}, ['向单位反馈', '登记反馈']],
    ['fed-back', { feedback }, ['等待单位意见', '登记异议', '登记单位无异议']],
    ['fed-back', { feedback: { ...feedback, waivedOn: '2026-03-03' } }, ['定稿', '定稿', '登记异议']],
    ['fed-back', { feedback: { ...feedback, objectionDueOn: '2026-03-04' } }, ['定稿', '定稿', '登记异议']],
    ['objected', {}, ['处理异议', '作出处理意见', '建立申辩后评分']],
    ['rectifying', {}, ['等待单位整改', '登记整改报告', '转监督案件']],
    ['reinspecting', {}, ['复查', '登记复查', '转监督案件']],
  ])('in %s %j', (state, patch, step) => {
    expect(shown(both(), leader, { state, ...patch })).toEqual(step)
  })

  it('does not offer to waive a re-check that is due', () => {
    expect(shown(both(), leader, { state: 'recheck' }, ['random'])).not.toContain('免予复核')
  })

  it('asks for rectification only where there is a problem', () => {
    const state = both()
    const ruling = (round: '初评A' | '初评B') => ({ outcome: e.outcomeFrom(state, round) })
    expect(shown(state, leader, { state: 'final', ...ruling('初评A') })).toEqual([
      ...['下达整改', '下达整改要求', '登记通报', '转监督案件'],
    ])
    expect(shown(state, leader, { state: 'announced', ...ruling('初评B') })).toEqual([
      ...['销号', '销号', '转监督案件'],
    ])
  })

  it('ends', () => {
    expect(shown(both(), leader, { state: 'closed' })).toBeNull()
    expect(shown(both(), leader, { state: 'transferred' })).toBeNull()
  })
})

describe('the panel', () => {
  const comparison = {
    ...{ differenceTenths: 80, areGradesDifferent: false, areVetoesDifferent: false },
    ...{ outcome: 'panel' as const, differingItemIds: ['PT-A02', 'PT-B01'] },
  }
  const decided = (itemId: string) => ({ itemId, follows: 'A' as const, reason: '清楚' })

  it('waits for every item, then for its review, then for the minutes', () => {
    const state = both()
    e.putInState(state, 'panel', { comparison })
    expect(undecidedItems(e.entryOf(state))).toEqual(['PT-A02', 'PT-B01'])
    expect(shown(state, leader, { panelDecisions: [decided('PT-A02')] })).toEqual(['逐项合议', null])
    e.putInState(state, 'panel', { panelDecisions: [decided('PT-A02'), decided('PT-B01')] })
    expect(shown(state, leader)).toEqual(['建立合议评分', '建立合议评分'])
    e.act(state, leader, e.started('合议'))
    expect(shown(state, leader)).toEqual(['合议评分', '继续合议评分'])
    e.act(state, leader, e.submitted(state, '合议'))
    expect(shown(state, leader)).toEqual(['合议定案', '合议定案', '查看合议评分'])
  })
})

describe('the edition of a first review', () => {
  const other = { ...w.STANDARD, id: 'CF-PT-2027.1', effectiveFrom: '2027-01-01' }
  const choice = (state: MemoryTables, planned: string | null, shipped = [w.STANDARD, other]) => {
    const campaign = state.get('campaigns', e.CAMPAIGN_ID)
    const plan = campaign.plan && {
      ...campaign.plan,
      standardIds: planned === null ? {} : { 处罚普通: planned },
    }
    const known = { entry: e.entryOf(state), campaign: { ...campaign, plan } }
    return standardOf(
      { ...known, standard: undefined, reviews: state.all('reviews') },
      state.all('standards'),
      shipped,
    )
  }

  it('is the one in the plan, as adopted where it is', () => {
    expect(choice(e.world(), w.STANDARD.id)).toEqual({
      standardId: w.STANDARD.id,
      standardSha256: w.sha('5'),
    })
    expect(choice(e.world(), other.id)).toEqual({ standardId: other.id, standardSha256: null })
  })

  it('is otherwise the newest shipped one for the case type', () => {
    expect(choice(e.world(), null)).toEqual({ standardId: other.id, standardSha256: null })
    expect(choice(e.world(), null, [])).toBeNull()
  })

  it('is not a retired one', () => {
    const state = e.world()
    state.put('standards', { ...state.get('standards', w.sha('5')), retiredAt: '2026-01-01T00:00:00.000Z' })
    expect(choice(state, w.STANDARD.id)).toEqual({ standardId: w.STANDARD.id, standardSha256: null })
  })
})
