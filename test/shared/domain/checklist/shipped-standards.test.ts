import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASE_TYPE_NAMES, CaseType } from '@shared/domain/case-file/case-file'
import { expandBasis } from '@shared/domain/checklist/basis'
import { checkStandard, usesForm2 } from '@shared/domain/checklist/check-standard'
import { findFact } from '@shared/domain/law/facts'
import { formatCenti } from '@shared/lib/decimal'
import { buildDefectCatalogueData } from '../../../../scripts/standards/defects-from-table'
import { STANDARD_HEADERS } from '../../../../scripts/standards/headers'
import { buildStandard } from '../../../../scripts/standards/standard-from-table'
import { readDefects, readStandard, SHIPPED_IDS, type ShippedId } from './editions'

const table = (name: string): string => readFileSync(resolve('scripts/standards/tables', name), 'utf8')
const PENALTY_SECTIONS = '主体资格10 事实证据20 法律适用与裁量14 程序28 文书制作12 送达与执行8 归档立卷8'

/** Written off docs/domain-sources.md, not computed. */
const FIGURES: Readonly<
  Record<ShippedId, readonly [items: number, vetoes: number, na: number, sections: string]>
> = {
  'CF-PT-2026.1': [38, 14, 19, PENALTY_SECTIONS],
  'CF-PT-2026.2': [38, 14, 19, PENALTY_SECTIONS],
  'CF-JY-2026.1': [20, 7, 5, '主体与适用条件25 事实证据20 法律适用15 当场处罚决定书25 执行与备案8 归档7'],
  'CF-XK-2026.1': [
    27,
    6,
    37,
    '主体与依据12 申请与受理20 审查26 决定20 颁证与送达10 公开与变更延续4 归档立卷8',
  ],
  'CF-QZ-2026.1': [
    26,
    8,
    42,
    '主体与依据14 决定前程序16 实施程序24 清单与保管12 期限与处理14 强制执行12 归档立卷8',
  ],
  'CF-JC-2026.1': [19, 6, 22, '主体与事项16 启动18 实施30 结果处理20 公开与信息8 归档立卷8'],
}

