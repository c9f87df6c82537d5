import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultFindingText } from '@shared/domain/defect/finding-text'
import type { Defect } from '@shared/domain/defect/catalogue'
import { severityFor } from '@shared/domain/defect/severity'
import { expandItemIds, parseSeverities } from '../../../../scripts/standards/defects-from-table'
import { readDefects, readPenaltyStandard } from '../checklist/editions'

const { defects } = readDefects()
const get = (code: string): Defect => {
  const defect = defects.find((candidate) => candidate.code === code)
  if (!defect) throw new Error(`no ${code}`)
  return defect
}

describe('defects-2026.1', () => {
  it('holds 80 defects with codes of their own', () => {
    expect(defects).toHaveLength(80)
    expect(new Set(defects.map((defect) => defect.code)).size).toBe(80)
  })

  it('holds every row of the table word for word', () => {
    const rows = defects.map(({ code, category, text, detection, basis, severities, advice, itemIds }) =>
      [code, category, text, detection, basis, severities.join('或'), advice, itemIds.join('、')].join(' | '),
    )
    const source = readFileSync(resolve('scripts/standards/tables/defects-2026.1.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| D-'))
      .map((line) => {
        const cells = line.replaceAll('`', '').replace('一般或严重', '严重或一般').split('|').slice(1, -1)
        const items = cells.pop()?.trim() ?? ''
        // Written out here in another way than the builder does it.
        const full = items.split('、').reduce<string[]>((ids, id) => {
          return [...ids, id.includes('-') ? id : `${ids.at(-1)?.split('-')[0]}-${id}`]
        }, [])
        return [...cells.map((cell) => cell.trim()), full.join('、')].join(' | ')
      })
    expect(rows).toEqual(source)
  })

  it('names only items of the shipped standard, or of lists to come', () => {
    const standard = readPenaltyStandard()
    const known = new Set([...standard.items, ...standard.vetoes].map((row) => row.id))
    const penalty = defects.flatMap((defect) => defect.itemIds).filter((id) => id.startsWith('PT-'))
    expect(penalty.filter((id) => !known.has(id))).toEqual([])
    expect(penalty.length).toBeGreaterThan(80)
  })

  it('reaches every veto and every item of the standard', () => {
    const standard = readPenaltyStandard()
    const reached = new Set(defects.flatMap((defect) => defect.itemIds))
    expect(standard.vetoes.filter((row) => !reached.has(row.id)).map((row) => row.id)).toEqual([])
    expect(standard.items.filter((row) => !reached.has(row.id)).map((row) => row.id)).toEqual([])
  })

  it.each([
    ['D-ZT-01', ['须移送']], // 撤销，移送有权机关
    ['D-WS-02', ['可补正', '须重作']], // 补正或重作
    ['D-ZT-02', ['须重作']], // 撤销重作
    ['D-ZT-08', []], // 补附并注明
  ])('names the cure of %s only in the words of its advice', (code, cures) => {
    expect(get(code).cures).toEqual(cures)
  })

  it('marks every basis nobody has looked up', () => {
    const unread = defects.filter((defect) =>
      defect.provenance.some((p) => p.about === 'basis' && p.mark === 'K'),
    )
    expect(unread.map((defect) => defect.code)).toEqual(['D-CX-17', 'D-WS-06', 'D-WS-07'])
  })
})

describe('expandItemIds', () => {
  it.each([
    ['PT-V01、V13', ['PT-V01', 'PT-V13']],
    ['PT-E03、JY-D03', ['PT-E03', 'JY-D03']],
    ['JC-B01、C01、C05、D01', ['JC-B01', 'JC-C01', 'JC-C05', 'JC-D01']],
  ])('writes %s out', (text, ids) => {
    expect(expandItemIds(text)).toEqual(ids)
  })

  it.each(['V13', 'PT-V1', 'PT-V01,V13', ''])('refuses %j', (text) => {
    expect(() => expandItemIds(text)).toThrow()
  })
})

describe('parseSeverities', () => {
  it('gives both of two, heaviest first', () => {
    expect(parseSeverities('一般或严重')).toEqual(['严重', '一般'])
    expect(() => parseSeverities('重大')).toThrow()
  })
})

describe('severityFor', () => {
  it.each([
    ['D-ZT-05', false, '严重'], // 致命或严重
    ['D-ZT-05', true, '致命'],
    ['D-WS-03', false, '一般'], // 一般或严重
    ['D-ZT-01', false, '致命'], // no choice
    ['D-ZT-09', true, '轻微'],
  ])('%s, on a veto row %s: %s', (code, isVeto, severity) => {
    expect(severityFor(get(code), { isVeto })).toBe(severity)
  })
})

describe('defaultFindingText', () => {
  it('prefills law, severity and advice', () => {
    expect(defaultFindingText(get('D-SD-02'))).toEqual({
      defectCode: 'D-SD-02',
      description: '无送达回证，签收人身份不明',
      law: '《中华人民共和国民事诉讼法》第八十七条、第八十八条',
      isLawUnverified: false,
      severity: '严重',
      severities: ['严重'],
      advice: '补证明或重新送达',
    })
  })

  it('leaves the law empty where the table names none', () => {
    expect(defaultFindingText(get('D-WS-07'))).toMatchObject({ law: '', isLawUnverified: true })
  })
})
