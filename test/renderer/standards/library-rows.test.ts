import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import type { AdoptedStandard } from '@shared/events/tables'
import {
  libraryRows,
  namesOfCopy,
  nextEdition,
  stateOf,
} from '../../../src/renderer/features/standards/library-rows'

const base = ScoringStandard.parse(JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8')))
const adopted = (patch: Partial<AdoptedStandard>): AdoptedStandard => ({
  id: 'a'.repeat(64),
  adoptedAt: '2026-02-01T00:00:00Z',
  standard: base,
  origin: 'shipped',
  adoptedBy: '示例甲',
  retiredAt: null,
  ...patch,
})

describe('the library', () => {
  it.each([
    ['2026-06-01', undefined, null, '现行'],
    ['2025-12-31', undefined, null, '未生效'],
    ['2026-06-01', '2026-05-31', null, '已失效'],
    ['2026-05-31', '2026-05-31', null, '现行'],
    ['2026-06-01', undefined, '2026-03-01T00:00:00Z', '停用'],
  ])('on %s, to %s, retired %s: %s', (today, effectiveTo, retiredAt, state) => {
    const standard = effectiveTo === undefined ? base : { ...base, effectiveTo }
    expect(stateOf(standard, retiredAt, today)).toBe(state)
  })

  it('shows a shipped edition once when it is in use', () => {
    const [row, ...more] = libraryRows([base], [adopted({})], '2026-06-01')
    expect(more).toEqual([])
    expect(row?.adopted?.adoptedBy).toBe('示例甲')
  })

  it('puts what the office wrote or brought in first', () => {
    const own = adopted({ id: 'b'.repeat(64), origin: 'edited', standard: { ...base, id: 'SL-1' } })
    expect(libraryRows([base], [own], '2026-06-01').map(({ standard }) => standard.id)).toEqual([
      'SL-1',
      'CF-PT-2026.1',
    ])
  })

  it.each([
    ['2026.1', [], '2026.2'],
    ['2026.9', ['2026.10'], '2026.11'],
    ['试行', [], '试行修订'],
  ])('the edition after %s, with %j taken, is %s', (edition, taken, next) => {
    expect(nextEdition(edition, new Set(taken))).toBe(next)
  })

  it.each([
    ['CF-PT-2026.1', '2026.1', [], 'CF-PT-2026.2', '2026.2'],
    ['CF-PT-2026.1', '2026.1', [['CF-PT-2026.2', '2026.2']], 'CF-PT-2026.3', '2026.3'],
    ['CF-PT-2026.1', '2026.1', [['CF-JY-2026.2', '2026.2']], 'CF-PT-2026.2', '2026.2'],
    ['SL', '2026.1', [['SL', '2026.2']], 'SL', '2026.3'],
  ] as const)('a copy of %s %s beside %j is %s %s', (id, edition, others, newId, newEdition) => {
    const library = others.map(([otherId, otherEdition]) => ({ ...base, id: otherId, edition: otherEdition }))
    expect(namesOfCopy({ ...base, id, edition }, library)).toEqual({ id: newId, edition: newEdition })
  })
})
