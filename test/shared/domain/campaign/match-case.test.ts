import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { matchCases } from '@shared/domain/campaign/match-case'
import { FACTS, uuid } from '../../../helpers/sample-record'
import { listed } from './files'

const caseOf = (n: number, facts: Partial<CaseFile['facts']>, removedAt: string | null = null): CaseFile => ({
  ...{ id: uuid(n), campaignId: null, state: 'registered', registeredAt: '', files: [] },
  ...{ facts: { ...FACTS, ...facts }, sampleSlug: null, removedAt },
})
const LISTED = listed({ number: '示农罚〔2025〕1号', title: '示例甲公司经营假农药案' })

describe('the case of a listed file', () => {
  it('is looked for by number, then by name, then by unit', () => {
    const matches = matchCases(
      LISTED,
      [
        caseOf(1, { decisionNumber: '别的' }),
        caseOf(2, { decisionNumber: '别的', agency: '示例县 农业农村局' }),
        caseOf(3, { decisionNumber: '', title: '关于示例甲公司经营假农药案' }),
        caseOf(4, { decisionNumber: '示农罚[2025]1号' }),
      ],
      new Set(),
    )
    expect(matches.map(({ caseFile, by }) => [caseFile.id, by])).toEqual([
      [uuid(4), 'number'],
      [uuid(3), 'title'],
      [uuid(2), null],
      [uuid(1), null],
    ])
  })
  it('is never one in the bin or one that belongs to another entry', () => {
    const cases = [caseOf(1, {}, '2026-01-01T00:00:00.000Z'), caseOf(2, {})]
    expect(matchCases(LISTED, cases, new Set([uuid(2)]))).toEqual([])
  })
  it('is not found by an empty name', () => {
    expect(matchCases(listed({ title: '' }), [caseOf(1, {})], new Set())[0]?.by).toBeNull()
  })
})
