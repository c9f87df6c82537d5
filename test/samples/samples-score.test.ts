/** Every number here comes from test/fixtures/samples-key.md, which was worked by hand. */
import { readFileSync } from 'node:fs'
import { scoreCase } from '@shared/domain/scoring/score-case'
import { scoreInputOfScript } from '@shared/exchange/review-script'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { describe, expect, it } from 'vitest'
import { scriptOf, SLUGS, standard, type Slug } from './samples'

type ItemRow = {
  readonly id: string
  readonly full: string
  readonly sum: string
  readonly lost: string
  readonly got: string
}
type Key = { readonly items: readonly ItemRow[]; readonly figures: ReadonlyMap<string, string> }

const KEY = readFileSync('test/fixtures/samples-key.md', 'utf8')

function keyOf(slug: Slug): Key {
  const section = KEY.split(/^## /m).find((part) => part.startsWith(`${slug}\n`)) ?? ''
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const items = rows.flatMap(([, id = '', full = '', , sum = '', , lost = '', got = '']) =>
    id.startsWith('PT-') ? [{ id, full, sum, lost, got }] : [],
  )
  return { items, figures: new Map(rows.map(([, name = '', value = '']) => [name, value])) }
}

describe.each(SLUGS)('sample %s', (slug) => {
  const key = keyOf(slug)
  const result = scoreCase(standard, scoreInputOfScript(scriptOf(slug)))

  it('has a hand-worked row for exactly the items that lost points', () => {
    const touched = result.items.filter((item) => item.deductedCenti > 0).map((item) => item.itemId)
    expect(key.items.map((row) => row.id)).toEqual(touched)
    expect(key.items.length).toBeGreaterThanOrEqual(6)
  })

  it.each(key.items)('scores $id as worked by hand', ({ id, full, sum, lost, got }) => {
    const item = result.items.find((candidate) => candidate.itemId === id)
    expect({
      full: formatCenti(item?.fullCenti ?? -1),
      sum: formatCenti(item?.deductedCenti ?? -1),
      lost: formatCenti(item?.lostCenti ?? -1),
      got: formatCenti(item?.gotCenti ?? -1),
    }).toEqual({ full, sum, lost, got })
  })

  it('comes to the totals, score, grade and vetoes worked by hand', () => {
    expect({
      full: formatCenti(result.fullApplicableCenti),
      lost: formatCenti(result.fullApplicableCenti - result.gotCenti),
      got: formatCenti(result.gotCenti),
      score: result.scoreTenths === null ? null : formatTenths(result.scoreTenths),
      grade: result.grade,
      vetoes: result.vetoes.map((veto) => veto.itemId).join('、') || '无',
    }).toEqual(Object.fromEntries([...key.figures].filter(([name]) => FIGURES.has(name))))
  })

  it('holds nothing the standard refuses', () => {
    expect(result.refused).toEqual([])
  })
})

const FIGURES = new Set(['full', 'lost', 'got', 'score', 'grade', 'vetoes'])
