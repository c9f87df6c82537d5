import { describe, expect, it } from 'vitest'
import {
  clearPaper,
  crop,
  DEFAULT_CLEARING,
  dpiAt,
  findImpression,
  heightMmFor,
  judgePassphrase,
  judgeSize,
  widthMmFor,
  type Picture,
} from '@shared/domain/seal/picture'

type Rgba = readonly [r: number, g: number, b: number, a?: number]

const WHITE: Rgba = [255, 255, 255]
const RED: Rgba = [213, 20, 30]

function paint(widthPx: number, heightPx: number, colour: (x: number, y: number) => Rgba): Picture {
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const [r, g, b, a = 255] = colour(x, y)
      data.set([r, g, b, a], (y * widthPx + x) * 4)
    }
  }
  return { widthPx, heightPx, data }
}

const one = (colour: Rgba): Picture => paint(1, 1, () => colour)
const alphaOf = (picture: Picture, x = 0, y = 0): number =>
  picture.data[(y * picture.widthPx + x) * 4 + 3] ?? -1
const clearedAlpha = (colour: Rgba, keepsDark = false): number =>
  alphaOf(clearPaper(one(colour), { ...DEFAULT_CLEARING, keepsDark }))

describe('clearPaper', () => {
  it.each<[string, Rgba]>([
    ['white paper', WHITE],
    ['grey paper', [205, 205, 205]],
    ['yellowish old paper', [236, 229, 208]],
    ['pinkish noise of a JPEG', [240, 226, 228]],
    ['black print', [25, 22, 24]],
    ['the grey edge of black print', [128, 126, 127]],
    ['blue ink', [40, 60, 190]],
    ['green ink', [30, 140, 60]],
    ['a transparent pixel, whatever its colour', [213, 20, 30, 0]],
  ])('makes %s transparent', (_name, colour) => {
    expect(clearedAlpha(colour)).toBe(0)
  })

  it.each<[string, Rgba]>([
    ['full red', RED],
    ['dark red', [150, 20, 25]],
    ['orange red', [226, 70, 30]],
    ['pinkish red of thin ink', [235, 120, 125]],
    ['red over black print', [95, 14, 18]],
  ])('keeps %s opaque', (_name, colour) => {
    expect(clearedAlpha(colour)).toBe(255)
  })

  it('keeps black print when asked to', () => {
    expect(clearedAlpha([25, 22, 24], true)).toBe(255)
    expect(clearedAlpha([205, 205, 205], true)).toBe(0)
  })

  it('fades from paper to ink without a step', () => {
    const steps = Array.from({ length: 21 }, (_, i) => {
      const share = i / 20
      return clearedAlpha([255 - 42 * share, 255 - 235 * share, 255 - 225 * share])
    })
    expect(steps[0]).toBe(0)
    expect(steps.at(-1)).toBe(255)
    expect(steps.some((alpha) => alpha > 20 && alpha < 235)).toBe(true)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })

  it('gives on white paper what was scanned, also on the soft edge', () => {
    const scanned: Rgba = [247, 213, 214]
    const { data } = clearPaper(one(scanned), { threshold: 8, keepsDark: false })
    const alpha = (data[3] ?? 0) / 255
    expect(alpha).toBeGreaterThan(0)
    expect(alpha).toBeLessThan(1)
    for (const channel of [0, 1, 2] as const) {
      const onWhite = 255 - (255 - (data[channel] ?? 0)) * alpha
      expect(Math.abs(onWhite - (scanned[channel] ?? 0))).toBeLessThanOrEqual(2)
    }
  })

  it('removes more as the threshold rises', () => {
    const faint: Rgba = [238, 150, 152]
    const alphas = [0, 20, 40, 60, 80, 100].map((threshold) =>
      alphaOf(clearPaper(one(faint), { threshold, keepsDark: false })),
    )
    expect(alphas).toEqual([...alphas].sort((a, b) => b - a))
    expect(alphas[0]).toBe(255)
    expect(alphas.at(-1)).toBe(0)
  })

  it('judges a picture that is transparent already as it looks on paper', () => {
    expect(clearedAlpha([213, 20, 30, 255])).toBe(255)
    expect(clearedAlpha([213, 20, 30, 20])).toBe(0)
  })

  it('does not change its argument', () => {
    const picture = one([200, 190, 190])
    clearPaper(picture, DEFAULT_CLEARING)
    expect([...picture.data]).toEqual([200, 190, 190, 255])
  })
})

