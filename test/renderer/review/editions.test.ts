import { describe, expect, it } from 'vitest'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { AdoptedStandard } from '@shared/events/tables'
import { editionsOf, editionsToStart } from '../../../src/renderer/features/review/editions'
import { STANDARD } from './sample-review'

const edition = (
  id: string,
  effectiveFrom: string,
  change: Partial<ScoringStandard> = {},
): ScoringStandard => ({
  ...STANDARD,
  id,
  edition: id,
  effectiveFrom,
  ...change,
})
const row = (
  id: string,
  standard: ScoringStandard,
  change: Partial<AdoptedStandard> = {},
): AdoptedStandard => ({
  id,
  standard,
  origin: 'imported',
  adoptedAt: '2026-01-01T00:00:00.000Z',
  adoptedBy: '示例甲',
  retiredAt: null,
  ...change,
})
const OLD = edition('2026.1', '2026-01-01')
const NEW = edition('2026.2', '2026-03-01')
const NEXT = edition('2027.1', '2027-01-01')
const OWN = edition('市表', '2026-02-01')
const LICENCE = edition('许可', '2026-01-01', { caseType: '许可' })
const ids = (editions: readonly { readonly standard: ScoringStandard }[]) =>
  editions.map(({ standard }) => standard.id)
const TODAY = '2026-11-23'

describe('the editions of a kind of case', () => {
  it('are shipped and adopted ones, newest first, of this kind only', () => {
    const library = { shipped: [OLD, NEW, LICENCE], adopted: [row('a', OWN)] }
    expect(ids(editionsOf(library, '处罚普通'))).toEqual(['2026.2', '市表', '2026.1'])
    expect(ids(editionsOf(library, '许可'))).toEqual(['许可'])
    expect(editionsOf(library, '强制')).toEqual([])
  })

  it('stand there once although a shipped one was taken up', () => {
    const library = { shipped: [OLD], adopted: [row('a', OLD, { origin: 'shipped' })] }
    expect(editionsOf(library, '处罚普通')).toMatchObject([{ key: '2026.1', sha256: null }])
  })

  it('keep a shipped one of an older program, which only the record has', () => {
    const library = { shipped: [NEW], adopted: [row('a', OLD, { origin: 'shipped' })] }
    expect(editionsOf(library, '处罚普通').map(({ key }) => key)).toEqual(['2026.2', 'a'])
  })
})

describe('the editions a review may be started by', () => {
  it('are in force today', () => {
    const ended = edition('旧表', '2020-01-01', { effectiveTo: '2025-12-31' })
    const library = { shipped: [OLD, NEXT], adopted: [row('a', ended)] }
    expect(ids(editionsToStart(library, '处罚普通', TODAY))).toEqual(['2026.1'])
  })

  it('are all of them when none is in force', () => {
    expect(ids(editionsToStart({ shipped: [NEXT], adopted: [] }, '处罚普通', TODAY))).toEqual(['2027.1'])
  })

  it('leave out what was put away, shipped or not', () => {
    const put = { retiredAt: '2026-10-01T00:00:00.000Z' }
    const adopted = [row('a', OWN, put), row('b', NEW, { origin: 'shipped', ...put })]
    expect(ids(editionsToStart({ shipped: [OLD, NEW], adopted }, '处罚普通', TODAY))).toEqual(['2026.1'])
  })
})
