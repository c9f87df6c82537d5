import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SectorFile } from '@shared/domain/law/sectors'
import { formOfSector, readSector } from '../../../src/renderer/features/settings/sector-form'

const { sectors } = SectorFile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/law/sectors.json'), 'utf8')),
)
const market = sectors.find(({ id }) => id === '市场监管')
if (market === undefined) throw new Error('the sector of the tests is gone')

describe('a sector as a form', () => {
  it.each(sectors.map((sector) => [sector.id, sector] as const))('%s comes back unchanged', (_id, sector) => {
    expect(readSector(formOfSector(sector), sector, '示例甲')).toEqual({ ok: true, sector })
  })

  it('names who filled in what was changed, and keeps the source of the rest', () => {
    const form = {
      ...formOfSector(market),
      citizenYuan: '5000',
      organisationYuan: '50000',
      basis: '示例规章第三条',
    }
    const read = readSector(form, market, '示例甲')
    expect(read.ok && read.sector.hearing).toEqual({ citizenFen: 500_000, organisationFen: 5_000_000 })
    const about = (name: string) => read.ok && read.sector.provenance.filter((one) => one.about === name)
    expect(about('hearing')).toEqual([
      { about: 'hearing', mark: 'K', source: '示例规章第三条（示例甲填写）' },
    ])
    expect(about('filing')).toEqual(market.provenance.filter((one) => one.about === 'filing'))
  })

  it.each([
    [{ decisionDays: '' }, 'decisionDays'],
    [{ decisionDays: '0' }, 'decisionDays'],
    [{ filingDays: '7.5' }, 'filingDays'],
    [{ ext1Days: '30', ext1By: '' }, 'ext1By'],
    [{ citizenYuan: '很多' }, 'citizenYuan'],
    [{ name: ' ' }, 'name'],
  ])('refuses %j', (change, field) => {
    const read = readSector({ ...formOfSector(market), ...change }, market, '示例甲')
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field])
  })

  it('has no term where none is filled in', () => {
    const read = readSector({ ...formOfSector(market), filingDays: '', ext2By: '' }, market, '示例甲')
    expect(read.ok && [read.sector.filing, read.sector.extension2]).toEqual([null, null])
  })
})
