import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodePng, shrinkPng } from '../../scripts/screenshots/palette-png'
import { pngBytes } from '../fixtures/pdf/png'

type Pixel = (x: number, y: number) => readonly [number, number, number, number]

const png = (widthPx: number, heightPx: number, pixel: Pixel): Buffer =>
  Buffer.from(pngBytes({ widthPx, heightPx, pixel }))

/** Colours of a palette picture, by the standard's own rules and none of our code. */
function pixelsOf(small: Buffer): { readonly width: number; readonly rgb: readonly (readonly number[])[] } {
  const at = (name: string): Buffer => {
    const start = small.indexOf(name, 0, 'latin1')
    return small.subarray(start + 4, start + 4 + small.readUInt32BE(start - 4))
  }
  const [head, palette] = [at('IHDR'), at('PLTE')]
  const width = head.readUInt32BE(0)
  const rows = inflateSync(at('IDAT'))
  const rgb: number[][] = []
  for (let y = 0; y < head.readUInt32BE(4); y += 1) {
    expect(rows[y * (width + 1)]).toBe(0)
    for (let x = 0; x < width; x += 1) {
      const index = (rows[y * (width + 1) + 1 + x] ?? 0) * 3
      rgb.push([...palette.subarray(index, index + 3)])
    }
  }
  return { width, rgb }
}

describe('decodePng', () => {
  it('gives back the colours that were written', () => {
    const { widthPx, heightPx, rgb } = decodePng(png(3, 2, (x, y) => [x * 80, y * 120, 7, 255]))
    expect([widthPx, heightPx]).toEqual([3, 2])
    expect([...rgb]).toEqual([0, 0, 7, 80, 0, 7, 160, 0, 7, 0, 120, 7, 80, 120, 7, 160, 120, 7])
  })

  it('refuses what is no screenshot', () => {
    expect(() => decodePng(Buffer.from('not a picture at all'))).toThrow('not a PNG')
  })
})

describe('shrinkPng', () => {
  it('keeps few colours exactly', () => {
    const colours = [
      [255, 255, 255],
      [12, 34, 56],
      [200, 10, 10],
    ] as const
    const colourAt = (x: number, y: number) => colours[(x + y) % 3] ?? colours[0]
    const small = shrinkPng(
      png(30, 20, (x, y) => [...colourAt(x, y), 255]),
      10_000,
    )
    const { width, rgb } = pixelsOf(small)
    expect(width).toBe(30)
    expect(rgb).toEqual(Array.from({ length: 600 }, (_, i) => [...colourAt(i % 30, Math.floor(i / 30))]))
  })

  it('stays near the original with many colours', () => {
    const small = shrinkPng(
      png(64, 64, (x, y) => [x * 4, y * 4, 128, 255]),
      20_000,
    )
    const farthest = pixelsOf(small).rgb.map(([r = 0, g = 0, b = 0], i) =>
      Math.max(Math.abs(r - (i % 64) * 4), Math.abs(g - Math.floor(i / 64) * 4), Math.abs(b - 128)),
    )
    expect(Math.max(...farthest)).toBeLessThanOrEqual(24)
  })

  it('takes fewer colours when the file must be smaller, and says when nothing helps', () => {
    const noisy = png(100, 100, (x, y) => [(x * 37 + y * 91) % 256, (x * 53) % 256, (y * 71) % 256, 255])
    const generous = shrinkPng(noisy, 100_000)
    const tight = shrinkPng(noisy, generous.length - 1)
    expect(tight.length).toBeLessThan(generous.length)
    expect(() => shrinkPng(noisy, 200)).toThrow('does not fit')
  })
})
