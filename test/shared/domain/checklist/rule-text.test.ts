/** The reader of 扣分规则 against a key written by hand, and against wordings of other places. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRuleText, splitRuleText } from '../../../../src/shared/domain/checklist/rule-text'
import type { ScoringStandard } from '../../../../src/shared/domain/checklist/standard'

type KeyRow = {
  readonly item: string
  readonly text: string
  readonly centi: number
  readonly per: string | null
  readonly capCenti: number
}

const centi = (text: string): number => Math.round(Number(text) * 100)

const KEY: readonly KeyRow[] = readFileSync('test/fixtures/rule-key.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]{2}-/.test(line))
  .map((line) => {
    const [item = '', text = '', points = '', per = '', cap = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    return { item, text, centi: centi(points), per: per === '一次' ? null : per, capCenti: centi(cap) }
  })
const ITEMS = [...new Set(KEY.map(({ item }) => item))]
const keyOf = (item: string): readonly KeyRow[] => KEY.filter((row) => row.item === item)
/** The rule column the key was read from. */
const ruleTextOf = (item: string): string =>
  keyOf(item)
    .map((row) => `${row.text}扣${row.centi / 100}`)
    .join('；')

const EDITIONS = ['CF-PT', 'CF-JY', 'CF-XK', 'CF-QZ', 'CF-JC']
  .map((id) => `resources/standards/${id}-2026.1.json`)
  .map((path) => JSON.parse(readFileSync(path, 'utf8')) as ScoringStandard)

describe('the rules of the five checklists', () => {
  it('are all in the key, 38 + 20 + 27 + 26 + 19 items', () => {
    expect(ITEMS.length).toBe(130)
    expect(KEY.length).toBe(216)
  })

  it('are understood, none of them wrongly', () => {
    const tally = { certain: 0, likely: 0, 'not-understood': 0 }
    const wrong: string[] = []
    for (const item of ITEMS) {
      const rows = keyOf(item)
      const { parts } = parseRuleText(item, ruleTextOf(item), rows[0]?.capCenti ?? 0)
      expect(parts.length).toBe(rows.length)
      parts.forEach(({ rule, confidence }, index) => {
        const row = rows[index]
        tally[confidence] += 1
        if (confidence === 'not-understood') return
        const isSame =
          rule?.text === row?.text &&
          rule?.unitCenti === row?.centi &&
          rule?.per === row?.per &&
          rule?.maxCenti === row?.capCenti
        if (!isSame) wrong.push(`${item} ${row?.text}: ${JSON.stringify(rule)}`)
      })
    }
    const understood = tally.certain + tally.likely
    console.log(
      `扣分规则: ${KEY.length} parts, certain ${tally.certain}, likely ${tally.likely}, not understood ` +
        `${tally['not-understood']}; understood ${((understood / KEY.length) * 100).toFixed(1)} %, wrong ${wrong.length}`,
    )
    expect(wrong).toEqual([])
    expect(tally['not-understood']).toBe(0)
    expect(tally.certain / KEY.length).toBeGreaterThan(0.95)
  })

  it.each(EDITIONS.map((standard) => [standard.id, standard] as const))(
    'of the shipped edition %s are the rules of the key',
    (_id, standard) => {
      const shipped = standard.items.flatMap((item) =>
        item.rules.map(({ text, unitCenti, per, maxCenti }) => ({
          item: item.id,
          text,
          centi: unitCenti,
          per,
          capCenti: maxCenti,
        })),
      )
      // The key was read from these very texts.
      expect(standard.items.map(({ id }) => ruleTextOf(id))).toEqual(
        standard.items.map(({ ruleText }) => ruleText),
      )
      const prefix = standard.items[0]?.id.slice(0, 3) ?? '?'
      expect(shipped).toEqual(KEY.filter(({ item }) => item.startsWith(prefix)))
      for (const item of standard.items) {
        expect(splitRuleText(item.id, item.ruleText, item.capCenti)).toEqual({
          ok: true,
          value: item.rules.map(({ id, text, unitCenti, per, maxCenti }) => ({
            id,
            text,
            unitCenti,
            per,
            maxCenti,
          })),
        })
      }
    },
  )
})

type Row = readonly [text: string, capCenti: number, parts: readonly string[]]

/** Short form of a part: fault|points|per|max, then range, 人工, and how sure. */
function shortOf(text: string, capCenti: number): readonly string[] {
  return parseRuleText('X-1', text, capCenti).parts.map(({ rule, confidence, reason }) => {
    const mark = { certain: '', likely: '?', 'not-understood': '??' }[confidence]
    if (rule === null) return `-${mark}${reason}`
    const range = rule.range ? ` ${rule.range.minCenti}..${rule.range.maxCenti}` : ''
    const manual = rule.manual ? ' 人工' : ''
    return `${rule.text}|${rule.unitCenti}|${rule.per ?? '次'}|${rule.maxCenti}${range}${manual} ${mark}${reason}`.trim()
  })
}

