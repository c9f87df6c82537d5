/** Every kind from everything it can be drafted from: sound, complete, traced, and the same each time. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { gapText } from '@shared/domain/document/fact'
import { FACT_NAMES } from '@shared/domain/document/fact-names'
import { draftPaper } from '@shared/domain/document/draft-paper'
import { checkLanguage } from '@shared/domain/document/language'
import { checkTraces, splitSentences } from '@shared/domain/document/sentences'
import { Annex, DocumentFields, Paragraph } from '@shared/domain/document/supervision-document'
import { z } from '@shared/lib/zod'
import {
  CLUE,
  FINDINGS,
  fullSource,
  fullValues,
  kindOf,
  KINDS,
  KINDS_AND_SUBJECTS,
  MATTER,
  must,
  reviewedCase,
  sourceOf,
} from '../../../helpers/paper-source'
import { finding, missing, region } from '../../../renderer/review/sample-review'

const textsOf = (paragraphs: readonly Paragraph[], role: string): readonly string[] =>
  paragraphs.filter((paragraph) => paragraph.role === role).map(({ text }) => text)

describe.each(KINDS_AND_SUBJECTS)('a %s from a %s', (kindId, subject) => {
  const kind = kindOf(kindId)
  const source = fullSource(kind, subject)
  const draft = must(kind, source)

  it('has nothing its own language check would complain of', () => {
    expect(checkLanguage({ kind, ...draft })).toEqual([])
  })

  it('leaves no placeholder open', () => {
    const cells = draft.annexes.flatMap(({ table }) => table?.rows.flat() ?? [])
    const words = [...draft.paragraphs.map(({ text }) => text), draft.fields.addressee, ...cells]
    expect(words.filter((text) => /待填写|\{\{|\[\[|undefined|null/.test(text))).toEqual([])
  })

  it('traces every sentence', () => {
    const sentences = draft.paragraphs.flatMap((paragraph) => checkTraces(paragraph))
    expect(sentences.filter(({ trace }) => trace === null)).toEqual([])
    for (const { trace } of sentences) expect(trace?.ground !== '' || trace.findingIds.length > 0).toBe(true)
    expect(sentences).toHaveLength(draft.paragraphs.flatMap(({ text }) => splitSentences(text)).length)
  })

  it('fits the record, with ids of its own', () => {
    expect(() => z.array(Paragraph).parse(draft.paragraphs)).not.toThrow()
    expect(() => z.array(Annex).parse(draft.annexes)).not.toThrow()
    expect(() => DocumentFields.parse(draft.fields)).not.toThrow()
    expect(new Set(draft.paragraphs.map(({ id }) => id)).size).toBe(draft.paragraphs.length)
  })

  it('is the same each time', () => expect(must(kind, source)).toEqual(draft))

  it('counts its headings through without a gap', () => {
    const marks = draft.paragraphs.filter(({ level }) => level === 'h1').map(({ text }) => text.slice(0, 2))
    expect(marks).toEqual(['一、', '二、', '三、', '四、', '五、', '六、'].slice(0, marks.length))
  })
})

describe('a paper about which nothing is known', () => {
  it.each(KINDS.filter(({ scheme }) => scheme.length > 0).map(({ id }) => [id]))(
    'names its gaps: %s',
    (kindId) => {
      const kind = kindOf(kindId)
      const draft = must(kind, sourceOf({}))
      const gaps = checkLanguage({ kind, ...draft }).filter(({ code }) => code === 'language/unfilled')
      expect(gaps.length).toBeGreaterThan(0)
      for (const { found } of gaps) expect(found).toMatch(/^（待填写\p{Script=Han}[^{}]*）$/u)
      expect(draft.paragraphs.map(({ text }) => text).join('')).not.toMatch(/\{\{|\[\[|undefined|null/)
    },
  )

  it('names them in words a person knows', () => {
    const texts = must(kindOf('decision'), sourceOf({ matter: MATTER })).paragraphs.map(({ text }) => text)
    expect(texts.join('')).toContain(gapText('复查受理机关'))
    expect(texts.join('')).toContain(gapText(FACT_NAMES.looseEvaluation))
    expect(texts.join('')).toContain('示例市示例局办理的3件案件超过办案期限，未见延期审批材料。')
  })
})

describe('a decision that follows an opinion', () => {
  const kind = kindOf('decision')
  const { paragraphs } = must(kind, fullSource(kind, 'document'))

  it('tells the course of the case before the facts', () => {
    expect(textsOf(paragraphs, 'source')).toEqual([
      '京山市行政执法监督局于2026年3月10日向你单位制发《行政执法监督意见书》（京执监意〔2026〕3号）。你单位于2026年3月12日收到。根据你单位2026年4月5日的书面申请，同意延期10日。已于2026年4月15日以电话方式催办。2026年4月20日，收到你单位的书面反馈（示局函〔2026〕4号），称：已补附情况说明。2026年4月25日核查，结果为部分整改：告知程序未纠正。',
    ])
    expect(paragraphs.findIndex(({ role }) => role === 'source')).toBeLessThan(
      paragraphs.findIndex(({ role }) => role === 'fact'),
    )
  })

  it('names the opinion and its receipt among what goes along', () => {
    expect(must(kind, fullSource(kind, 'document')).fields.attachments).toEqual([
      '证据目录',
      '《行政执法监督意见书》（京执监意〔2026〕3号）',
      '《行政执法监督意见书》（京执监意〔2026〕3号）送达回证（2026年3月12日收到）',
    ])
    expect(must(kind, fullSource(kind, 'review')).fields.attachments).toEqual(['证据目录'])
  })

  it('speaks only of what has not been put right', () => {
    expect(textsOf(paragraphs, 'fact')).toEqual([
      '1.决定前未告知当事人陈述、申辩权利（卷内未见“行政处罚事先告知书”）。',
    ])
  })

  it('numbers what it decides 一、二、and names the remedy with term and body', () => {
    expect(textsOf(paragraphs, 'requirement').slice(0, 2)).toEqual([
      '一、责令你单位改正上述第1项情况。',
      '二、撤销示例事项。',
    ])
    expect(textsOf(paragraphs, 'requirement').at(-1)).toBe('六、开展一次自查。')
    expect(textsOf(paragraphs, 'remedy')).toEqual([
      '你单位对本决定有异议的，可以自收到本决定书之日起10个工作日内，向示例市人民政府书面申请复查。',
    ])
  })

  it('says that nothing came when nothing came', () => {
    const parent = fullSource(kind, 'document').parent
    if (parent === null) throw new Error('no parent')
    const followUp = { ...parent.followUp, replies: [], verifications: [], extension: null, reminders: [] }
    const silent = must(kind, { ...fullSource(kind, 'document'), parent: { ...parent, followUp } })
    expect(textsOf(silent.paragraphs, 'source')[0]).toContain('截至本文书拟稿之日，未收到你单位的书面反馈。')
    expect(textsOf(silent.paragraphs, 'fact')).toHaveLength(2)
  })
})

describe('traces of an opinion', () => {
  const kind = kindOf('opinion')
  const { paragraphs } = must(kind, fullSource(kind, 'review'))
  const sentences = paragraphs.flatMap((paragraph) => checkTraces(paragraph))
  const traceOf = (words: string) => sentences.find(({ text }) => text.includes(words))?.trace

  it('lead from a fact to finding, page and article', () => {
    expect(traceOf('只有一名执法人员签名')).toEqual({
      sentence: '2.现场检查笔录只有一名执法人员签名。',
      findingIds: [FINDINGS[0]?.id],
      places: [region(2)],
      law: '《中华人民共和国行政处罚法》第四十二条第一款',
      ground: '评查标准第PT-A02项',
    })
  })

  it('cover the second sentence of one description too', () => {
    expect(traceOf('未载明执法证号')?.findingIds).toEqual([FINDINGS[0]?.id])
  })

  it('name case, kind and settings where no finding speaks', () => {
    expect(traceOf('因开展行政处罚案卷评查')?.ground).toBe('案卷信息、文书种类：行政执法监督意见书、评查记录')
    expect(traceOf('请你单位自收到本意见书之日起')?.ground).toBe('文书种类：整改期限')
    expect(traceOf('现提出如下监督意见')?.ground).toBe('文书种类模板')
  })

  it('name the rule of the clocks a finding was accepted from', () => {
    const one = reviewedCase(FINDINGS)
    const reviewed = one.reviewed
    if (reviewed === null) throw new Error('not reviewed')
    const decisions = [
      {
        ...{ suggestionId: 'P-21', kind: 'accepted' as const, findingId: FINDINGS[0]?.id ?? '', reason: '' },
        ...{ shown: '', at: '2026-03-01T00:00:00.000Z', by: '示例甲' },
      },
    ]
    const source = sourceOf({
      cases: [{ ...one, reviewed: { ...reviewed, review: { ...reviewed.review, decisions } } }],
    })
    const drafted = must(kind, source).paragraphs.flatMap((paragraph) => checkTraces(paragraph))
    expect(drafted.find(({ text }) => text.includes('只有一名'))?.trace?.ground).toBe(
      '评查标准第PT-A02项、期限核查规则P-21',
    )
  })

  it('outlive edits of other sentences and of numbers, and end with an edit of their own', () => {
    const paragraph = paragraphs.find(({ text }) => text.includes('只有一名'))
    if (!paragraph) throw new Error('no fact')
    const text = paragraph.text.replace('2.', '7.').replace('未载明', '没有写明')
    const checked = checkTraces({ ...paragraph, text })
    expect(checked.map(({ trace }) => trace !== null)).toEqual([true, false])
    const added = checkTraces({ ...paragraph, text: `另加一句。${paragraph.text}` })
    expect(added.map(({ trace }) => trace !== null)).toEqual([false, true, true])
  })
})

describe('a kind an office wrote', () => {
  const [part] = kindOf('opinion').scheme
  if (!part) throw new Error('no part')

  it('may speak of what the clocks said', () => {
    const one = reviewedCase(FINDINGS)
    if (one.reviewed === null) throw new Error('not reviewed')
    const decisions = [
      {
        ...{ suggestionId: 'P-21', kind: 'accepted' as const, findingId: FINDINGS[0]?.id ?? '', reason: '' },
        ...{ shown: '', at: '2026-03-01T00:00:00.000Z', by: '示例甲' },
      },
    ]
    const review = { ...one.reviewed.review, decisions }
    const scheme = [
      { ...part, each: 'law-result' as const, text: '{{n}}规则{{ruleId}}：{{lawResult}}（{{law}}）。' },
    ]
    const kind = { ...kindOf('opinion'), scheme }
    const { paragraphs } = must(
      kind,
      sourceOf({ cases: [{ ...one, reviewed: { ...one.reviewed, review } }] }),
    )
    expect(paragraphs.map(({ text }) => text)).toEqual([
      '1.规则P-21：现场检查笔录只有一名执法人员签名。未载明执法证号（《中华人民共和国行政处罚法》第四十二条第一款）。',
    ])
  })

  it('gets headings of every level, and none over nothing', () => {
    const at = (level: 'body' | 'h1' | 'h2' | 'h3', text: string) => ({
      ...part,
      level,
      text,
      isRequired: false,
    })
    const scheme = [
      ...[at('h1', '甲'), at('h2', '甲一'), at('body', '有。'), at('h2', '甲二'), at('h3', '甲二一')],
      ...[
        at('body', '[[{{clueFacts}}]]'),
        at('h1', '空'),
        at('h1', '乙'),
        at('h3', '乙一'),
        at('body', '有。'),
      ],
    ]
    const { paragraphs } = must({ ...kindOf('reminder'), scheme }, sourceOf({}))
    expect(paragraphs.map(({ text }) => text)).toEqual([
      ...['一、甲', '（一）甲一', '有。', '二、乙', '1.乙一', '有。'],
    ])
  })
})

describe('articles', () => {
  it.each([
    ['《甲法》第42条第1款第3项', '《甲法》第四十二条第一款第三项'],
    ['《甲法》第105条；《乙规定》第2条的规定', '《甲法》第一百零五条、《乙规定》第二条'],
    ['《甲法》第四十二条', '《甲法》第四十二条'],
    ['《甲法》2021年修订第3条', '《甲法》2021年修订第三条'],
  ])('%s is written %s', (law, written) => {
    const { paragraphs } = must(
      kindOf('opinion'),
      sourceOf({ cases: [reviewedCase([finding('1', { law })])] }),
    )
    expect(textsOf(paragraphs, 'evaluation')).toEqual([`1.上述第1项情况，不符合${written}的规定。`])
  })
})

describe('a clue', () => {
  it.each([
    ['内部', ''],
    ['不标密', ''],
    ['秘密', '秘密'],
  ] as const)('%s is printed as 密级 “%s”', (secrecy, printed) => {
    const clue = { ...CLUE, facts: { ...CLUE.facts, secrecy } }
    expect(must(kindOf('transfer'), sourceOf({ clue })).fields.secrecy).toBe(printed)
  })
})

describe('papers about several cases', () => {
  it('name the case of each finding', () => {
    const second = reviewedCase([finding('00000000-0000-4000-8000-000000000a09', { law: '' })], {
      title: '示例第二案',
    })
    const { paragraphs } = must(
      kindOf('opinion'),
      sourceOf({ matter: MATTER, cases: [reviewedCase(FINDINGS), second] }),
    )
    const facts = textsOf(paragraphs, 'fact')
    expect(facts).toHaveLength(3)
    expect(facts[2]).toMatch(/^3\.“示例第二案”案卷：/)
    expect(textsOf(paragraphs, 'evidence')[0]).toContain(
      '“示例商店未按规定标示价格案”案卷第3页，“示例第二案”案卷第3页',
    )
  })
})

/** Words a person might type into a finding. */
const words = fc.string({ unit: fc.constantFrom(...'甲乙丙。；《》，（）1a {}[]\n'), maxLength: 40 })
const anyFinding = fc.record({
  kind: fc.constantFrom('deduction' as const, 'veto' as const, 'advice' as const),
  itemId: fc.constantFrom('PT-A02', 'PT-V07', 'PT-G02', 'XX-99'),
  description: words,
  law: words,
  advice: words,
  places: fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 11 }).map((page) => region(page)),
      fc.constantFrom('甲表', '乙表').map((name) => missing(name)),
    ),
    { minLength: 1, maxLength: 5 },
  ),
})

