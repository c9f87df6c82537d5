import { describe, expect, it } from 'vitest'
import { lawCommandOf } from '../../../../src/renderer/features/review/law/law-keys'

const press = (key: string, more: Partial<Parameters<typeof lawCommandOf>[0]> = {}) =>
  lawCommandOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...more })

describe('keys of the results', () => {
  it.each([
    ['a', { kind: 'accept' }],
    ['A', { kind: 'accept' }],
    ['x', { kind: 'reject' }],
    ['r', { kind: 'reopen' }],
    ['t', { kind: 'timeline' }],
    ['ArrowDown', { kind: 'next' }],
    ['k', { kind: 'previous' }],
    ['1', { kind: 'preset', index: 0 }],
    ['9', { kind: 'preset', index: 8 }],
    ['0', null],
    ['z', null],
    ['toString', null],
  ])('%s', (key, command) => {
    expect(press(key)).toEqual(command)
  })

  it('leaves what is pressed with Ctrl, Alt or Meta to the screen', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey'])
      expect(press('a', { [modifier]: true })).toBeNull()
  })
})
