import { describe, expect, it } from 'vitest'
import {
  EMPTY_STACK,
  forget,
  lastDone,
  lastUndone,
  push,
  stepBack,
  stepForward,
  type UndoEntry,
} from '../../../src/renderer/data/undo-stack'

const at = { reviewId: 'r', caseId: 'c', itemId: 'PT-A01' }
const entry = (label: string): UndoEntry => ({
  label,
  itemId: 'PT-A01',
  act: [{ type: 'review/item-checked', payload: { ...at, isChecked: true } }],
  undo: [{ type: 'review/item-checked', payload: { ...at, isChecked: false } }],
  redo: [{ type: 'review/item-checked', payload: { ...at, isChecked: true } }],
})
const [a, b, c] = [entry('a'), entry('b'), entry('c')]

describe('undo', () => {
  it('takes back the last first, and does it again the other way round', () => {
    const two = push(push(EMPTY_STACK, a), b)
    const back = stepBack(stepBack(two))
    expect([lastDone(back), lastUndone(back)]).toEqual([null, a])
    expect(lastDone(stepForward(stepForward(back)))).toBe(b)
  })

  it('forgets what was undone when something new is done', () => {
    const stack = push(stepBack(push(EMPTY_STACK, a)), b)
    expect([lastDone(stack), lastUndone(stack)]).toEqual([b, null])
  })

  it('stays as it is with nothing to take back', () => {
    expect(stepBack(EMPTY_STACK)).toBe(EMPTY_STACK)
    expect(stepForward(EMPTY_STACK)).toBe(EMPTY_STACK)
  })

  it('drops an act that was refused from the middle', () => {
    const stack = forget(push(push(push(EMPTY_STACK, a), b), c), b)
    expect(stack.done).toEqual([a, c])
  })

  it('keeps the last two hundred', () => {
    const many = Array.from({ length: 250 }, (_, index) => entry(String(index))).reduce(push, EMPTY_STACK)
    expect([many.done.length, many.done[0]?.label]).toEqual([200, '50'])
  })
})
