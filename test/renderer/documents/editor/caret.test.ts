import { Schema } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { wholeParagraphs } from '../../../../src/renderer/features/documents/editor/caret'

const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
})
/** Positions: 甲乙 1–3, 丙丁 5–7, empty 9. */
const doc = schema.node('doc', null, [
  schema.node('paragraph', null, schema.text('甲乙')),
  schema.node('paragraph', null, schema.text('丙丁')),
  schema.node('paragraph'),
])
const trimmed = (anchor: number, head: number): readonly [number, number] | null => {
  const selection = wholeParagraphs(doc.resolve(anchor), doc.resolve(head))
  return selection && [selection.anchor, selection.head]
}

describe('what a triple click selects', () => {
  it.each([
    ['a paragraph and the break behind it', 1, 5, [1, 3]],
    ['two paragraphs and the break behind them', 1, 9, [1, 7]],
    ['nothing of the next but its start, from the middle', 2, 5, [2, 3]],
    ['the words of one paragraph', 1, 3, null],
    ['into the next paragraph', 1, 6, null],
    ['backwards', 5, 1, null],
    ['nothing', 5, 5, null],
  ])('%s', (_name, anchor, head, expected) => {
    expect(trimmed(anchor, head)).toEqual(expected)
  })
})
