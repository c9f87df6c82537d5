import { describe, expect, it } from 'vitest'
import { NO_FOLLOW_UP } from '@shared/domain/document/follow-up'
import {
  answerTermOf,
  duesOf,
  duesOfPaper,
  lateReminder,
  remindersOf,
  type Due,
  type LoopBooks,
} from '@shared/domain/loop/clocks'
import { soleActor } from '@shared/domain/people/person'
import { chinaDay } from '@shared/lib/china-day'
import * as h from './helpers'

const TODAY = '2026-03-10'
const of = (paper: ReturnType<typeof h.paper>, today = TODAY): readonly Due[] =>
  duesOfPaper(paper, h.CALENDARS, today)
const days = (dues: readonly Due[]): readonly string[] =>
  dues.map(({ termId, dueOn }) => `${termId} ${dueOn}`)

const books = (patch: Partial<LoopBooks> = {}): LoopBooks => ({
  ...{ documents: [], clues: [], disputes: [], kinds: [], calendars: h.CALENDARS },
  ...patch,
})

const approvals = (on: string) =>
  (['承办', '法制审核', '分管负责人', '主要负责人'] as const).map((step, n) => ({
    ...{ step, on, opinion: '', person: { personId: null, name: `示例${n}` } },
  }))
const transfer = {
  ...{ on: '2026-03-02', way: '专人送达', carriers: [{ personId: null, name: '示例甲' }], copies: 1 },
  ...{ isSealedEnvelope: true, documentId: null },
}

describe('送达: five working days from the day of signing', () => {
  it.each([
    ['2026-03-02', '2026-03-09', ['2026-03-06']],
    // 清明: 4-04 to 4-06
    ['2026-04-01', '2026-04-09', ['2026-04-08']],
    // 春节: Saturday 2-14 is worked, 2-15 to 2-23 are not
    ['2026-02-12', '2026-02-26', ['2026-02-25']],
    // The last day of a month
    ['2026-07-31', '2026-08-07', ['2026-08-06']],
  ])('issued %s: by %s', (issuedOn, dueOn, alarms) => {
    expect(of(h.paper({ issuedOn }))).toEqual([
      expect.objectContaining({ termId: 'deliver', startedOn: issuedOn, dueOn, alarms, whose: '本机关' }),
    ])
  })

  it('goes by the term of the kind where the kind has one', () => {
    const kind = h.kindOf({ terms: [{ ...h.term('deliver', 2, 'workdays', [-1]), label: '尽快送达' }] })
    const [due] = of(h.paper({ kind }))
    expect([due?.dueOn, due?.what]).toEqual(['2026-03-04', '尽快送达期限'])
    expect(due?.explanation).toContain('“行政执法监督意见书”的设置（建议值，待确认）')
  })

  it('is not asked of a paper still on the desk, nor of a kind that is not served', () => {
    expect(of(h.paper({ state: 'numbered' }))).toEqual([])
    const kind = h.kindOf({ followUp: { ...h.kindOf().followUp, needsDelivery: false }, terms: [] })
    expect(of(h.paper({ kind }))).toEqual([])
  })

  it('runs for a numbered paper that goes out without a seal', () => {
    const sealed = h.paper()
    expect(days(of({ ...sealed, state: 'numbered', fields: { ...sealed.fields, isSealed: false } }))).toEqual(
      ['deliver 2026-03-09'],
    )
  })
})