describe('an opinion about any findings', () => {
  const kind = kindOf('opinion')

  it('speaks of each fault as fact, evaluation and requirement, of each advice once, and traces all of it', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 12 }), (some) => {
        const findings = some.map((one, index) => finding(`f-${index}`, one))
        const drafted = draftPaper(kind, sourceOf({ cases: [reviewedCase(findings)] }))
        const faults = findings.filter((one) => one.kind !== 'advice').map(({ id }) => id)
        expect(drafted.ok).toBe(faults.length > 0)
        if (faults.length === 0) return
        if (!drafted.ok) throw new Error(drafted.failure.code)
        const { paragraphs } = drafted.value
        for (const role of ['fact', 'evaluation', 'requirement']) {
          const told = paragraphs.filter((one) => one.role === role).flatMap(({ findingIds }) => findingIds)
          expect(told.toSorted()).toEqual(faults.toSorted())
        }
        const advised = paragraphs
          .filter(({ role }) => role === 'suggestion')
          .flatMap(({ findingIds }) => findingIds)
        expect(advised.toSorted()).toEqual(
          findings
            .filter((one) => one.kind === 'advice')
            .map(({ id }) => id)
            .toSorted(),
        )
        const sentences = paragraphs.flatMap((paragraph) => checkTraces(paragraph))
        expect(sentences.filter(({ trace }) => trace === null)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('finds room for a review with very many findings', () => {
    const findings = Array.from({ length: 250 }, (_, index) => finding(`f-${index}`, { advice: '补正' }))
    const { paragraphs } = must(kind, sourceOf({ cases: [reviewedCase(findings)] }))
    expect(paragraphs.length).toBeGreaterThan(750)
    expect(paragraphs.length).toBeLessThanOrEqual(1000)
  })

  it('refuses a paragraph no paper could hold', () => {
    const places = (name: string) =>
      Array.from({ length: 50 }, (_, index) => missing(`${name}${'长'.repeat(190)}${index}`))
    const findings = [finding('1', { places: places('甲') }), finding('2', { places: places('乙') })]
    expect(draftPaper(kind, sourceOf({ cases: [reviewedCase(findings)] }))).toMatchObject({
      ok: false,
      failure: { code: 'document/too-long' },
    })
  })
})

describe('what a person filled in', () => {
  it('becomes items of their own, without the numbers somebody typed', () => {
    const kind = kindOf('notice')
    const { paragraphs } = must(kind, sourceOf({ matter: MATTER, values: fullValues(kind) }))
    expect(textsOf(paragraphs, 'requirement')).toEqual(['2.完善登记制度。', '3.开展一次自查。'])
    expect(textsOf(paragraphs, 'presence')).toEqual(['1.请你单位派员于2026年4月1日到示例事项说明情况。'])
  })

  it('stays with the paper', () => {
    const kind = kindOf('notice')
    expect(must(kind, sourceOf({ matter: MATTER, values: fullValues(kind) })).fields.values).toEqual(
      fullValues(kind),
    )
  })
})
