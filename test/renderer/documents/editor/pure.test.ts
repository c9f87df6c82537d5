/** The editor's own rules: what changed, where sentences went, what must not vanish. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Paragraph, SentenceTrace } from '@shared/domain/document/supervision-document'
import { areSameLists, changeBetween } from '../../../../src/renderer/features/documents/editor/editor-list'
import { sentenceAt, sourcesOf } from '../../../../src/renderer/features/documents/editor/sentence-sources'
import { settleTraces, tracePool } from '../../../../src/renderer/features/documents/editor/settle-traces'
import { findMissing, putBack } from '../../../../src/renderer/features/documents/editor/structure'
import { diffWords } from '../../../../src/renderer/features/documents/editor/word-diff'

const trace = (sentence: string, findingIds: readonly string[] = []): SentenceTrace => ({
  ...{ sentence, findingIds, places: [], law: '', ground: '案卷信息' },
})
const paragraph = (id: string, text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  ...{ id, role: 'fact', level: 'body', text, findingIds: [] },
  ...more,
})

describe('diffWords', () => {
  it.each([
    ['', '', ''],
    ['同样的话', '同样的话', '=同样的话'],
    ['缺签名', '缺执法人员签名', '=缺 +执法人员 =签名'],
    ['罚款500元', '罚款800元', '=罚款 -500 +800 =元'],
    ['全部', '', '-全部'],
    ['', '新写', '+新写'],
  ])('%s → %s', (before, after, runs) => {
    const signs = { same: '=', gone: '-', new: '+' }
    expect(
      diffWords(before, after)
        .map(({ kind, text }) => signs[kind] + text)
        .join(' '),
    ).toBe(runs)
  })

  it('always holds both wordings whole', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '。', '1', '2', 'a', ' '), maxLength: 40 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = diffWords(before, after)
        const joined = (without: 'gone' | 'new') =>
          runs
            .filter(({ kind }) => kind !== without)
            .map(({ text }) => text)
            .join('')
        expect([joined('new'), joined('gone')]).toEqual([before, after])
      }),
    )
  })
})

describe('changeBetween', () => {
  const stored = [paragraph('a', '甲'), paragraph('b', '乙'), paragraph('c', '丙')]
  it('is nothing for the same list', () => expect(changeBetween(stored, [...stored])).toBeNull())

  it('names the words that changed, and only them', () => {
    const typed = stored.with(1, paragraph('b', '乙二'))
    expect(changeBetween(stored, typed)).toEqual({
      kind: 'texts',
      edits: [{ paragraphId: 'b', text: '乙二' }],
    })
  })

  it.each<[string, readonly Paragraph[]]>([
    ['a paragraph more', [...stored, paragraph('d', '丁')]],
    ['a paragraph less', stored.slice(1)],
    ['another order', stored.toReversed()],
    ['another level', stored.with(0, paragraph('a', '甲', { level: 'h1' }))],
    ['another trace', stored.with(0, paragraph('a', '甲', { traces: [trace('甲')] }))],
  ])('is a new arrangement for %s', (_what, typed) => {
    expect(changeBetween(stored, typed)).toEqual({ kind: 'list', paragraphs: typed })
    expect(areSameLists(stored, typed)).toBe(false)
  })
})

describe('settleTraces', () => {
  const one = trace('第一句。', ['f1'])
  const two = trace('第二句。', ['f2'])
  const before = [paragraph('a', '第一句。第二句。', { findingIds: ['f1', 'f2'], traces: [one, two] })]
  const pool = tracePool([before])

  it('leaves a list alone in which nothing moved', () => expect(settleTraces(before, pool)).toEqual(before))

  it('lets a sentence take its trace along when a paragraph is split', () => {
    const split = [
      paragraph('a', '第一句。', { findingIds: ['f1', 'f2'], traces: [one, two] }),
      paragraph('n', '第二句。', { role: 'added' }),
    ]
    expect(settleTraces(split, pool).map(({ traces }) => traces)).toEqual([[one], [two]])
    expect(settleTraces(split, pool)[1]?.findingIds).toEqual(['f2'])
  })

  it('keeps the trace of a rewritten sentence where it was', () => {
    const edited = [paragraph('a', '改过的话。第二句。', { traces: [one, two] })]
    expect(settleTraces(edited, pool)[0]?.traces).toEqual([one, two])
  })

  it('knows a sentence again that was cut and pasted elsewhere', () => {
    const pasted = [paragraph('a', '第二句。', { traces: [one, two] }), paragraph('b', '前话。第一句。')]
    expect(settleTraces(pasted, pool).map(({ traces }) => traces)).toEqual([[two], [one]])
  })
})

describe('sourcesOf', () => {
  const traces = [trace('甲。'), trace('乙。'), trace('丙。')]
  it('pairs a rewritten sentence with the one that stood there', () => {
    const { sentences, lost } = sourcesOf(paragraph('a', '甲。改写的乙。丙。', { traces }))
    expect(sentences.map(({ trace: source, original }) => [source?.sentence, original?.sentence])).toEqual([
      ['甲。', undefined],
      [undefined, '乙。'],
      ['丙。', undefined],
    ])
    expect(lost).toEqual([])
  })

  it('tells a sentence of one’s own from a rewritten one, and names what was taken out', () => {
    const { sentences, lost } = sourcesOf(paragraph('a', '甲。丙。另写一句。', { traces }))
    expect(sentences.map(({ trace: source, original }) => source === null && original === null)).toEqual([
      false,
      false,
      true,
    ])
    expect(lost.map(({ sentence }) => sentence)).toEqual(['乙。'])
  })

  it.each([
    [0, '甲。'],
    [2, '乙。'],
    [6, '丙。'],
  ])('finds the sentence at %i', (index, text) => {
    const { sentences } = sourcesOf(paragraph('a', '甲。乙。丙。', { traces }))
    expect(sentenceAt(sentences, index)?.text).toBe(text)
  })
})

describe('what must not vanish', () => {
  const part = (role: string, label: string, isRequired: boolean) =>
    ({ role, label, isRequired, level: 'body', each: 'once', text: '', provenance: 'proposal' }) as const
  const scheme = [
    part('source', '案件来源', true),
    part('fact', '查明的事实', true),
    part('note', '附注', false),
  ]
  const drafted = [
    paragraph('s', '来源。', { role: 'source' }),
    paragraph('h', '一、事实', { role: 'heading', level: 'h1' }),
    paragraph('f', '事实。'),
    paragraph('n', '附注。', { role: 'note' }),
  ]
  const names = (list: readonly Paragraph[]) => findMissing(list, scheme, drafted).map(({ name }) => name)

  it.each<[string, readonly Paragraph[], readonly string[]]>([
    ['nothing', drafted, []],
    ['a required part', drafted.filter(({ id }) => id !== 'f'), ['“查明的事实”部分']],
    ['a required part left blank', drafted.with(2, paragraph('f', ' ')), ['“查明的事实”部分']],
    ['a heading', drafted.filter(({ id }) => id !== 'h'), ['标题“一、事实”']],
    ['a part nobody asks for', drafted.slice(0, 3), []],
  ])('%s is told', (_what, list, told) => expect(names(list)).toEqual(told))

  it('is put back where it stood', () => {
    const left = drafted.filter(({ id }) => id !== 'f' && id !== 'h')
    const back = findMissing(left, scheme, drafted).reduce(
      (list, lost) => putBack(list, lost, drafted),
      left as readonly Paragraph[],
    )
    expect(back).toEqual(drafted)
  })
})
