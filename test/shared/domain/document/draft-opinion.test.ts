/** The 意见书 of a review, word for word; the kind is the shipped one. */
import { describe, expect, it } from 'vitest'
import { draftPaper } from '@shared/domain/document/draft-paper'
import { checkLanguage } from '@shared/domain/document/language'
import { shortenLawTitles } from '@shared/domain/document/law-names-in-text'
import { chineseDate } from '@shared/domain/document/chinese-date'
import { placesText, type DraftPlace } from '@shared/domain/document/finding-places'
import { officeKinds } from '@shared/domain/document/office-kinds'
import { UNKNOWN_ADDRESSEE } from '@shared/domain/document/start-fields'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { DocumentFields } from '@shared/domain/document/supervision-document'
import type { Finding, FindingContent } from '@shared/domain/review/review'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { kindOf, KINDS, must, reviewedCase, sourceOf } from '../../../helpers/paper-source'
import { finding as sample, missing, region } from '../../../renderer/review/sample-review'

const OPINION = kindOf('opinion')
const ITEM = '各取证、告知、送达文书均有两名执法人员签名及执法证号'

const finding = (id: string, change: Partial<FindingContent> & { withdrawnAt?: string } = {}): Finding =>
  sample(id, {
    description: `情况${id}`,
    law: '《中华人民共和国行政处罚法》第四十二条',
    advice: '补附说明',
    ...change,
  })

const draft = (...findings: readonly Finding[]): readonly Paragraph[] =>
  must(OPINION, sourceOf({ cases: [reviewedCase(findings)] })).paragraphs

const textsOf = (paragraphs: readonly Paragraph[], role: string): readonly string[] =>
  paragraphs.filter((paragraph) => paragraph.role === role).map(({ text }) => text)

