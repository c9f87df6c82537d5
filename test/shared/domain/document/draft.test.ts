import { describe, expect, it } from 'vitest'
import { chineseDate } from '@shared/domain/document/chinese-date'
import { draftOpinion, type DraftFinding, type OpinionInput } from '@shared/domain/document/draft'
import { placesText, type DraftPlace } from '@shared/domain/document/finding-places'
import { checkLanguage } from '@shared/domain/document/language'
import { shortenLawTitles } from '@shared/domain/document/law-names-in-text'
import type { Paragraph } from '@shared/domain/document/supervision-document'

const page = (pageNumber: number): DraftPlace => ({ kind: 'page', pageNumber })
const missing = (document: string): DraftPlace => ({ kind: 'missing', document })

const finding = (id: string, overrides: Partial<DraftFinding> = {}): DraftFinding => ({
  id,
  kind: 'deduction',
  itemId: 'PT-A02',
  itemText: '各取证文书均有两名执法人员签名',
  defectCode: null,
  description: `情况${id}`,
  law: '《中华人民共和国行政处罚法》第四十二条',
  severity: '一般',
  advice: '补附说明',
  places: [page(3)],
  ...overrides,
})

const input = (...findings: readonly DraftFinding[]): OpinionInput => ({
  caseTitle: '示例商店未按规定标示价格案',
  agency: '示例市示例局',
  party: '示例商店',
  decisionNumber: '示罚决〔2025〕1号',
  decidedOn: '2025-05-20',
  caseType: '行政处罚',
  source: '案卷评查',
  reviewedOn: '2026-03-05',
  findings,
  settings: { basisText: '《行政执法监督条例》', rectifyDays: 30 },
})

