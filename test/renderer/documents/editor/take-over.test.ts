import { describe, expect, it } from 'vitest'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import {
  isNews,
  isWrittenElsewhere,
  judgeRow,
} from '../../../../src/renderer/features/documents/editor/take-over'

const listOf = (...texts: readonly string[]): readonly Paragraph[] =>
  texts.map((text, index) => ({ id: `p${index}`, role: 'added', level: 'body', text, findingIds: [] }))

const A = listOf('甲')
const B = listOf('甲', '')
const FOREIGN = listOf('重新起草')
const saved = (value: readonly Paragraph[]) => ({ value, isDirty: false })
const unsaved = (value: readonly Paragraph[]) => ({ value, isDirty: true })

describe('what has to be saved', () => {
  it.each([
    ['nothing typed yet, as shown', listOf('甲'), undefined, A, false],
    ['nothing typed yet, another list', B, undefined, A, true],
    ['as last saved', listOf('甲', ''), saved(B), A, false],
    ['back to what an older row still shows', listOf('甲'), saved(B), A, true],
    ['as typed and not saved yet', B, unsaved(B), B, true],
  ])('%s', (_name, now, typed, shown, expected) => {
    expect(isNews(now, typed, shown)).toBe(expected)
  })
})

describe('a row of the live query', () => {
  it.each([
    ['comes before anything was typed', FOREIGN, undefined, false, 'take'],
    ['comes while something waits to be saved', A, unsaved(B), false, 'keep'],
    ['comes in the middle of a composed word', A, saved(B), true, 'keep'],
    ['is what was saved', listOf('甲', ''), saved(B), false, 'take'],
    ['is older than what was saved, or from elsewhere', A, saved(B), false, 'ask the record'],
  ] as const)('that %s', (_name, row, typed, isComposing, expected) => {
    expect(judgeRow(row, typed, isComposing)).toBe(expected)
  })
})

describe('the record, once asked', () => {
  const before = saved(B)
  it.each([
    ['holds what was saved: the row was old', listOf('甲', ''), { before, now: before }, false],
    ['was written elsewhere', FOREIGN, { before, now: before }, true],
    ['was read while more was typed', FOREIGN, { before, now: unsaved(A) }, false],
    ['was read while more was typed and saved', FOREIGN, { before, now: saved(A) }, false],
  ])('%s', (_name, record, asked, expected) => {
    expect(isWrittenElsewhere(record, { ...asked, isComposing: false })).toBe(expected)
  })

  it('waits for the end of a composed word', () => {
    expect(isWrittenElsewhere(FOREIGN, { before, now: before, isComposing: true })).toBe(false)
  })
})
