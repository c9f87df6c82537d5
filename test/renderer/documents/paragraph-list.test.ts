import { describe, expect, it } from 'vitest'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import {
  addAfter,
  countDifferences,
  move,
  remove,
  setLevel,
  systemText,
  takeBack,
} from '../../../src/renderer/features/documents/paragraph-list'

const p = (id: string, text = id): Paragraph => ({
  id,
  role: 'fact',
  level: 'body',
  text,
  findingIds: [`f-${id}`],
})
const LIST = [p('a'), p('b'), p('c')]
const ids = (list: readonly Paragraph[]): string => list.map(({ id }) => id).join('')

describe('the list of paragraphs', () => {
  it('takes a new empty paragraph after the one given, about the same findings', () => {
    const list = addAfter(LIST, 'b', 'new')
    expect(list.map(({ id }) => id)).toEqual(['a', 'b', 'new', 'c'])
    expect(list[2]).toEqual({ id: 'new', role: 'added', level: 'body', text: '', findingIds: ['f-b'] })
  })

  it.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['unknown', 1, 'abc'],
  ] as const)('moves %s by %i to %s', (id, step, expected) => {
    expect(ids(move(LIST, id, step))).toBe(expected)
  })

  it('gives back the same list when nothing moves', () => {
    expect(move(LIST, 'a', -1)).toBe(LIST)
  })

  it('removes one and leaves the argument alone', () => {
    expect(ids(remove(LIST, 'b'))).toBe('ac')
    expect(ids(LIST)).toBe('abc')
  })

  it('changes the level of one', () => {
    expect(setLevel(LIST, 'b', 'h2').map(({ level }) => level)).toEqual(['body', 'h2', 'body'])
  })
})

describe('takeBack', () => {
  it('brings a removed paragraph back where it was', () => {
    const after = remove(LIST, 'b')
    expect(takeBack({ before: LIST, after, now: after })).toEqual(LIST)
  })

  it('keeps what was typed since', () => {
    const after = remove(LIST, 'b')
    const now = after.map((each) => (each.id === 'c' ? { ...each, text: '后来改的' } : each))
    expect(takeBack({ before: LIST, after, now }).map(({ text }) => text)).toEqual(['a', 'b', '后来改的'])
  })

  it('undoes a restored text that was not touched since', () => {
    const edited = [p('a', '人改的'), p('b')]
    const after = [p('a', '系统的'), p('b')]
    expect(takeBack({ before: edited, after, now: after })).toEqual(edited)
  })
})

describe('the system draft', () => {
  it('knows its own paragraphs only', () => {
    expect(systemText(LIST, 'b')).toBe('b')
    expect(systemText(LIST, 'mine')).toBeUndefined()
    expect(systemText(null, 'b')).toBeUndefined()
  })

  it.each([
    [LIST, 0],
    [[p('a'), p('b', '改'), p('c')], 1],
    [[p('a'), p('c')], 1],
    [[...LIST, p('mine')], 1],
    [[p('a', '改'), p('mine')], 4],
  ] as const)('counts how far the text has left it', (list, count) => {
    expect(countDifferences(list, LIST)).toBe(count)
  })
})
