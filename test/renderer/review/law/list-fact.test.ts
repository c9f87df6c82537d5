import { describe, expect, it } from 'vitest'
import type { FactValue } from '@shared/domain/law/fact-sheet'
import {
  emptyRow,
  parseList,
  rowsOfFact,
  type ListKind,
} from '../../../../src/renderer/features/review/law/list-fact'

const FACTS: readonly FactValue[] = [
  {
    kind: 'officers',
    value: [{ name: '示例甲', certificate: '', validFrom: null, validTo: '2026-01-01' }],
  },
  {
    kind: 'spans',
    value: [{ from: '2024-10-08', to: '2024-10-10', reason: '检验', document: '检验告知书' }],
  },
  {
    kind: 'records',
    value: [
      {
        title: '询问笔录',
        location: '示例店',
        start: '2024-09-09T09:00',
        end: null,
        officers: ['示例甲', '示例乙'],
      },
    ],
  },
  { kind: 'papers', value: [{ title: '决定书', number: '示罚〔2024〕1号', date: '2024-12-11' }] },
]

describe('lists of facts', () => {
  it.each(FACTS)('come back from their rows as they were: $kind', (fact) => {
    const kind = fact.kind as ListKind
    expect(parseList(kind, rowsOfFact(kind, fact))).toEqual({ ok: true, value: fact })
  })

  it('drops rows left empty, and the fact with the last row', () => {
    expect(parseList('officers', [emptyRow('officers'), emptyRow('officers')])).toEqual({
      ok: true,
      value: null,
    })
    const rows = [emptyRow('papers'), ...rowsOfFact('papers', FACTS[3] ?? null)]
    expect(parseList('papers', rows)).toEqual({ ok: true, value: FACTS[3] })
  })

  it.each([
    ['officers', { name: '', certificate: '1', validFrom: '', validTo: '' }, 'name'],
    ['officers', { name: '示例甲', certificate: '', validFrom: '2024', validTo: '' }, 'validFrom'],
    ['spans', { from: '2024-10-10', to: '2024-10-08', reason: '', document: '' }, 'to'],
    ['records', { title: '笔录', location: '', start: '2024-10-10', end: '', officers: '' }, 'start'],
    ['papers', { title: '决定书', number: '', date: '2024-10-10' }, 'number'],
  ] as const)('says which cell of %s is wrong', (kind, row, cell) => {
    const parsed = parseList(kind, [row])
    expect(parsed.ok ? [] : Object.keys(parsed.errors[0] ?? {})).toEqual([cell])
  })

  it('parts names at any mark people use', () => {
    const row = {
      title: '笔录',
      location: '',
      start: '202410100900',
      end: '',
      officers: '示例甲、示例乙, 示例丙',
    }
    const parsed = parseList('records', [row])
    expect(parsed.ok && parsed.value).toMatchObject({ value: [{ officers: ['示例甲', '示例乙', '示例丙'] }] })
  })
})