const FOREIGN: readonly Row[] = [
  // forms named in the brief of this reader
  ['每处扣0.5', 300, ['每处|50|处|300']],
  ['超七日扣3', 300, ['超七日|300|次|300']],
  ['缺一要素扣1', 300, ['缺一要素|100|要素|300 ?no-each']],
  ['无编号扣2，格式不符扣2', 400, ['无编号|200|次|400', '格式不符|200|次|400']],
  ['扣1-3分', 500, ['扣1-3分|100|次|500 100..300 ?range']],
  ['每缺一项扣1.5，扣完为止', 500, ['每缺一项|150|项|500']],
  ['每缺一项扣1分，最多扣3分', 500, ['每缺一项|100|项|300']],
  ['每少一份扣 0.5 分', 500, ['每少一份|50|份|500']],
  ['酌情扣分', 500, ['酌情扣分|10|次|500 10..500 人工 ??discretion']],
  ['扣5分/处', 1000, ['扣5分/处|500|处|1000 ?no-fault']],
  // letters and marks of other keyboards
  ['每处扣０．５分；缺审批表扣２分。', 300, ['每处|50|处|300', '缺审批表|200|次|300']],
  ['未出示证件的，扣2分; 未告知权利的，扣1分.', 300, ['未出示证件的|200|次|300', '未告知权利的|100|次|300']],
  ['文书格式错误扣1分／处', 500, ['文书格式错误|100|处|500']],
  ['①无审批扣2分②无日期扣1分', 300, ['无审批|200|次|300', '无日期|100|次|300']],
  ['1.无审批扣2分\n2.无日期扣1分', 300, ['无审批|200|次|300', '无日期|100|次|300']],
  ['（1）无审批扣2分；（2）无日期扣0.5分', 300, ['无审批|200|次|300', '无日期|50|次|300']],
  ['未立案的扣两分', 300, ['未立案的|200|次|300']],
  ['漏填一栏，扣半分', 300, ['漏填一栏|50|次|300']],
  ['未告知，或者告知内容不全的，扣2分', 300, ['未告知，或者告知内容不全的|200|次|300']],
  ['少交材料扣除1分', 300, ['少交材料|100|次|300']],
  // units
  ['每缺1页扣0.2分', 300, ['每缺1页|20|页|300']],
  ['每逾期一日扣0.5分', 300, ['每逾期一日|50|日|300']],
  ['每超过一个工作日扣1分', 300, ['每超过一个工作日|100|工作日|300']],
  ['扣1分每处', 300, ['扣1分每处|100|处|300 ?no-fault']],
  ['每有一处涂改未确认扣0.5分', 300, ['每有一处涂改未确认|50|处|300']],
  ['每发现一次扣1分', 300, ['每发现一次|100|次|300']],
  ['每张照片无说明扣0.5分', 300, ['每张照片无说明|50|张|300']],
  ['有一项不符合扣1分', 300, ['有一项不符合|100|项|300 ?no-each']],
  ['一处不符扣1分', 300, ['一处不符|100|处|300 ?no-each']],
  ['引用条款错误，每条扣1分', 300, ['引用条款错误，每条|100|条|300']],
  ['每份缺一人签名扣1分', 300, ['每份缺一人签名|100|份|300 ?several-units']],
  ['每缺个人签名扣1分', 300, ['每缺个人签名|100|个|300 ?no-each']],
  ['主体、事实、证据不清的各扣1分', 300, ['主体、事实、证据不清的|100|项|300 ?each-of-list']],
  ['每处0.5分', 300, ['每处|50|处|300 ?no-points']],
  ['错别字1分/处', 300, ['错别字|100|处|300 ?no-points']],
  ['每两处扣1分', 300, ['每两处扣1分|100|次|300 10..300 人工 ??every-several']],
  ['每年度未公示扣1分', 300, ['每年度未公示扣1分|100|次|300 10..300 人工 ??unknown-unit']],
  ['缺两项以上扣2分', 300, ['缺两项以上|200|次|300 ?threshold']],
  ['超过一日送达扣1分', 300, ['超过一日送达|100|次|300 ?no-each']],
  // ranges, caps
  ['记录不完整的扣1至3分', 500, ['记录不完整的|100|次|500 100..300 ?range']],
  ['记录不完整的，每处扣0.5～1分', 500, ['记录不完整的，每处|50|处|500 50..100 ?range']],
  ['记录不完整的酌情扣1-3分', 500, ['记录不完整的酌情|100|次|500 100..300 ?range']],
  ['书写潦草最多扣2分', 500, ['书写潦草|10|次|200 10..200 人工 ?range']],
  ['书写潦草扣2分以内', 500, ['书写潦草|10|次|200 10..200 人工 ?range']],
  ['情节严重扣2分以上', 500, ['情节严重扣2分以上|200|次|500 10..500 人工 ??open-end']],
  ['每处扣0.5分，累计不超过2分', 500, ['每处|50|处|200']],
  ['每处扣0.5分，2分封顶', 500, ['每处|50|处|200']],
  ['每处扣1分；缺签名扣1分；最多扣3分', 500, ['每处|100|处|500', '缺签名|100|次|500', '-??cap-of-several']],
  ['视情节1-3分', 500, ['视情节1-3分|10|次|500 10..500 人工 ??discretion']],
  ['立案审批表未签字 -1分', 500, ['立案审批表未签字|100|次|500']],
  ['扣3-1分', 500, ['扣3-1分|10|次|500 10..500 人工 ??no-points']],
  // the whole item
  ['未制作立案审批表的，不得分', 300, ['未制作立案审批表的|300|次|300']],
  ['无笔录的扣完', 300, ['无笔录的扣完|10|次|300 10..300 人工 ??no-points']],
  ['无笔录的本项计0分', 300, ['无笔录的|300|次|300']],
  ['无笔录全扣', 300, ['无笔录|300|次|300']],
  // what is no deduction at all
  ['出现即否决', 300, ['-??veto']],
  ['主体不合法，案卷计0分', 300, ['-??veto']],
  ['主体不合法扣100分', 300, ['-??veto']],
  ['经补正的不扣分', 300, ['-??remark']],
  // never guessed
  [
    '缺身份证明扣2分每处不一致扣0.5分',
    300,
    ['缺身份证明|200|次|300 ?no-separator', '每处不一致|50|处|300 ?no-separator'],
  ],
  ['每份扣5分', 300, ['每份扣5分|10|次|300 10..300 人工 ??exceeds-item']],
  ['有立案审批表得2分', 300, ['有立案审批表得2分|10|次|300 10..300 人工 ??gives-points']],
  ['符合要求', 300, ['符合要求|10|次|300 10..300 人工 ??no-points']],
  ['扣0分', 300, ['扣0分|10|次|300 10..300 人工 ??no-points']],
  ['扣0.125分', 300, ['扣0.125分|10|次|300 10..300 人工 ??no-points']],
  ['缺页扣2分（涉密的除外）', 300, ['缺页|200|次|300 ?residue']],
]