describe('the opinion of a review', () => {
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

  it('numbers its headings by itself', () => {
    expect(textsOf(draft(finding('1')), 'heading')).toEqual([
      '一、查明的事实',
      '二、证据',
      '三、认定意见',
      '四、监督意见',
      '五、整改期限和反馈要求',
    ])
  })

  it('names case, party, number and date in the first sentence', () => {
    const [source] = textsOf(draft(finding('1')), 'source')
    expect(source).toBe(
      '因开展行政处罚案卷评查，根据《行政执法监督条例》的规定，本机关于2026年3月5日对你单位办理的“示例商店未按规定标示价格案”案卷（当事人：示例商店；决定文书：示罚决〔2025〕1号；决定日期：2025年5月20日）进行了评查，现将查明的情况和监督意见通知如下。',
    )
  })

  it('leaves out what is not known', () => {
    const facts = { party: '', decisionNumber: '', dates: { filed: null, decided: null, served: null } }
    const paper = must(OPINION, sourceOf({ cases: [reviewedCase([finding('1')], facts)] }))
    expect(paper.paragraphs[0]?.text).toContain('案”案卷进行了评查')
  })

  it('puts vetoes first, then the order of the checklist, and keeps every paragraph tied to its finding', () => {
    const paragraphs = draft(
      finding('late', { itemId: 'PT-G02' }),
      finding('veto', { kind: 'veto', itemId: 'PT-V07' }),
      finding('gone', { itemId: 'PT-A01', withdrawnAt: '2026-03-01T02:00:00.000Z' }),
      finding('early', { itemId: 'PT-A02' }),
    )
    for (const role of ['fact', 'evaluation', 'requirement']) {
      const ids = paragraphs.filter((one) => one.role === role).map(({ findingIds }) => findingIds)
      expect(ids).toEqual([['veto'], ['early'], ['late']])
    }
    expect(paragraphs.find(({ role }) => role === 'evidence')?.findingIds).toEqual(['veto', 'early', 'late'])
    expect(new Set(paragraphs.map(({ id }) => id)).size).toBe(paragraphs.length)
  })

  it('names pages as they are counted over the whole case, like every report', () => {
    const places = [region(2), region(0, 1)]
    expect(textsOf(draft(finding('1', { places })), 'fact')).toEqual(['1.情况1（见案卷第3页、第13页）。'])
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

  it.each<[string, Partial<FindingContent>, string, string]>([
    ['without a description', { description: '' }, 'fact', `1.与“${ITEM}”的要求不一致（见案卷第3页）。`],
    ['without a law', { law: '' }, 'evaluation', `1.上述第1项情况，与评查标准“${ITEM}”的要求不一致。`],
    [
      'of a veto',
      { kind: 'veto', itemId: 'PT-V07' },
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
      { places: [region(2), missing('送达回证')] },
      'evidence',
      '以上事实，有案卷第3页等材料在卷证明；经逐页核对案卷，卷内未见“送达回证”。',
    ],
  ])('words a finding %s', (_name, change, role, text) => {
    expect(textsOf(draft(finding('1', change)), role)).toEqual([text])
  })

  it('words a veto without a description by its item', () => {
    const [fact] = textsOf(draft(finding('1', { kind: 'veto', itemId: 'PT-V07', description: ' ' })), 'fact')
    expect(fact).toMatch(/^1\.存在“[^”]+”的情形（见案卷第3页）。$/)
  })

  it('writes a law in full once, then short', () => {
    expect(textsOf(draft(finding('1'), finding('2')), 'evaluation')).toEqual([
      '1.上述第1项情况，不符合《中华人民共和国行政处罚法》（以下简称《行政处罚法》）第四十二条的规定。',
      '2.上述第2项情况，不符合《行政处罚法》第四十二条的规定。',
    ])
  })

  it('gives the term of the settings and forbids replacing papers of a closed file', () => {
    const settings = { ...DEFAULT_SETTINGS, rectifyDays: 15, basisText: '《甲条例》' }
    const kind = officeKinds(KINDS, [], settings).find(({ id }) => id === 'opinion') ?? OPINION
    const { paragraphs } = must(kind, sourceOf({ settings, cases: [reviewedCase([finding('1')])] }))
    expect(textsOf(paragraphs, 'term')[0]).toContain('自收到本意见书之日起15日内完成自行纠正')
    expect(textsOf(paragraphs, 'source')[0]).toContain('根据《甲条例》的规定')
    expect(textsOf(paragraphs, 'requirement-general')[0]).toMatch(/^2\..*不得替换、补造或者倒签/)
  })

  it('is deterministic and passes its own language check', () => {
    const findings = [
      finding('1'),
      finding('2', { kind: 'veto', itemId: 'PT-V07' }),
      finding('3', { kind: 'advice' }),
    ]
    const paragraphs = draft(...findings)
    expect(draft(...findings)).toEqual(paragraphs)
    expect(checkLanguage({ kind: OPINION, paragraphs })).toEqual([])
  })

  it.each([
    [[]],
    [[finding('1', { kind: 'advice' })]],
    [[finding('1', { withdrawnAt: '2026-03-01T02:00:00.000Z' })]],
  ])('refuses to be written about no fault', (findings) => {
    expect(draftPaper(OPINION, sourceOf({ cases: [reviewedCase(findings)] }))).toEqual({
      ok: false,
      failure: { code: 'document/no-findings', params: {} },
    })
  })

  it('addresses the agency, and says so when none was entered', () => {
    const to = (agency: string) =>
      DocumentFields.parse(
        must(OPINION, sourceOf({ cases: [reviewedCase([finding('1')], { agency })] })).fields,
      ).addressee
    expect(to('示例县市场监督管理局')).toBe('示例县市场监督管理局')
    expect(to('')).toBe(UNKNOWN_ADDRESSEE)
  })

  it('brings the list of faults and of evidence along', () => {
    const { annexes, fields } = must(
      OPINION,
      sourceOf({ cases: [reviewedCase([finding('1'), finding('2', { kind: 'advice' })])] }),
    )
    expect(fields.attachments).toEqual(['行政执法案卷评查问题清单', '证据目录'])
    expect(annexes.map(({ title, table }) => [title, table?.rows])).toEqual([
      [
        '行政执法案卷评查问题清单',
        [
          ['1', '情况1', '第3页', '《中华人民共和国行政处罚法》第四十二条', '补附说明'],
          ['2', '情况2', '第3页', '《中华人民共和国行政处罚法》第四十二条', '补附说明'],
        ],
      ],
      ['证据目录', [['1', '情况1', '第3页']]],
    ])
  })
})

const page = (pageNumber: number): DraftPlace => ({ kind: 'page', pageNumber })
const lacking = (document: string): DraftPlace => ({ kind: 'missing', document })

describe('placesText', () => {
  it.each<[string, readonly DraftPlace[], string]>([
    ['one page', [page(3)], '见案卷第3页'],
    ['runs and repeats', [page(7), page(3), page(5), page(6), page(3)], '见案卷第3页、第5至7页'],
    ['pages and a missing paper', [page(4), lacking('甲表')], '见案卷第4页；卷内未见“甲表”'],
    ['missing papers', [lacking('甲表'), lacking('甲表'), lacking('乙表')], '卷内未见“甲表”、“乙表”'],
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