describe.each(SHIPPED_IDS)('%s', (id) => {
  const standard = readStandard(id)
  const rows = [...standard.items, ...standard.vetoes]
  const pointsOf = (items: readonly { readonly pointsCenti: number }[]): number =>
    items.reduce((sum, item) => sum + item.pointsCenti, 0) / 100

  it('has the items, vetoes and points it was proposed with', () => {
    const [items, vetoes, na, sections] = FIGURES[id]
    expect(standard.items).toHaveLength(items)
    expect(standard.vetoes).toHaveLength(vetoes)
    expect(pointsOf(standard.items)).toBe(100)
    expect(pointsOf(standard.items.filter((item) => item.naAllowed))).toBe(na)
    const shown = standard.sections.map(
      (section) => section.name + pointsOf(standard.items.filter((item) => item.section === section.id)),
    )
    expect(shown.join(' ')).toBe(sections)
  })

  it('is sound, and of the form its fields ask for', () => {
    expect(checkStandard(standard)).toEqual([])
    expect(standard.v).toBe(usesForm2(standard) ? 2 : 1)
  })

  it('holds every row of its table word for word', () => {
    const yesNo = (value: boolean): string => (value ? '是' : '否')
    const sections = new Map(standard.sections.map((section) => [section.id, section.name]))
    const shown = [
      ...standard.vetoes.map(({ id: rowId, text, ruleText, naAllowed, basis }) =>
        [rowId, '否决', text, '0', ruleText, '0', '是', yesNo(naAllowed), basis].join(' | '),
      ),
      ...standard.items.map((item) =>
        [
          ...[item.id, sections.get(item.section), item.text, formatCenti(item.pointsCenti)],
          ...[item.ruleText, formatCenti(item.capCenti), '否', yesNo(item.naAllowed), item.basis],
        ].join(' | '),
      ),
    ].map((row) => `| ${row} |`)
    const source = table(`${id}.md`)
      .split('\n')
      .filter((line) => /^\| [A-Z]{2}-/.test(line))
      .map((line) => line.replaceAll('`', ''))
    expect(shown).toEqual(source)
  })

  it('spells every rule out again from its presets', () => {
    for (const item of standard.items) {
      const spelled = item.rules.map((rule) => `${rule.text}扣${formatCenti(rule.unitCenti)}`).join('；')
      expect(spelled).toBe(item.ruleText)
    }
  })

  it('says of every row where text, points and basis come from', () => {
    for (const row of rows) {
      const marks = row.provenance.filter((entry) => entry.about === 'basis').map((entry) => entry.mark)
      expect(marks.length, row.id).toBeGreaterThan(0)
      expect(marks.includes('K'), row.id).toBe(/\[K\]|问题解答/.test(row.basis))
      expect(row.provenance.some((entry) => entry.about === 'text')).toBe(true)
    }
    expect(standard.items.every((item) => item.provenance.some(({ about }) => about === 'points'))).toBe(true)
  })

  it('calls no paper read that was only reported of', () => {
    for (const { basis, provenance } of rows) {
      const alone = basis
        .split('；')
        .every((part) => /^(国办发〔2024〕54号(问题解答)?|文书格式文本)$/.test(part))
      if (alone) expect(provenance.map(({ source }) => source)).not.toContain('所列法律法规条文已查阅')
    }
  })

  it('names only sources it lists', () => {
    const listed = new Set(standard.sources.map((source) => source.id))
    const named = [standard, ...rows]
      .flatMap((row) => row.provenance)
      .flatMap((entry) => entry.source.match(/S\d+/g) ?? [])
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((source) => !listed.has(source))).toEqual([])
  })

  it('names only laws that are written out', () => {
    const verbatim = new Set(rows.flatMap((row) => expandBasis(row.basis).verbatim))
    verbatim.delete('国办发〔2024〕54号问题解答')
    verbatim.delete('国办发〔2018〕118号')
    expect([...verbatim]).toEqual([])
  })

  it('takes its conditions from facts that are asked for in such a case', () => {
    for (const { factKey, value } of rows.flatMap((row) => row.naWhen ?? [])) {
      const fact = findFact(factKey)
      expect(fact?.caseTypes, factKey).toContain(standard.caseType)
      const answers = fact?.kind === 'yes-no' ? ['是', '否'] : fact?.options
      expect(answers, factKey).toContain(value)
    }
  })

  it('leads to documents from every row, by a proposal of ours, when it is of form 2', () => {
    for (const row of rows) {
      expect(row.documents === undefined, row.id).toBe(standard.v === 1)
      const marks = row.provenance.filter(({ about }) => about === 'documents' || about === 'na')
      expect(marks.every(({ mark }) => mark === 'P')).toBe(true)
      expect(marks).toHaveLength(standard.v === 1 ? 0 : row.naWhen === undefined ? 1 : 2)
    }
  })
})

describe('the shipped editions', () => {
  it('cover every type of case', () => {
    const types = new Set(SHIPPED_IDS.map((id) => readStandard(id).caseType))
    expect([...types].toSorted()).toEqual(CaseType.options.toSorted())
    expect(Object.keys(CASE_TYPE_NAMES).toSorted()).toEqual(CaseType.options.toSorted())
  })

  it('keep CF-PT-2026.1, to which reviews are bound, to the byte', () => {
    const json = JSON.stringify(readStandard('CF-PT-2026.1'))
    expect(createHash('sha256').update(json).digest('hex')).toBe(
      '66031f1bcc2c7adf9e659eeb80868cef108dec10968749134f4f97cef0cc4197',
    )
  })

  it('give CF-PT-2026.2 the items and points of CF-PT-2026.1', () => {
    const plain = (id: ShippedId): unknown =>
      readStandard(id).items.map(({ documents: _d, naWhen: _n, provenance: _p, ...item }) => item)
    expect(plain('CF-PT-2026.2')).toEqual(plain('CF-PT-2026.1'))
  })
})

describe('the files in resources', () => {
  it.each(STANDARD_HEADERS)('$id equals what its tables build', (header) => {
    const aids = header.v === 1 ? undefined : table(`${header.id}.aids.md`)
    expect(buildStandard(header, table(`${header.id}.md`), aids)).toEqual(
      readStandard(header.id as ShippedId),
    )
  })

  it('are all built from tables', () => {
    const files = readdirSync(resolve('resources/standards')).filter((name) => name.endsWith('.json'))
    expect(files.toSorted()).toEqual(SHIPPED_IDS.map((id) => `${id}.json`).toSorted())
    expect(buildDefectCatalogueData(table('defects-2026.1.md'))).toEqual(readDefects())
  })
})