describe('rules of other places', () => {
  it.each(FOREIGN)('%s', (text, capCenti, parts) => {
    expect(shortOf(text, capCenti)).toEqual(parts)
  })

  it('keeps every rule within the item, whatever the text', () => {
    const bits = fc.constantFrom(
      ...[
        '每',
        '处',
        '扣',
        '分',
        '1',
        '0.5',
        '12',
        '，',
        '；',
        '缺',
        '一',
        '项',
        '最多',
        '不超过',
        '-',
        '/',
        '酌情',
        '不得分',
        '以内',
        '完为止',
      ],
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 14 }), fc.integer({ min: 10, max: 1000 }), (words, cap) => {
        const capCenti = cap - (cap % 10)
        const { parts } = parseRuleText('X-1', words.join(''), capCenti)
        let number = 0
        for (const { rule, text, confidence } of parts) {
          expect(text).not.toBe('')
          if (rule === null) continue
          number += 1
          expect(rule.id).toBe(`X-1-r${number}`)
          expect(rule.text).not.toBe('')
          expect(rule.unitCenti).toBeGreaterThan(0)
          expect(rule.unitCenti).toBeLessThanOrEqual(rule.maxCenti)
          expect(rule.maxCenti).toBeLessThanOrEqual(capCenti)
          if (rule.manual || rule.range) expect(confidence).not.toBe('certain')
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('says nothing of an empty text', () => {
    expect(parseRuleText('X-1', ' ；。 ', 300).parts).toEqual([])
  })
})

describe('splitRuleText, for our own tables', () => {
  it('refuses a part without points', () => {
    expect(splitRuleText('PT-A01', '缺证明扣2；酌情扣分', 300)).toEqual({
      ok: false,
      failure: { code: 'standard/rule-unreadable', params: { itemId: 'PT-A01', part: '酌情扣分' } },
    })
  })
})