function draft(...findings: readonly DraftFinding[]): readonly Paragraph[] {
  const result = draftOpinion(input(...findings))
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const textsOf = (paragraphs: readonly Paragraph[], role: string): readonly string[] =>
  paragraphs.filter((paragraph) => paragraph.role === role).map(({ text }) => text)

describe('draftOpinion', () => {
  it('goes from source to facts, evidence, evaluation, opinions, term and consequence', () => {
    const roles = draft(finding('1'), finding('2', { kind: 'advice' })).map(({ role }) => role)
    expect(roles).toEqual([
      'source',
      'heading',
      'facts-intro',
      'fact',
      'heading',
      'evidence',
      'heading',
      'evaluation-intro',
      'evaluation',
      'heading',
      'requirements-intro',
      'requirement',
      'suggestion',
      'requirement-general',
      'heading',
      'term',
      'objection',
      'consequence',
    ])
  })

  it('names case, party, number and date in the first sentence', () => {
    const [source] = textsOf(draft(finding('1')), 'source')
    expect(source).toBe(
      '因开展行政处罚案卷评查，根据《行政执法监督条例》的规定，本机关于2026年3月5日对你单位办理的“示例商店未按规定标示价格案”案卷（当事人：示例商店；决定文书：示罚决〔2025〕1号；决定日期：2025年5月20日）进行了评查，现将查明的情况和监督意见通知如下。',
    )
  })

  it('leaves out what is not known', () => {
    const result = draftOpinion({ ...input(finding('1')), party: '', decisionNumber: '', decidedOn: null })
    expect(result.ok && result.value[0]?.text).toContain('案”案卷进行了评查')
  })

  it('puts vetoes first and keeps every paragraph tied to its finding', () => {
    const paragraphs = draft(finding('1'), finding('2', { kind: 'veto' }), finding('3'))
    for (const role of ['fact', 'evaluation', 'requirement']) {
      const ids = paragraphs
        .filter((paragraph) => paragraph.role === role)
        .map(({ findingIds }) => findingIds)
      expect(ids).toEqual([['2'], ['1'], ['3']])
    }
    expect(paragraphs.find(({ role }) => role === 'evidence')?.findingIds).toEqual(['2', '1', '3'])
    expect(new Set(paragraphs.map(({ id }) => id)).size).toBe(paragraphs.length)
  })

  it('states fact, article and requirement of one fault under one number', () => {
    const paragraphs = draft(
      finding('1', {
        description: '只有一名执法人员签名。',
        law: '《甲法》第一条；《乙规定》第二条的规定。',
        advice: '附说明；',
      }),
    )
    expect(textsOf(paragraphs, 'fact')).toEqual(['1.只有一名执法人员签名（见案卷第3页）。'])
    expect(textsOf(paragraphs, 'evaluation')).toEqual([
      '1.上述第1项情况，不符合《甲法》第一条、《乙规定》第二条的规定。',
    ])
    expect(textsOf(paragraphs, 'requirement')).toEqual(['1.针对第1项情况，自行纠正：附说明。'])
  })

  it.each<[string, Partial<DraftFinding>, string, string]>([
    [
      'without a description',
      { description: '' },
      'fact',
      '1.与“各取证文书均有两名执法人员签名”的要求不一致（见案卷第3页）。',
    ],
    [
      'of a veto without a description',
      { kind: 'veto', description: ' ', itemText: '未依法告知。' },
      'fact',
      '1.存在“未依法告知”的情形（见案卷第3页）。',
    ],
    [
      'without a law',
      { law: '' },
      'evaluation',
      '1.上述第1项情况，与评查标准“各取证文书均有两名执法人员签名”的要求不一致。',
    ],
    [
      'of a veto',
      { kind: 'veto' },
      'evaluation',
      '1.上述第1项情况，不符合《中华人民共和国行政处罚法》第四十二条的规定，属于评查标准列明的否决情形。',
    ],
    ['without advice', { advice: '' }, 'requirement', '1.针对第1项情况，自行纠正，并说明纠正方式和依据。'],
    [
      'only with a missing paper',
      { places: [missing('送达回证')] },
      'evidence',
      '以上事实，经逐页核对案卷，卷内未见“送达回证”。',
    ],
    [
      'with pages and a missing paper',
      { places: [page(3), missing('送达回证')] },
      'evidence',
      '以上事实，有案卷第3页等材料在卷证明；经逐页核对案卷，卷内未见“送达回证”。',
    ],
  ])('words a finding %s', (_name, overrides, role, text) => {
    expect(textsOf(draft(finding('1', overrides)), role)).toEqual([text])
  })

  it('writes a law in full once, then short', () => {
    expect(textsOf(draft(finding('1'), finding('2')), 'evaluation')).toEqual([
      '1.上述第1项情况，不符合《中华人民共和国行政处罚法》（以下简称《行政处罚法》）第四十二条的规定。',
      '2.上述第2项情况，不符合《行政处罚法》第四十二条的规定。',
    ])
  })

  it('gives the term of the settings and forbids replacing papers of a closed file', () => {
    const result = draftOpinion({
      ...input(finding('1')),
      settings: { basisText: '《甲条例》', rectifyDays: 15 },
    })
    if (!result.ok) throw new Error(result.failure.code)
    expect(textsOf(result.value, 'term')[0]).toContain('15日内')
    expect(textsOf(result.value, 'requirement-general')[0]).toMatch(/^2\..*不得替换、补造或者倒签/)
  })

  it('is deterministic and passes its own language check', () => {
    const paragraphs = draft(finding('1'), finding('2', { kind: 'veto' }), finding('3', { kind: 'advice' }))
    expect(draft(finding('1'), finding('2', { kind: 'veto' }), finding('3', { kind: 'advice' }))).toEqual(
      paragraphs,
    )
    expect(checkLanguage(paragraphs, 'opinion')).toEqual([])
  })

  it.each([[[]], [[finding('1', { kind: 'advice' })]]])(
    'refuses to be written about no fault',
    (findings) => {
      expect(draftOpinion(input(...findings))).toEqual({
        ok: false,
        failure: { code: 'document/no-findings', params: {} },
      })
    },
  )
})

describe('placesText', () => {
  it.each<[string, readonly DraftPlace[], string]>([
    ['one page', [page(3)], '见案卷第3页'],
    ['runs and repeats', [page(7), page(3), page(5), page(6), page(3)], '见案卷第3页、第5至7页'],
    ['pages and a missing paper', [page(4), missing('甲表')], '见案卷第4页；卷内未见“甲表”'],
    ['missing papers', [missing('甲表'), missing('甲表'), missing('乙表')], '卷内未见“甲表”、“乙表”'],
    ['none', [], ''],
  ])('tells %s', (_name, places, text) => {
    expect(placesText(places)).toBe(text)
  })
})

describe('shortenLawTitles', () => {
  it.each([
    [['《中华人民共和国甲法》第一条'], ['《中华人民共和国甲法》第一条']],
    [
      ['《中华人民共和国甲法》第一条', '《中华人民共和国甲法》第二条'],
      ['《中华人民共和国甲法》（以下简称《甲法》）第一条', '《甲法》第二条'],
    ],
    [
      ['《某某规定》第一条', '《某某规定》第二条'],
      ['《某某规定》第一条', '《某某规定》第二条'],
    ],
  ])('%j', (texts, expected) => {
    expect(shortenLawTitles(texts)).toEqual(expected)
  })
})

describe('chineseDate', () => {
  it.each([
    ['2026-03-05', '2026年3月5日'],
    ['2025-12-31', '2025年12月31日'],
  ])('%s is %s', (iso, text) => expect(chineseDate(iso)).toBe(text))

  it('throws on what is no day', () => expect(() => chineseDate('2026/3/5')).toThrow('not a calendar day'))
})
