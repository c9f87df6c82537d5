import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkStandard } from '@shared/domain/checklist/check-standard'
import { formatCenti } from '@shared/lib/decimal'
import { buildDefectCatalogueData } from '../../../../scripts/standards/defects-from-table'
import { buildPenaltyStandard } from '../../../../scripts/standards/standard-from-table'
import { readDefects, readPenaltyStandard } from './editions'

const standard = readPenaltyStandard()
const table = (name: string): string => readFileSync(resolve('scripts/standards/tables', name), 'utf8')

describe('CF-PT-2026.1', () => {
  it('holds 38 scored items, 14 vetoes and 100 points', () => {
    expect(standard.items).toHaveLength(38)
    expect(standard.vetoes).toHaveLength(14)
    expect(standard.items.reduce((sum, item) => sum + item.pointsCenti, 0)).toBe(10_000)
  })

  it.each([
    ['主体资格', 10],
    ['事实证据', 20],
    ['法律适用与裁量', 14],
    ['程序', 28],
    ['文书制作', 12],
    ['送达与执行', 8],
    ['归档立卷', 8],
  ])('gives section %s %i points', (name, points) => {
    const section = standard.sections.find((candidate) => candidate.name === name)
    const own = standard.items.filter((item) => item.section === section?.id)
    expect(own.reduce((sum, item) => sum + item.pointsCenti, 0)).toBe(points * 100)
  })

  it('lets 19 points be not applicable', () => {
    const points = standard.items.filter((item) => item.naAllowed).map((item) => item.pointsCenti)
    expect(points.reduce((sum, centi) => sum + centi, 0)).toBe(1_900)
  })

  it('is sound', () => {
    expect(checkStandard(standard)).toEqual([])
  })

  it('holds every row of the table word for word', () => {
    const yesNo = (value: boolean): string => (value ? '是' : '否')
    const sections = new Map(standard.sections.map((section) => [section.id, section.name]))
    const rows = [
      ...standard.vetoes.map((veto) =>
        [veto.id, '否决', veto.text, '0', veto.ruleText, '0', '是', yesNo(veto.naAllowed), veto.basis].join(
          ' | ',
        ),
      ),
      ...standard.items.map((item) =>
        [
          item.id,
          sections.get(item.section),
          item.text,
          formatCenti(item.pointsCenti),
          item.ruleText,
          formatCenti(item.capCenti),
          '否',
          yesNo(item.naAllowed),
          item.basis,
        ].join(' | '),
      ),
    ].map((row) => `| ${row} |`)
    const source = table('CF-PT-2026.1.md')
      .split('\n')
      .filter((line) => line.startsWith('| PT-'))
      .map((line) => line.replaceAll('`', ''))
    expect(rows).toEqual(source)
  })

  it('spells every rule out again from its presets', () => {
    for (const item of standard.items) {
      const spelled = item.rules.map((rule) => `${rule.text}扣${formatCenti(rule.unitCenti)}`).join('；')
      expect(spelled).toBe(item.ruleText)
    }
  })

  it('says of every row where text, points and basis come from', () => {
    for (const row of [...standard.items, ...standard.vetoes]) {
      const basis = row.provenance.find((entry) => entry.about === 'basis')
      expect(basis?.mark).toBe(row.basis.includes('[K]') ? 'K' : 'F')
      expect(row.provenance.some((entry) => entry.about === 'text')).toBe(true)
    }
    expect(standard.items.every((item) => item.provenance.some(({ about }) => about === 'points'))).toBe(true)
  })

  it('names only sources it lists', () => {
    const listed = new Set(standard.sources.map((source) => source.id))
    const named = [standard, ...standard.vetoes]
      .flatMap((row) => row.provenance)
      .flatMap((entry) => entry.source.match(/S\d+/g) ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((id) => !listed.has(id))).toEqual([])
  })
})

describe('the files in resources', () => {
  it('equal what their tables build', () => {
    expect(buildPenaltyStandard(table('CF-PT-2026.1.md'))).toEqual(standard)
    expect(buildDefectCatalogueData(table('defects-2026.1.md'))).toEqual(readDefects())
  })
})
