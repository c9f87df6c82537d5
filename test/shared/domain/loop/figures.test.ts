import { describe, expect, it } from 'vitest'
import {
  issuedIn,
  percent,
  rowsOf,
  yearlyFigures,
  type Counting,
  type Figure,
} from '@shared/domain/loop/figures'
import { countByKind, countByMonth, countByUnit, yearsOf } from '@shared/domain/loop/figure-tables'
import { soleActor } from '@shared/domain/people/person'
import { ARTICLE_2022, CALENDARS, KINDS, store2022 } from '../../../helpers/loop-store'
import * as h from './helpers'

const state = store2022()
const books = (patch: Partial<Counting> = {}): Counting => ({
  ...{ documents: state.all('documents'), matters: state.all('matters'), clues: state.all('clues') },
  ...{ disputes: state.all('disputes'), calendars: CALENDARS, today: '2023-03-09' },
  viewer: soleActor('示例甲'),
  ...patch,
})
const figures = yearlyFigures(books(), 2022)
const all = [...figures.printed, ...figures.more, ...figures.rates]
const figure = (id: string, from: readonly Figure[] = all): Figure => {
  const found = from.find((one) => one.id === id)
  if (!found) throw new Error(`no figure ${id}`)
  return found
}

describe('the figures of 2022', () => {
  it('are those the founding article prints, in its order', () => {
    expect(Object.fromEntries(figures.printed.map(({ id, value }) => [id, value]))).toEqual(ARTICLE_2022)
    expect(figures.printed.map(({ id }) => id)).toEqual(Object.keys(ARTICLE_2022))
    expect(figures.printed.map(({ label, unit, value }) => `${label} ${value} ${unit}`)).toEqual([
      '工作提示函 25 份',
      '监督案件 28 件',
      '监督意见书 21 份',
      '监督建议书 6 份',
      '监督决定书 1 份',
      '撤销行政处罚 7 件',
      '移送问题线索 7 条',
      '与检察机关联合监督 11 件',
      '公益诉讼线索 3 件',
    ])
  })

  it('count clues by the body that received them, and disputes', () => {
    expect(figures.more.map(({ id, value }) => [id, value])).toEqual([
      ['clues-纪检监察机关', 7],
      ['clues-检察机关', 0],
      ['clues-公安机关', 0],
      ['clues-其他机关', 0],
      ['disputes', 2],
    ])
  })

  it('stand beside those of the year before', () => {
    expect([figure('kind-opinion').before, figure('matters').before, figure('revoked').before]).toEqual([
      2, 2, 2,
    ])
    expect([figure('kind-reminder').before, figure('clues').before]).toEqual([0, 1])
  })

  it('come with the rows they were counted from, each once', () => {
    for (const one of figures.printed) {
      const rows = rowsOf(one)
      expect([one.id, rows.length]).toEqual([one.id, one.value])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      expect(rows.every(({ on }) => on.startsWith('2022-'))).toBe(true)
    }
  })

  it('say in words what is counted', () => {
    expect(all.filter(({ definition }) => !/^\p{Script=Han}.{8,}。$/u.test(definition))).toEqual([])
  })

  it('leave out drafts and void papers, whatever their number', () => {
    const opinions = state.all('documents').filter(({ kindId }) => kindId === 'opinion')
    const [voided, draft] = ['voided', 'drafting'].map((one) => opinions.find((d) => d.state === one))
    expect(voided?.number?.text).toBe('京执监意〔2022〕22号')
    expect(draft?.number).toBeNull()
    const counted = rowsOf(figure('kind-opinion')).map(({ rowId }) => rowId)
    expect(counted).not.toContain(voided?.id)
    expect(counted).not.toContain(draft?.id)
    expect(opinions).toHaveLength(21 + 2 + 3)
  })

  it('do not change when another year is added to, or a paper is voided away', () => {
    const documents = [...state.all('documents'), h.paper({ issuedOn: '2023-01-01' })]
    expect(figure('kind-opinion', yearlyFigures(books({ documents }), 2022).printed).value).toBe(21)
    const voided = state
      .all('documents')
      .map((one) => (one.kindId === 'decision' ? { ...one, state: 'voided' as const } : one))
    const without = yearlyFigures(books({ documents: voided }), 2022).printed
    expect([figure('kind-decision', without).value, figure('revoked', without).value]).toEqual([0, 6])
  })

  it('count a decision revoked under two papers once', () => {
    const closing = { on: '2022-06-01', conclusion: '销号', revoked: ['示市罚决〔2022〕1号'] }
    const documents = [1, 2].map((n) => h.paper({ id: h.uuid(n), issuedOn: '2022-05-01' }, { closing }))
    expect(figure('revoked', yearlyFigures(books({ documents }), 2022).printed).value).toBe(1)
  })

  it('count 公益诉讼 by matter, and a clue of its own only where no such matter stands behind it', () => {
    const transfer = {
      ...{ on: '2022-06-01', way: '专人送达', carriers: [], copies: 1, isSealedEnvelope: true },
      documentId: null,
    }
    const harm = { ...h.clue().facts, nature: '公益损害', receiverKind: '检察机关' } as const
    const known = state.all('matters').find(({ facts }) => facts.isPublicInterest)?.id ?? ''
    const clues = [null, known].map((matterId, n) =>
      h.clue({ id: h.uuid(n), transfer, facts: { ...harm, matterId } }),
    )
    expect(figure('public-interest', yearlyFigures(books({ clues }), 2022).printed).value).toBe(4)
  })
})

