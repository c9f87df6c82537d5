import { describe, expect, it } from 'vitest'
import {
  describeCursor,
  moveCursor,
  startCursor,
  type KeyboardCursor,
} from '../../../src/renderer/viewer/keyboard-cursor'

const page = { width: 600, height: 1200 }
const box = (rect: KeyboardCursor['rect']): KeyboardCursor => ({ tool: 'box', index: 2, rect })
const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  ...more,
})

describe('keyboard cursor', () => {
  it('starts about the middle of what is in sight, wholly on the page', () => {
    const [x, y, w, h] = startCursor('box', 0, [0.5, 0.25]).rect
    expect([x + w / 2, y + h / 2]).toEqual([0.5, 0.25])
    const [left, top] = startCursor('box', 0, [0, 0]).rect
    expect([left, top]).toEqual([0, 0])
  })

  it.each([
    ['right by 12 px', press('ArrowRight'), [0.22, 0.2, 0.3, 0.1]],
    ['down by 12 px', press('ArrowDown'), [0.2, 0.21, 0.3, 0.1]],
    ['left by 1 px with Ctrl', press('ArrowLeft', { ctrlKey: true }), [0.2 - 1 / 600, 0.2, 0.3, 0.1]],
    ['wider with Shift', press('ArrowRight', { shiftKey: true }), [0.2, 0.2, 0.32, 0.1]],
    ['lower with Shift', press('ArrowUp', { shiftKey: true }), [0.2, 0.2, 0.3, 0.09]],
  ] as const)('goes %s', (_name, key, wanted) => {
    moveCursor(box([0.2, 0.2, 0.3, 0.1]), key, page).rect.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted[i] ?? NaN, 10)
    })
  })

  it('stays on the page and keeps a least size', () => {
    expect(moveCursor(box([0.7, 0.9, 0.3, 0.1]), press('ArrowRight'), page).rect[0]).toBeCloseTo(0.7, 10)
    expect(
      moveCursor(box([0.7, 0.9, 0.3, 0.1]), press('ArrowDown', { shiftKey: true }), page).rect[3],
    ).toBeCloseTo(0.1, 10)
    expect(
      moveCursor(box([0.5, 0.5, 0.011, 0.1]), press('ArrowLeft', { shiftKey: true }), page).rect[2],
    ).toBe(0.01)
  })

  it('moves a pin even with Shift', () => {
    const pin = startCursor('pin', 0, [0.5, 0.5])
    expect(moveCursor(pin, press('ArrowRight', { shiftKey: true }), page).rect).toEqual([0.52, 0.5, 0, 0])
  })

  it('says where it is', () => {
    expect(describeCursor(box([0.2, 0.25, 0.3, 0.1]))).toBe(
      '光标框 第 3 页，距左 20%，距上 25%，宽 30%，高 10%',
    )
  })
})
