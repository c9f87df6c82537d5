import { describe, expect, it } from 'vitest'
import { commandOf, isReading, KEY_HELP, type ReviewKey } from '../../../src/renderer/features/review/key-map'

const press = (key: string, change: Partial<ReviewKey> = {}): ReviewKey => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...change,
})

describe('the keys of the review', () => {
  it.each([
    ['ArrowDown', 'next'],
    ['j', 'next'],
    ['J', 'next'],
    ['k', 'previous'],
    [' ', 'pass'],
    ['Enter', 'pass'],
    ['0', 'own-points'],
    ['M', 'missing'],
    ['w', 'whole-page'],
    ['n', 'excuse'],
    ['v', 'veto'],
    ['Delete', 'withdraw'],
    ['/', 'search'],
    ['?', 'help'],
    ['？', 'help'],
    ['Escape', 'cancel'],
  ])('%s means %s', (key, kind) => {
    expect(commandOf(press(key))).toEqual({ kind })
  })

  it.each([
    ['1', 'Digit1', 0],
    ['9', 'Numpad9', 8],
    ['３', 'Digit3', 2],
  ])('%s picks rule %#', (key, code, index) => {
    expect(commandOf(press(key, { code }))).toEqual({ kind: 'rule', index })
  })

  it.each([
    ['1', 0],
    ['3', 2],
  ])('Alt and %s says a finding of before again', (digit, index) => {
    expect(commandOf(press(digit, { altKey: true, code: `Digit${digit}` }))).toEqual({
      kind: 'repeat',
      index,
    })
  })

  it.each([
    ['s', 'outline'],
    ['D', 'documents'],
    ['l', 'link'],
    ['y', 'confirm-veto'],
  ])('%s means %s', (key, kind) => {
    expect(commandOf(press(key))).toEqual({ kind })
  })

  it.each([
    [press('z', { ctrlKey: true }), 'undo'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [press('y', { ctrlKey: true }), 'redo'],
  ])('undoes and redoes with Ctrl', (key, kind) => {
    expect(commandOf(key)).toEqual({ kind })
  })

  it.each([
    press('1', { ctrlKey: true, code: 'Digit1' }),
    press('n', { altKey: true }),
    press('4', { altKey: true, code: 'Digit4' }),
    press('1', { altKey: true, code: 'Numpad1' }),
    press('1', { altKey: true, ctrlKey: true, code: 'Digit1' }),
    press('v', { metaKey: true }),
    press('!', { shiftKey: true, code: 'Digit1' }),
    press('a'),
    press('toString'),
    press('F5'),
  ])('leaves %o alone', (key) => {
    expect(commandOf(key)).toBeNull()
  })

  it('lets a submitted review be read and nothing else', () => {
    const kinds = ['next', 'explain', 'documents', 'pass', 'undo', 'withdraw', 'link', 'outline'] as const
    expect(kinds.map((kind) => isReading({ kind }))).toEqual([
      ...[true, true, true],
      ...[false, false, false, false, false],
    ])
  })

  it('lists no single letter or sign that does nothing', () => {
    // Ctrl+; belongs to the field one writes in (ui/PhraseTextarea).
    // A belongs to the clocks (law/LawProvider).
    const viewerKeys = ['A', 'G', 'R', '+', '-', 'PageUp', 'PageDown', 'Ctrl', 'Alt', 'Z', ';', '…']
    const names: Readonly<Record<string, string>> = {
      '↓': 'ArrowDown',
      '↑': 'ArrowUp',
      '→': 'ArrowRight',
      '←': 'ArrowLeft',
      空格: ' ',
      Esc: 'Escape',
    }
    const listed = KEY_HELP.flatMap(({ rows }) => rows.flatMap(({ keys }) => keys))
    const dead = listed
      .filter((key) => !viewerKeys.includes(key))
      .filter((key) => commandOf(press(names[key] ?? key)) === null)
    expect(dead).toEqual([])
  })
})