describe('整改: from receipt, the first day not counted', () => {
  it.each([
    // 2026-04-04 is 清明: moved to the 7th; the reminder of three days before falls on the Friday
    ['2026-03-05', 0, '2026-04-07', '2026-04-04', ['2026-03-31', '2026-04-03', '2026-04-07', '2026-04-08']],
    // 30 days over the end of February: Sunday 3-01, moved
    ['2026-01-30', 0, '2026-03-02', '2026-03-01', ['2026-02-14', '2026-02-27', '2026-03-02', '2026-03-03']],
    // into 国庆
    ['2026-09-01', 0, '2026-10-08', '2026-10-01', ['2026-09-30', '2026-10-08', '2026-10-09']],
    // extension: counted on from the term itself, not from its move
    ['2026-03-05', 1, '2026-04-07', '2026-04-05', ['2026-03-31', '2026-04-03', '2026-04-07', '2026-04-08']],
    ['2026-03-05', 15, '2026-04-20', '2026-04-19', ['2026-04-13', '2026-04-17', '2026-04-20', '2026-04-21']],
    ['2026-03-05', 30, '2026-05-06', '2026-05-04', ['2026-04-29', '2026-04-30', '2026-05-06', '2026-05-07']],
  ])('received %s, extended by %i: by %s', (receivedOn, extended, dueOn, shiftedFrom, alarms) => {
    const extension = { requestedOn: receivedOn, days: extended, reason: '申请', approvedBy: person }
    const [due, ...rest] = of(
      h.paper({}, { delivery: h.delivered(receivedOn), extension: extended === 0 ? null : extension }),
    )
    expect(rest).toEqual([])
    expect(due).toMatchObject({ termId: 'rectify', dueOn, shiftedFrom, whose: '被监督单位' })
    expect(due?.alarms).toEqual(alarms)
  })

  it('counts an extension of a term in working days on from its last day', () => {
    const kind = h.kindOf({ terms: [h.term('hand-over', 5, 'workdays')] })
    const extension = { requestedOn: '2026-03-03', days: 3, reason: '申请', approvedBy: person }
    // 3-09, and three days on
    expect(days(of(h.paper({ kind }, { delivery: h.delivered('2026-03-02'), extension })))).toEqual([
      'hand-over 2026-03-12',
    ])
  })

  it('says how it was counted, from which day, by which calendar, and who set it', () => {
    const [due] = of(h.paper({}, { delivery: h.delivered('2026-03-05') }))
    expect(due?.explanation).toBe(
      '整改：自收到文书之日2026年3月5日起算，期限30日（开始当日不计），至2026年4月7日届满。' +
        '原最后一日2026年4月4日是休息日，顺延至2026年4月7日。节假日按2026（2025-11-04）计算。' +
        '期限出自“行政执法监督意见书”的设置（建议值，待确认）。',
    )
    expect(due?.about).toBe(`京执监意〔2026〕1号（${h.UNIT}）`)
  })

  it('names a year without a calendar and counts it by weekends', () => {
    const [due] = of(h.paper({}, { delivery: h.delivered('2026-12-10') }))
    // 2027-01-09 is a Saturday
    expect([due?.dueOn, due?.missingYears]).toEqual(['2027-01-11', [2027]])
    expect(due?.explanation).toContain('2027年的节假日安排没有录入')
  })
})

const person = { personId: null, name: '示例丁' }
const served = { delivery: h.delivered('2026-03-05') }

describe('what an answer stops and starts', () => {
  it.each([
    ['nothing yet', {}, [], ['rectify 2026-04-07']],
    // 10 working days over 劳动节, Saturday 5-09 worked
    ['a reply', { replies: [h.reply('2026-04-28')] }, ['replied'], ['check 2026-05-14']],
    [
      'found put right',
      { replies: [h.reply('2026-04-28')], verifications: [h.verified('2026-04-29', '已整改')] },
      ['replied', 'verified'],
      [],
    ],
    [
      'found undone: the term goes on',
      { replies: [h.reply('2026-04-28')], verifications: [h.verified('2026-04-29', '部分整改')] },
      ['replied', 'verified'],
      ['rectify 2026-04-07'],
    ],
    [
      'a second reply of the same day waits for a second look',
      {
        replies: [h.reply('2026-04-28'), h.reply('2026-04-29', 2)],
        verifications: [h.verified('2026-04-29', '未整改')],
      },
      ['replied', 'verified', 'replied'],
      ['check 2026-05-15'],
    ],
    ['escalated', { escalatedTo: h.uuid(9) }, [], []],
    ['closed', { closing: { on: '2026-04-01', conclusion: '销号', revoked: [] } }, [], []],
  ] as const)('%s', (_name, followUp, steps, expected) => {
    expect(days(of(h.paper({}, { ...served, ...followUp }, steps)))).toEqual(expected)
  })

  it('asks for no 核查 where nothing was to be put right', () => {
    const kind = h.kindOf({
      terms: [h.term('reply', 15, 'days')],
      followUp: { needsDelivery: true, needsReply: true, needsRectification: false, escalatesTo: null },
    })
    expect(days(of(h.paper({ kind }, served)))).toEqual(['reply 2026-03-20'])
    expect(of(h.paper({ kind }, { ...served, replies: [h.reply('2026-03-10')] }, ['replied']))).toEqual([])
  })

  it('stops at a void paper', () => {
    expect(of(h.paper({ state: 'voided' }, served))).toEqual([])
  })

  it('keeps 反馈 beside 整改 where a kind names both', () => {
    const kind = h.kindOf({ terms: [h.term('rectify', 30, 'days'), h.term('reply', 30, 'days')] })
    expect(days(of(h.paper({ kind }, served)))).toEqual(['rectify 2026-04-07', 'reply 2026-04-07'])
    const failed = {
      ...served,
      replies: [h.reply('2026-03-10')],
      verifications: [h.verified('2026-03-11', '未整改')],
    }
    expect(days(of(h.paper({ kind }, failed, ['replied', 'verified'])))).toEqual(['rectify 2026-04-07'])
  })
})

