import { describe, expect, it } from 'vitest'
import { chooseBounds, type WindowBounds } from '../../../src/main/app/window-bounds'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const desktop = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 984 }
const remembered = (fields: Partial<WindowBounds>): WindowBounds => ({
  x: 40,
  y: 40,
  width: 1200,
  height: 700,
  isMaximized: false,
  ...fields,
})

describe('chooseBounds', () => {
  it('fits a laptop screen at the first start', () => {
    expect(chooseBounds(undefined, [laptop])).toEqual({ ...laptop, isMaximized: false })
  })

  it('centres on a larger screen at the first start', () => {
    expect(chooseBounds(undefined, [desktop])).toEqual({
      x: 240,
      y: 70,
      width: 1440,
      height: 900,
      isMaximized: false,
    })
  })

  it('returns to the remembered place', () => {
    const bounds = remembered({ isMaximized: true })
    expect(chooseBounds(bounds, [desktop])).toEqual(bounds)
  })

  it('returns to a second screen that is still there', () => {
    const bounds = remembered({ x: 2000 })
    expect(chooseBounds(bounds, [desktop, second])).toEqual(bounds)
  })

  it.each([
    ['a screen that was unplugged', remembered({ x: 2000 })],
    ['above the screen, where the title bar cannot be reached', remembered({ y: -30 })],
    ['below the screen', remembered({ y: 1000 })],
    ['all but a sliver off the left edge', remembered({ x: -1150 })],
  ])('falls back to the default for %s', (_name, bounds) => {
    expect(chooseBounds(bounds, [desktop]).width).toBe(1440)
    expect(chooseBounds(bounds, [desktop]).x).toBe(240)
  })

  it('shrinks to the screen it returns to', () => {
    const bounds = chooseBounds(remembered({ width: 1900, height: 1000 }), [laptop])
    expect([bounds.width, bounds.height]).toEqual([1366, 728])
  })
})