/** A ring with a dot in the middle, on white. */
const ring = (widthPx: number, heightPx: number, cx: number, cy: number, radius: number) =>
  paint(widthPx, heightPx, (x, y) => {
    const distance = Math.hypot(x - cx, y - cy)
    return (distance <= radius && distance >= radius - 6) || distance <= 8 ? RED : WHITE
  })

const impressionIn = (picture: Picture) => findImpression(clearPaper(picture, DEFAULT_CLEARING))

describe('findImpression', () => {
  it('finds the ring to the pixel', () => {
    expect(impressionIn(ring(400, 300, 210, 140, 90))).toEqual({
      xPx: 120,
      yPx: 50,
      widthPx: 181,
      heightPx: 181,
    })
  })

  it('leaves out specks elsewhere on the sheet', () => {
    const picture = ring(800, 600, 300, 300, 120)
    picture.data.set([213, 20, 30, 255], (10 * 800 + 780) * 4)
    picture.data.set([213, 20, 30, 255], (590 * 800 + 5) * 4)
    expect(impressionIn(picture)).toEqual({ xPx: 180, yPx: 180, widthPx: 241, heightPx: 241 })
  })

  it('keeps a worn ring in one piece', () => {
    const whole = ring(600, 600, 300, 300, 200)
    const worn = paint(600, 600, (x, y) => {
      const at = (y * 600 + x) * 4
      const angle = Math.atan2(y - 300, x - 300)
      const isWorn = Math.abs(angle - 1) < 0.02 || Math.abs(angle + 2) < 0.02
      return isWorn ? WHITE : [whole.data[at] ?? 0, whole.data[at + 1] ?? 0, whole.data[at + 2] ?? 0]
    })
    expect(impressionIn(worn)).toEqual({ xPx: 100, yPx: 100, widthPx: 401, heightPx: 401 })
  })

  it('finds nothing on an empty sheet', () => {
    expect(impressionIn(paint(200, 200, () => [230, 228, 222]))).toBeNull()
  })

  it('reaches the edges of a picture cut too close', () => {
    expect(impressionIn(paint(50, 40, () => RED))).toEqual({ xPx: 0, yPx: 0, widthPx: 50, heightPx: 40 })
  })
})

describe('crop', () => {
  it('takes the box, pixel by pixel', () => {
    const picture = paint(6, 5, (x, y) => [x, y, 0])
    const { widthPx, heightPx, data } = crop(picture, { xPx: 2, yPx: 1, widthPx: 3, heightPx: 2 })
    expect([widthPx, heightPx]).toEqual([3, 2])
    expect([...data].filter((_, i) => i % 4 < 2)).toEqual([2, 1, 3, 1, 4, 1, 2, 2, 3, 2, 4, 2])
  })
})

describe('size', () => {
  it('locks height and width by the picture, to a tenth of a millimetre', () => {
    const size = { widthPx: 992, heightPx: 1000 }
    expect(heightMmFor(size, 42)).toBe(42.3)
    expect(widthMmFor(size, 42.3)).toBe(42)
  })

  it.each([
    [992, 42, 600],
    [496, 42, 300],
    [300, 42, 181],
  ])('%i px over %i mm are %i dpi', (widthPx, widthMm, dpi) => {
    expect(dpiAt(widthPx, widthMm)).toBe(dpi)
  })

  it.each([
    [42, 42, 'usual'],
    [38, 38, 'usual'],
    [45, 45, 'usual'],
    [37.9, 37.9, 'unusual'],
    [45.1, 45.1, 'unusual'],
    [42, 30, 'usual'],
    [10, 10, 'unusual'],
    [9.9, 42, 'out-of-range'],
    [42, 100.1, 'out-of-range'],
    [Number.NaN, 42, 'out-of-range'],
  ] as const)('%f × %f mm is %s', (widthMm, heightMm, hint) => {
    expect(judgeSize(widthMm, heightMm)).toBe(hint)
  })
})

describe('judgePassphrase', () => {
  it.each([
    ['', 'too-short'],
    ['1234567', 'too-short'],
    ['11111111', 'weak'],
    ['12345678', 'weak'],
    ['abcd1234', 'fair'],
    ['三月的雨落在老街上', 'fair'],
    ['三月的雨落在京山老街上', 'strong'],
    ['correct horse battery', 'strong'],
  ] as const)('%j is %s', (passphrase, strength) => {
    expect(judgePassphrase(passphrase)).toBe(strength)
  })
})