describe('the rates of 2022', () => {
  it.each([
    // 25 + 21 + 6 + 1 + 1 notice + 7 letters + 2 dispute opinions; letters and dispute opinions were not entered
    ['delivery-rate', 54, 63],
    // One reminder late, the opinion that became the decision never
    ['reply-rate', 52, 54],
    ['rectify-rate', 21, 22],
  ] as const)('%s: %i of %i', (id, part, total) => {
    const one = figure(id)
    expect([rowsOf(one).length, one.rows.length]).toEqual([part, total])
    expect(one.value).toBe(percent(part, total))
  })

  it('average the days from receipt to the look that found it put right', () => {
    const one = figure('rectify-days')
    const days = one.rows.map(({ detail }) => Number(/(\d+) 天$/.exec(detail)?.[1]))
    expect(days).toHaveLength(21)
    expect(Math.min(...days)).toBeGreaterThanOrEqual(25)
    expect(one.value).toBe(Math.round((days.reduce((a, b) => a + b, 0) * 10) / 21) / 10)
  })

  it('do not hold a paper against a unit whose term still runs', () => {
    const served = { delivery: h.delivered('2026-03-05') }
    const counting = (today: string) =>
      yearlyFigures(books({ documents: [h.paper({}, served)], today }), 2026).rates
    expect(figure('reply-rate', counting('2026-04-07')).value).toBeNull()
    expect(figure('reply-rate', counting('2026-04-08')).value).toBe(0)
    expect(figure('rectify-rate', counting('2026-04-07')).value).toBeNull()
    expect(figure('rectify-rate', counting('2026-04-08')).value).toBe(0)
  })

  it('measure the reply by the term with its extension', () => {
    const extension = { requestedOn: '2026-03-30', days: 15, reason: '申请', approvedBy: REF }
    const rows = (on: string, extended: boolean) =>
      figure(
        'reply-rate',
        yearlyFigures(
          books({
            documents: [
              h.paper(
                {},
                {
                  ...{ delivery: h.delivered('2026-03-05'), replies: [h.reply(on)] },
                  extension: extended ? extension : null,
                },
                ['replied'],
              ),
            ],
          }),
          2026,
        ).rates,
      ).value
    expect([rows('2026-04-07', false), rows('2026-04-08', false), rows('2026-04-20', true)]).toEqual([
      100, 0, 100,
    ])
  })

  it.each([
    [0, 0, null],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [3, 3, 100],
  ])('%i of %i is %s per cent', (part, total, expected) => {
    expect(percent(part, total)).toBe(expected)
  })
})

const REF = { personId: null, name: '示例丁' }

describe('who sees what', () => {
  const forReviewer = yearlyFigures(books({ viewer: h.REVIEWER }), 2022)

  it('counts clues for everybody and shows their rows to the named roles', () => {
    const clues = figure('clues', forReviewer.printed)
    expect([clues.value, clues.rows]).toEqual([7, []])
    expect(figure('clues').rows[0]).toMatchObject({ label: '线索〔2022〕1号', unit: '示例市纪委监委' })
  })

  it('never shows what a clue says', () => {
    expect(JSON.stringify(all)).not.toContain('示例线索')
    expect(JSON.stringify(all)).not.toContain('监督中发现的示例情况')
  })

  it('names the letter of a clue by its number alone', () => {
    const letters = figure('delivery-rate', forReviewer.rates).rows.filter(({ label }) =>
      label.includes('京执监移'),
    )
    expect(letters).toHaveLength(7)
    expect(letters.every(({ label }) => /^京执监移〔2022〕\d+号$/.test(label))).toBe(true)
  })
})

describe('tables of a year', () => {
  it('by kind: every kind that went out, in the order of the kinds, with the year before', () => {
    const order = KINDS.map(({ id }) => id)
    expect(
      countByKind(books(), order, 2022).map(({ kindId, value, before }) => [kindId, value, before]),
    ).toEqual([
      ['notice', 1, 0],
      ['suggestion', 6, 0],
      ['opinion', 21, 2],
      ['decision', 1, 0],
      ['reminder', 25, 0],
      ['transfer', 7, 1],
      ['dispute-opinion', 2, 0],
    ])
  })

  it('by month: twelve, adding up to the year', () => {
    const months = countByMonth(books(), 2022)
    const sum = (pick: (month: (typeof months)[number]) => number): number =>
      months.reduce((total, month) => total + pick(month), 0)
    expect(months).toHaveLength(12)
    expect([sum(({ papers }) => papers), sum(({ matters }) => matters)]).toEqual([63, 28])
    expect(sum(({ byKind }) => byKind.reminder ?? 0)).toBe(25)
    expect(issuedIn(state.all('documents'), 2022)).toHaveLength(63)
  })

  it('by unit: without the letters of clues, open and late ones named', () => {
    const units = countByUnit(books(), 2022)
    const sum = (pick: (unit: (typeof units)[number]) => number): number =>
      units.reduce((total, unit) => total + pick(unit), 0)
    expect(units.map(({ unit }) => unit)).not.toContain('示例市纪委监委')
    expect([sum(({ papers }) => papers), sum(({ matters }) => matters)]).toEqual([56, 28])
    expect(sum(({ revoked }) => revoked)).toBe(7)
    // The notice, and two dispute opinions whose service was never entered
    expect([sum(({ open }) => open), sum(({ overdue }) => overdue)]).toEqual([3, 2])
  })

  it('knows the years there is anything of', () => {
    expect(yearsOf(books(), 2026)).toEqual([2026, 2023, 2022, 2021])
  })
})
