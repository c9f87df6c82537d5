import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { compareWithGold, type GoldFinding, type GoldKey } from '@shared/domain/review/training'
import { box, finding, missing, review } from './helpers'

const STANDARD = ScoringStandard.parse(
  JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')),
)

const gold = (id: string, change: Partial<GoldFinding> = {}): GoldFinding => ({
  id,
  kind: 'deduction',
  itemId: 'PT-A02',
  unitCenti: 100,
  count: 1,
  places: [box(0)],
  description: `答案 ${id}`,
  defectCode: null,
  ...change,
})
const key = (findings: readonly GoldFinding[], excused: GoldKey['excused'] = []): GoldKey => ({
  standardId: STANDARD.id,
  vetoStyle: 'B',
  findings,
  excused,
})
const verdicts = (findings: readonly GoldFinding[], mine: readonly ReturnType<typeof finding>[]) =>
  compareWithGold(STANDARD, key(findings), review({ findings: mine })).items.flatMap(({ lines }) =>
    lines.map(({ itemId, verdict }) => [itemId, verdict]),
  )

describe('a practice held against its key', () => {
  it.each([
    [
      'the same page, however the box was drawn',
      gold('1'),
      finding('m', { places: [box(0, [300, 300, 310, 310])] }),
      'right',
    ],
    [
      'the same missing paper',
      gold('1', { places: [missing('送达回证')] }),
      finding('m', { places: [missing('决定书送达回证')] }),
      'right',
    ],
    [
      'the same defect shown elsewhere',
      gold('1', { defectCode: 'D-ZT-05' }),
      finding('m', { places: [box(7)], defectCode: 'D-ZT-05' }),
      'right',
    ],
    ['other points', gold('1', { count: 2 }), finding('m'), 'points'],
    [
      'once at two points instead of twice at one',
      gold('1', { count: 2 }),
      finding('m', { unitCenti: 200 }),
      'right',
    ],
    ['the right item on another page', gold('1'), finding('m', { places: [box(7)] }), 'place'],
    ['the right spot on another item', gold('1'), finding('m', { itemId: 'PT-B03' }), 'item'],
  ] as const)('%s', (_name, wanted, mine, verdict) => {
    expect(verdicts([wanted], [mine])).toEqual([['PT-A02', verdict]])
  })

  it('names what was missed and what is not in the key', () => {
    expect(verdicts([gold('1')], [finding('m', { itemId: 'PT-B03', places: [box(5)] })])).toEqual([
      ['PT-A02', 'missed'],
      ['PT-B03', 'false'],
    ])
  })

  it('pairs each finding once, the surest first', () => {
    const mine = [finding('near', { places: [box(3)] }), finding('exact', { places: [box(0)] })]
    expect(verdicts([gold('1'), gold('2', { places: [box(9)] })], mine)).toEqual([
      ['PT-A02', 'right'],
      ['PT-A02', 'place'],
    ])
  })

  it('does not count advice and withdrawn findings', () => {
    const mine = [
      finding('a', { kind: 'advice', unitCenti: 0 }),
      finding('w', { withdrawnAt: '2026-03-02T00:00:00.000Z' }),
    ]
    expect(verdicts([gold('1')], mine)).toEqual([['PT-A02', 'missed']])
  })

  it('judges 合理缺项 as well', () => {
    const excused = [
      { itemId: 'PT-D03', reason: '未采取' },
      { itemId: 'PT-D07', reason: '未提出' },
    ]
    const items = {
      'PT-D03': { isChecked: false, naReason: '我的理由' },
      'PT-D08': { isChecked: false, naReason: '误' },
      'PT-A01': { isChecked: true, naReason: null },
    }
    const result = compareWithGold(STANDARD, key([], excused), review({ items }))
    expect(result.items.map(({ itemId, lines }) => [itemId, lines[0]?.verdict])).toEqual([
      ['PT-D03', 'right'],
      ['PT-D07', 'missed'],
      ['PT-D08', 'false'],
    ])
  })

  it.each([
    ['nothing to find, nothing found', [], [], 1000],
    ['all right', [gold('1')], [finding('m')], 1000],
    ['all missed', [gold('1')], [], 0],
    ['half right', [gold('1', { count: 2 })], [finding('m')], 500],
    [
      'one of three',
      [
        gold('1'),
        gold('2', { itemId: 'PT-B03', places: [box(4)] }),
        gold('3', { itemId: 'PT-C01', places: [box(5)] }),
      ],
      [finding('m')],
      333,
    ],
    [
      'a false one weighs as much as a missed one',
      [gold('1')],
      [finding('m'), finding('n', { itemId: 'PT-B03', places: [box(5)] })],
      500,
    ],
  ] as const)('agreement: %s', (_name, wanted, mine, tenths) => {
    expect(compareWithGold(STANDARD, key(wanted), review({ findings: mine })).agreementTenths).toBe(tenths)
  })

  it('scores both sides under the same edition', () => {
    const result = compareWithGold(
      STANDARD,
      key([gold('1', { count: 2 })]),
      review({ findings: [finding('m')] }),
    )
    expect([result.gold.scoreTenths, result.mine.scoreTenths]).toEqual([980, 990])
    expect(result.items[0]).toMatchObject({ goldLostCenti: 200, myLostCenti: 100 })
  })
})