describe('催办 and 升级', () => {
  const reminded = (on: string) =>
    h.paper({}, { ...served, reminders: [{ on, way: '电话', note: '' }] }, ['reminded'])

  it('gives five working days after a reminder that came after the term', () => {
    expect(days(of(reminded('2026-04-08')))).toEqual(['rectify 2026-04-07', 'escalate 2026-04-15'])
    expect(lateReminder(reminded('2026-04-08'), h.CALENDARS)).toBe('2026-04-08')
  })

  it.each(['2026-04-01', '2026-04-07'])('does not count a reminder of %s, within the term', (on) => {
    expect(days(of(reminded(on)))).toEqual(['rectify 2026-04-07'])
  })

  it('ends with the answer', () => {
    const paper = h.paper(
      {},
      {
        ...served,
        replies: [h.reply('2026-04-09')],
        reminders: [{ on: '2026-04-08', way: '电话', note: '' }],
      },
      ['reminded', 'replied'],
    )
    expect(lateReminder(paper, h.CALENDARS)).toBeNull()
    expect(days(of(paper))).toEqual(['check 2026-04-23'])
  })
})

describe('复查: ten working days from receipt of the decision', () => {
  const decision = h.kindOf({ terms: [h.term('review-request', 10, 'workdays', [0])] })
  const paper = h.paper({ kind: decision }, { delivery: h.delivered('2026-09-21') })

  it.each([
    ['2026-10-11', ['review-request 2026-10-12']],
    ['2026-10-12', ['review-request 2026-10-12']],
    ['2026-10-13', []],
  ])('on %s', (today, expected) => {
    expect(days(of(paper, today))).toEqual(expected)
  })

  it('is not moved by an extension of the correction', () => {
    const extension = { requestedOn: '2026-09-22', days: 30, reason: '申请', approvedBy: person }
    const extended = { ...paper, followUp: { ...paper.followUp, extension } }
    expect(days(of(extended, '2026-10-01'))).toEqual(['review-request 2026-10-12'])
  })
})

