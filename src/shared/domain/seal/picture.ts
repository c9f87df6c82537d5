/**
 * From the picture of an impression on paper to an impression alone: paper becomes transparent, red ink stays, grey
 * noise and black print go. Pure arithmetic on pixels; decoding and drawing are the screen's business.
 * Picture source and sizes: docs/adr/0009 (42 mm unless measured, 38 to 45 usual, 300 dpi at least, 600 advised).
 */

export type Picture = {
  readonly widthPx: number
  readonly heightPx: number
  /** RGBA, not premultiplied, top row first. */
  readonly data: Uint8ClampedArray
}

export type BoxPx = {
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

export type ClearOptions = {
  /** 0 keeps the faintest red, 100 only the fullest; 20 suits most scans. */
  readonly threshold: number
  /** Black print on the scan stays too; for pictures without any red. */
  readonly keepsDark: boolean
}

export const DEFAULT_CLEARING: ClearOptions = { threshold: 20, keepsDark: false }

export const SEAL_MM = { standard: 42, usualMin: 38, usualMax: 45, min: 10, max: 100 } as const
export const SEAL_DPI = { least: 300, advised: 600 } as const

/** What is taken from a file; anything beyond is no seal but a mistake, and would fill the memory. */
export const PICTURE_LIMITS = { bytes: 20 * 1024 * 1024, sidePx: 8000, minSidePx: 60 } as const

const WHITE = 255
/** How far above the threshold ink is full: the width of the soft edge. */
const SOFTNESS = 0.18
/** Red lies within this many degrees of hue on either side; violet and orange are beyond. */
const RED_HUE_DEGREES = 42
/** Paper scanned darker than this is no paper. */
const DARK_FROM = 0.55
/** Pixels fainter than this are not ink when looking for the edges. */
const INK_ALPHA = 40

const ramp = (value: number, from: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / SOFTNESS))
  return t * t * (3 - 2 * t)
}

/** Share of red ink, 0 to 1, before any threshold: colourfulness, or for dark pixels how clearly they are red. */
function redness(r: number, g: number, b: number): number {
  const max = Math.max(r, g, b)
  if (r < max || max === 0) return 0
  const chroma = max - Math.min(g, b)
  if (chroma === 0 || (Math.abs(g - b) / chroma) * 60 > RED_HUE_DEGREES) return 0
  const saturation = chroma / max
  // Red over black print is dark: hardly colourful, but nothing else is so one-sided.
  const isDarkRed = max < 140 && max > 50 && saturation > 0.55
  return isDarkRed ? Math.max(chroma / WHITE, saturation * 0.45) : chroma / WHITE
}

const darkness = (r: number, g: number, b: number): number => 1 - (0.299 * r + 0.587 * g + 0.114 * b) / WHITE

/** The colour that, laid over white with `alpha`, gives what was scanned: no pale fringes over text. */
const unmix = (value: number, alpha: number): number => WHITE - (WHITE - value) / alpha

/** Never changes its argument. */
export function clearPaper(picture: Picture, { threshold, keepsDark }: ClearOptions): Picture {
  const { widthPx, heightPx, data } = picture
  const cleared = new Uint8ClampedArray(data.length)
  const from = 0.02 + (Math.min(100, Math.max(0, threshold)) / 100) * 0.5
  for (let i = 0; i < data.length; i += 4) {
    const cover = (data[i + 3] ?? 0) / WHITE
    if (cover === 0) continue
    // A picture that is transparent already is judged as it looks on paper.
    const r = WHITE - (WHITE - (data[i] ?? 0)) * cover
    const g = WHITE - (WHITE - (data[i + 1] ?? 0)) * cover
    const b = WHITE - (WHITE - (data[i + 2] ?? 0)) * cover
    const red = ramp(redness(r, g, b), from)
    const dark = keepsDark ? ramp(darkness(r, g, b), Math.max(from, 1 - DARK_FROM - SOFTNESS)) : 0
    const alpha = Math.max(red, dark)
    if (alpha < 1 / WHITE) continue
    cleared[i] = unmix(r, alpha)
    cleared[i + 1] = unmix(g, alpha)
    cleared[i + 2] = unmix(b, alpha)
    cleared[i + 3] = alpha * WHITE
  }
  return { widthPx, heightPx, data: cleared }
}

const GRID = 160

type Grid = {
  readonly columns: number
  readonly rows: number
  readonly cellPx: number
  readonly ink: Int32Array
}

function inkGrid({ widthPx, heightPx, data }: Picture): Grid {
  const cellPx = Math.max(1, Math.ceil(Math.max(widthPx, heightPx) / GRID))
  const [columns, rows] = [Math.ceil(widthPx / cellPx), Math.ceil(heightPx / cellPx)]
  const ink = new Int32Array(columns * rows)
  for (let y = 0; y < heightPx; y += 1) {
    const row = Math.floor(y / cellPx) * columns
    for (let x = 0; x < widthPx; x += 1) {
      const cell = row + Math.floor(x / cellPx)
      if ((data[(y * widthPx + x) * 4 + 3] ?? 0) >= INK_ALPHA) ink[cell] = (ink[cell] ?? 0) + 1
    }
  }
  return { columns, rows, cellPx, ink }
}

type Blob = { x0: number; y0: number; x1: number; y1: number; ink: number }

/** Gaps of up to this many cells do not part an impression: a worn ring stays one. */
const REACH = 3

