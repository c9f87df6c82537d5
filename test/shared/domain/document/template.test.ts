/** The language of templates, numbering, and sentences. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { fact } from '@shared/domain/document/fact'
import { schemeFaults } from '@shared/domain/document/fact-names'
import { linesOf, termText } from '@shared/domain/document/kind-values'
import { listMark, startNumbering } from '@shared/domain/document/numbering'
import { checkTraces, splitSentences, traceSentences } from '@shared/domain/document/sentences'
import { asksNumber, fillTemplate, namesIn, templateFault } from '@shared/domain/document/template'
import { kindOf } from '../../../helpers/paper-source'

const BOOK = { unit: fact('示例局'), party: fact('示例商店', { ground: '案卷信息' }), empty: fact('') }
const filled = (template: string): string =>
  fillTemplate(template, BOOK, (name) => `<${name}>`)
    .map(({ text }) => text)
    .join('')

describe('fillTemplate', () => {
  it.each([
    ['words', '甲乙', '甲乙'],
    ['a name', '由{{unit}}办理', '由示例局办理'],
    ['a gap', '由{{nobody}}办理', '由（待填写<nobody>）办理'],
    ['an empty fact is a gap', '由{{empty}}办理', '由（待填写<empty>）办理'],
    ['a passage that stays', '案卷[[（{{party}}）]]', '案卷（示例商店）'],
    ['a passage that falls away', '案卷[[（{{empty}}）]]', '案卷'],
    ['a passage of two names needs both', '[[{{unit}}，{{empty}}。]]完', '完'],
    ['passages one after another', '[[{{empty}}。]][[{{unit}}。]]', '示例局。'],
    ['a passage without names', '[[甲]]', '甲'],
  ])('%s', (_name, template, text) => expect(filled(template)).toBe(text))

  it('takes no braces out of a fact', () => {
    const book = { unit: fact('{{party}}[[x]]'), party: fact('不应出现') }
    expect(fillTemplate('{{unit}}', book, String)).toEqual([{ text: '{{party}}[[x]]', fact: book.unit }])
  })
})

describe('templateFault', () => {
  it.each([
    ['{{unit}}[[（{{party}}）]]', null],
    ['没有名称', null],
    ['{{unit', '{{unit'],
    ['unit}}', '}}'],
    ['[[{{unit}}', '[['],
    ['{{名称}}', '{{名称}}'],
    ['{{ unit }}', '{{ unit }}'],
    ['[[甲[[乙]]丙]]', '[[乙丙]]'],
  ])('%s: %s', (template, fault) => expect(templateFault(template)).toBe(fault))
})

describe('schemeFaults', () => {
  const kind = kindOf('opinion')
  const [part] = kind.scheme
  if (!part) throw new Error('no part')
  it.each([
    ['a fact', 'once', '{{unit}}', []],
    ['a term of the kind', 'once', '{{term.rectify}}', []],
    ['a field of the kind', 'once', '{{proof}}', []],
    ['list numbers', 'once', '{{n}}{{cn}}', []],
    ['what only a fault has', 'fault', '{{fact}}', []],
    ['what only a fault has, elsewhere', 'once', '{{fact}}', [['unknown-name', 'fact']]],
    ['a name of nothing', 'once', '{{toString}}', [['unknown-name', 'toString']]],
    ['a term the kind has not', 'once', '{{term.other}}', [['unknown-name', 'term.other']]],
    ['open brackets', 'once', '{{unit', [['brackets', '{{unit']]],
  ] as const)('%s', (_name, each, text, faults) => {
    const found = schemeFaults({ ...kind, scheme: [{ ...part, each, text }] })
    expect(found.map(({ kind: what, found: words }) => [what, words])).toEqual(faults)
  })

  it('knows which names a template asks for', () => {
    expect(namesIn('{{n}}{{unit}}[[{{party}}{{unit}}]]')).toEqual(['unit', 'party'])
    expect([asksNumber('{{n}}甲'), asksNumber('[[{{cn}}甲]]'), asksNumber('{{number}}')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('numbering', () => {
  it('counts each level within the one above', () => {
    const { heading } = startNumbering()
    expect((['h1', 'h2', 'h2', 'h3', 'h4', 'h4', 'h1', 'h2'] as const).map(heading)).toEqual([
      ...['一、', '（一）', '（二）', '1.', '（1）', '（2）', '二、', '（一）'],
    ])
    expect(heading('body')).toBe('')
  })

  it('begins a list anew after a heading and after its end', () => {
    const numbering = startNumbering()
    const next = () => listMark('n', numbering.next())
    expect([next(), next()]).toEqual(['1.', '2.'])
    numbering.heading('h1')
    expect(next()).toBe('1.')
    numbering.endList()
    expect(next()).toBe('1.')
    expect([1, 11, 20].map((value) => listMark('cn', value))).toEqual(['一、', '十一、', '二十、'])
  })
})

describe('splitSentences', () => {
  it.each([
    ['one', '甲。', ['甲。']],
    ['without an end', '如下：', ['如下：']],
    ['two', '甲。乙！', ['甲。', '乙！']],
    ['a quotation keeps its mark', '称：“甲。”乙。', ['称：“甲。”', '乙。']],
    ['brackets after the stop', '甲。（乙。）丙', ['甲。', '（乙。）', '丙']],
    ['line feeds', '甲\n\n乙。', ['甲', '乙。']],
    ['white space', '  甲。  乙。 ', ['甲。', '乙。']],
    ['several stops', '甲？！乙', ['甲？！', '乙']],
    ['nothing', ' \n ', []],
  ])('%s', (_name, text, sentences) => {
    const found = splitSentences(text)
    expect(found.map((sentence) => sentence.text)).toEqual(sentences)
    for (const { text: words, start } of found) expect(text.slice(start, start + words.length)).toBe(words)
  })

  it('loses nothing but white space, whatever the text, and never makes a sentence too long to keep', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。！？”）\n .'), maxLength: 200 }), (text) => {
        const found = splitSentences(text)
        expect(
          found
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''))
      }),
    )
    expect(splitSentences('甲'.repeat(9000)).map(({ text }) => text.length)).toEqual([4000, 4000, 1000])
  })
})

describe('traceSentences', () => {
  it('gives a sentence the sources of all that stands in it, and its own words to the template', () => {
    const first = fact('甲', { findingIds: ['1'], law: '《甲法》第一条', ground: '评查标准第1项' })
    const second = fact('乙', { ground: '案卷信息' })
    const traces = traceSentences([
      ...[
        { text: '因', fact: null },
        { text: first.text, fact: first },
        { text: '和', fact: null },
      ],
      ...[
        { text: second.text, fact: second },
        { text: '。另行通知。', fact: null },
      ],
    ])
    expect(traces).toEqual([
      {
        ...{ sentence: '因甲和乙。', findingIds: ['1'], places: [], law: '《甲法》第一条' },
        ground: '评查标准第1项、案卷信息',
      },
      { sentence: '另行通知。', findingIds: [], places: [], law: '', ground: '文书种类模板' },
    ])
  })
})

describe('checkTraces', () => {
  const traces = traceSentences([{ text: '甲。乙。甲。', fact: null }])
  it.each([
    ['as drafted', '甲。乙。甲。', [true, true, true]],
    ['one sentence edited', '甲。丙。甲。', [true, false, true]],
    ['one taken out', '乙。甲。', [true, true]],
    ['one written twice more', '甲。甲。甲。', [true, true, false]],
    ['another order', '乙。甲。甲。', [true, true, true]],
    ['another number before it', '3.甲。乙。', [true, true]],
    ['nothing left', '', []],
  ])('%s', (_name, text, known) => {
    expect(checkTraces({ text, traces }).map(({ trace }) => trace !== null)).toEqual(known)
  })

  it('knows nothing of a paragraph somebody added', () => {
    expect(checkTraces({ text: '甲。' })).toEqual([{ text: '甲。', start: 0, trace: null }])
  })
})

describe('values of a kind', () => {
  it.each([
    ['1.甲\n2、乙；\n\n（三）丙。', ['甲', '乙', '丙']],
    ['一、甲', ['甲']],
    ['2026年3月5日前完成', ['2026年3月5日前完成']],
    ['12个月', ['12个月']],
    [undefined, []],
  ])('lines of %j', (value, lines) => expect(linesOf(value)).toEqual(lines))

  it.each([
    [{ days: 30, unit: 'days' as const }, '30日'],
    [{ days: 5, unit: 'workdays' as const }, '5个工作日'],
  ])('%o is %s', (term, text) => expect(termText(term)).toBe(text))
})