describe('线索 and 争议', () => {
  const cluesOf = (clue: ReturnType<typeof h.clue>) =>
    days(duesOf(books({ clues: [clue] }), TODAY, h.CLUE_KEEPER))

  it('transfers within three working days of the last approval', () => {
    // 端午: 6-19 to 6-21
    expect(cluesOf(h.clue({ state: 'approved', approvals: approvals('2026-06-18') }))).toEqual([
      'transfer 2026-06-24',
    ])
  })

  it('asks for the result sixty days after the receipt', () => {
    const receipt = { on: '2026-03-02', receivedBy: '示例丙', note: '', files: [] }
    expect(cluesOf(h.clue({ state: 'received', transfer, receipt }))).toEqual(['result 2026-05-06'])
  })

  it.each([
    h.clue(),
    h.clue({ state: 'transferred', transfer }),
    h.clue({ state: 'answered', transfer }),
    h.clue({ state: 'withdrawn', withdrawn: { on: '2026-03-03', reason: '查无' } }),
  ])('has no clock while $state', (clue) => {
    expect(cluesOf(clue)).toEqual([])
  })

  it('takes the terms of the kinds as they are set', () => {
    const kinds = [h.kindOf({ id: 'transfer', access: 'clue', terms: [h.term('transfer', 1, 'workdays')] })]
    const clues = [h.clue({ state: 'approved', approvals: approvals('2026-03-02') })]
    expect(days(duesOf(books({ kinds, clues }), TODAY, h.CLUE_KEEPER))).toEqual(['transfer 2026-03-03'])
  })

  it('handles a dispute within thirty days, until it ends', () => {
    const disputes = [h.dispute()]
    expect(days(duesOf(books({ disputes }), TODAY, h.REVIEWER))).toEqual(['handle 2026-04-01'])
    const ended = h.dispute({ state: 'ended' })
    expect(duesOf(books({ disputes: [ended] }), TODAY, h.REVIEWER)).toEqual([])
  })

  it('shows the clocks of clues and of their papers to the named roles alone', () => {
    const all = books({
      clues: [h.clue({ state: 'approved', approvals: approvals('2026-03-02') })],
      documents: [h.paper(), h.paper({ id: h.uuid(7), clueId: h.CLUE })],
      disputes: [h.dispute()],
    })
    expect(days(duesOf(all, TODAY, h.REVIEWER))).toEqual(['deliver 2026-03-09', 'handle 2026-04-01'])
    expect(duesOf(all, TODAY, h.CLUE_KEEPER)).toHaveLength(4)
    // Nobody registered: one person with every role.
    expect(duesOf(all, TODAY, soleActor('示例甲'))).toHaveLength(4)
  })

  it('a letter handed over with its clue is not served a second time', () => {
    const letter = h.paper({ id: h.uuid(7), clueId: h.CLUE })
    const before = books({ documents: [letter], clues: [h.clue()] })
    expect(days(duesOf(before, TODAY, h.CLUE_KEEPER))).toEqual(['deliver 2026-03-09'])
    const handedOver = { ...transfer, documentId: letter.id }
    const after = books({
      documents: [letter],
      clues: [h.clue({ state: 'transferred', transfer: handedOver })],
    })
    expect(duesOf(after, TODAY, h.CLUE_KEEPER)).toEqual([])
  })

  it('names a clue by its number, never by what it says', () => {
    const clues = [h.clue({ state: 'approved', approvals: approvals('2026-03-02') })]
    const [due] = duesOf(books({ clues }), TODAY, h.CLUE_KEEPER)
    expect(due?.about).toBe('线索〔2026〕1号')
    expect(JSON.stringify(due)).not.toMatch(/示例线索|示例事实|示例县/)
  })
})

describe('how near it is', () => {
  const paper = h.paper({}, { delivery: h.delivered('2026-03-05') })

  it.each([
    ['2026-03-30', 'later', 8],
    ['2026-03-31', 'soon', 7],
    ['2026-04-06', 'soon', 1],
    ['2026-04-07', 'today', 0],
    ['2026-04-08', 'over', -1],
    ['2027-01-01', 'over', -269],
  ] as const)('on %s: %s, %i days', (today, level, left) => {
    expect(of(paper, today)).toEqual([expect.objectContaining({ level, daysLeft: left })])
  })

  it.each([
    ['2026-04-06T15:59:59.999Z', 'soon'],
    ['2026-04-06T16:00:00.000Z', 'today'],
    ['2026-04-07T15:59:59.999Z', 'today'],
    ['2026-04-07T16:00:00.000Z', 'over'],
  ])('at %s, Beijing time, it is %s', (instant, level) => {
    expect(of(paper, chinaDay(instant))[0]?.level).toBe(level)
  })

  it('lists the nearest first, and reminds of all that is not far', () => {
    const far = h.paper({ id: h.uuid(8) }, { delivery: h.delivered('2026-03-30') })
    const dues = duesOf(
      books({ documents: [far, paper, h.paper({ id: h.uuid(9) })] }),
      '2026-04-06',
      h.REVIEWER,
    )
    expect(days(dues)).toEqual(['deliver 2026-03-09', 'rectify 2026-04-07', 'rectify 2026-04-29'])
    expect(days(remindersOf(dues))).toEqual(['deliver 2026-03-09', 'rectify 2026-04-07'])
    expect(new Set(dues.map(({ id }) => id)).size).toBe(3)
  })

  it('knows no term of a kind that asks for nothing', () => {
    expect(answerTermOf(h.paper({ kind: h.kindOf({ terms: [] }) }, served), h.CALENDARS)).toBeNull()
    expect(answerTermOf(h.paper({}, NO_FOLLOW_UP), h.CALENDARS)).toBeNull()
  })
})