/** Cells with ink that lie near each other, as boxes in cells. */
function blobsOf({ columns, rows, ink }: Grid): readonly Blob[] {
  const seen = new Uint8Array(ink.length)
  const blobs: Blob[] = []
  for (let start = 0; start < ink.length; start += 1) {
    if (seen[start] || !ink[start]) continue
    const blob: Blob = { x0: columns, y0: rows, x1: 0, y1: 0, ink: 0 }
    const stack = [start]
    seen[start] = 1
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)]
      blob.x0 = Math.min(blob.x0, x)
      blob.y0 = Math.min(blob.y0, y)
      blob.x1 = Math.max(blob.x1, x)
      blob.y1 = Math.max(blob.y1, y)
      blob.ink += ink[cell] ?? 0
      for (let ny = Math.max(0, y - REACH); ny <= Math.min(rows - 1, y + REACH); ny += 1) {
        for (let nx = Math.max(0, x - REACH); nx <= Math.min(columns - 1, x + REACH); nx += 1) {
          const next = ny * columns + nx
          if (seen[next] || !ink[next]) continue
          seen[next] = 1
          stack.push(next)
        }
      }
    }
    blobs.push(blob)
  }
  return blobs
}

/**
 * The smallest box around the impression: the largest patch of ink, with everything inside it. Specks elsewhere on
 * the sheet do not count. null when there is no ink at all.
 */
export function findImpression(picture: Picture): BoxPx | null {
  const grid = inkGrid(picture)
  const blobs = blobsOf(grid)
  const main = blobs.reduce<Blob | null>((best, blob) => (best && best.ink >= blob.ink ? best : blob), null)
  if (main === null) return null
  return tighten(picture, {
    xPx: main.x0 * grid.cellPx,
    yPx: main.y0 * grid.cellPx,
    widthPx: Math.min(picture.widthPx, (main.x1 + 1) * grid.cellPx) - main.x0 * grid.cellPx,
    heightPx: Math.min(picture.heightPx, (main.y1 + 1) * grid.cellPx) - main.y0 * grid.cellPx,
  })
}

/** From cells to pixels: the edges of the ink inside the box. */
function tighten({ widthPx, data }: Picture, box: BoxPx): BoxPx {
  let [x0, y0, x1, y1] = [box.xPx + box.widthPx, box.yPx + box.heightPx, box.xPx, box.yPx]
  for (let y = box.yPx; y < box.yPx + box.heightPx; y += 1) {
    for (let x = box.xPx; x < box.xPx + box.widthPx; x += 1) {
      if ((data[(y * widthPx + x) * 4 + 3] ?? 0) < INK_ALPHA) continue
      x0 = Math.min(x0, x)
      y0 = Math.min(y0, y)
      x1 = Math.max(x1, x)
      y1 = Math.max(y1, y)
    }
  }
  return { xPx: x0, yPx: y0, widthPx: x1 - x0 + 1, heightPx: y1 - y0 + 1 }
}

export function crop(picture: Picture, box: BoxPx): Picture {
  const data = new Uint8ClampedArray(box.widthPx * box.heightPx * 4)
  for (let y = 0; y < box.heightPx; y += 1) {
    const from = ((box.yPx + y) * picture.widthPx + box.xPx) * 4
    data.set(picture.data.subarray(from, from + box.widthPx * 4), y * box.widthPx * 4)
  }
  return { widthPx: box.widthPx, heightPx: box.heightPx, data }
}

/** Millimetres to 0.1, as measured with a ruler. */
const roundMm = (mm: number): number => Math.round(mm * 10) / 10

export const heightMmFor = ({ widthPx, heightPx }: Omit<Picture, 'data'>, widthMm: number): number =>
  roundMm((widthMm * heightPx) / widthPx)

export const widthMmFor = ({ widthPx, heightPx }: Omit<Picture, 'data'>, heightMm: number): number =>
  roundMm((heightMm * widthPx) / heightPx)

export const dpiAt = (widthPx: number, widthMm: number): number => Math.round((widthPx * 25.4) / widthMm)

export type SizeHint = 'out-of-range' | 'unusual' | 'usual'

export function judgeSize(widthMm: number, heightMm: number): SizeHint {
  const sides = [widthMm, heightMm]
  if (sides.some((mm) => !(mm >= SEAL_MM.min && mm <= SEAL_MM.max))) return 'out-of-range'
  const longest = Math.max(...sides)
  return longest >= SEAL_MM.usualMin && longest <= SEAL_MM.usualMax ? 'usual' : 'unusual'
}

export type PassphraseStrength = 'too-short' | 'weak' | 'fair' | 'strong'

/** A hint and no more: length and variety; a phrase of Chinese characters counts as varied. */
export function judgePassphrase(passphrase: string): PassphraseStrength {
  const signs = Array.from(passphrase)
  if (signs.length < 8) return 'too-short'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /\p{Script=Han}/u, /[^\p{L}\d]/u].filter((kind) =>
    kind.test(passphrase),
  )
  const variety = new Set(signs).size
  if (variety < 5) return 'weak'
  const hasHan = /\p{Script=Han}/u.test(passphrase)
  if ((signs.length >= 12 && kinds.length >= 2) || (hasHan && variety >= 10)) return 'strong'
  return kinds.length >= 2 || signs.length >= 14 || (hasHan && variety >= 6) ? 'fair' : 'weak'
}
