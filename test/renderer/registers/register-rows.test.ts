import { describe, expect, it } from 'vitest'
import { visibleDocuments } from '@shared/domain/loop/access'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import {
  choicesOf,
  filterRegister,
  NO_FILTER,
  registerRows,
  registerState,
  type RegisterState,
} from '../../../src/renderer/features/registers/register-rows'
import { changeText, valueText } from '../../../src/renderer/features/registers/figure-text'
import { store2022, CALENDARS } from '../../helpers/loop-store'
import {
  CLUE_KEEPER,
  delivered,
  kindOf,
  paper,
  reply,
  REVIEWER,
  verified,
  uuid,
} from '../../shared/domain/loop/helpers'

const rowsFor = (viewer: typeof REVIEWER) => {
  const store = store2022()
  return registerRows({
    documents: visibleDocuments(store.all('documents'), viewer),
    matters: store.all('matters'),
    cases: store.all('cases'),
    calendars: CALENDARS,
  })
}

describe('the register of papers', () => {
  const rows = rowsFor(CLUE_KEEPER)

  it('has a row for every paper, the void and the drafted too', () => {
    expect(rows).toHaveLength(store2022().all('documents').length)
    expect(rows.filter(({ state }) => state === '已作废').length).toBeGreaterThan(0)
    expect(rows.filter(({ state }) => state === '拟稿').length).toBeGreaterThan(0)
  })

  it('counts the opinions of 2022 that went out as the article does', () => {
    const of2022 = filterRegister(rows, { ...NO_FILTER, year: '2022', kindId: 'opinion' })
    expect(of2022.filter(({ state }) => state !== '已作废' && state !== '拟稿')).toHaveLength(21)
  })

  it('names the decision an opinion became', () => {
    expect(rows.filter(({ escalatedTo }) => escalatedTo !== '').map((row) => row.escalatedTo)).toEqual([
      '京政执监决〔2022〕1号',
    ])
  })

  it('shows no letter about a clue to whoever may not handle clues', () => {
    const others = rowsFor(REVIEWER)
    expect(others.filter(({ kindId }) => kindId === 'transfer')).toEqual([])
    expect(others).toHaveLength(rows.filter(({ kindId }) => kindId !== 'transfer').length)
  })

  it('finds by words, unit and state together', () => {
    const { units } = choicesOf(rows)
    const unit = units[0] ?? ''
    const found = filterRegister(rows, { ...NO_FILTER, text: '意', unit, state: '已销号' })
    expect(found.length).toBeGreaterThan(0)
    for (const row of found) expect([row.unit, row.state]).toEqual([unit, '已销号'])
  })
})

describe('the state of a paper in the register', () => {
  const served = { delivery: delivered('2026-03-10') }
  it.each<[RegisterState, SupervisionDocument]>([
    ['拟稿', paper({ state: 'drafting' })],
    ['审核签发', paper({ state: 'signing' })],
    ['待用印', paper({ state: 'numbered' })],
    ['待送达', paper()],
    ['待反馈', paper({}, served, ['delivered'])],
    ['待核查', paper({}, { ...served, replies: [reply('2026-04-01')] }, ['delivered', 'replied'])],
    [
      '未整改到位',
      paper({}, { ...served, verifications: [verified('2026-04-07', '未整改')] }, ['delivered', 'verified']),
    ],
    [
      '待销号',
      paper({}, { ...served, verifications: [verified('2026-04-07', '已整改')] }, ['delivered', 'verified']),
    ],
    ['已升级', paper({}, { ...served, escalatedTo: uuid(9) })],
    ['已销号', paper({}, { ...served, closing: { on: '2026-04-20', conclusion: '好', revoked: [] } })],
    ['已作废', paper({ state: 'voided' })],
    [
      '待销号',
      paper({
        kind: kindOf({
          followUp: { needsDelivery: false, needsReply: false, needsRectification: false, escalatesTo: null },
        }),
      }),
    ],
  ])('is %s', (state, one) => {
    expect(registerState(one)).toBe(state)
  })
})

describe('a figure in words', () => {
  it.each([
    [{ value: 5, before: 2, unit: '份' }, '增加 3 份'],
    [{ value: 1, before: 4, unit: '件' }, '减少 3 件'],
    [{ value: 2, before: 2, unit: '条' }, '与上年相同'],
    [{ value: 85.7, before: 66.6, unit: '%' }, '增加 19.1 个百分点'],
    [{ value: 3, before: null, unit: '天' }, ''],
  ] as const)('%o', (figure, text) => {
    expect(changeText(figure)).toBe(text)
  })

  it('says — where there is nothing to reckon with', () => {
    expect([valueText(null), valueText(0), valueText(34.4)]).toEqual(['—', '0', '34.4'])
  })
})
