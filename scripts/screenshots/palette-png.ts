/**
 * Screenshots as small PNGs: as few colours as it takes to fit, chosen by median cut, no dithering (it would spoil
 * letters). Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

export type Picture = {
  readonly widthPx: number
  readonly heightPx: number
  /** Three bytes a pixel; screenshots are opaque. */
  readonly rgb: Uint8Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 }

export function decodePng(png: Buffer): Picture {
  const data: Buffer[] = []
  let head: Buffer | undefined
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    const name = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR') head = body
    if (name === 'IDAT') data.push(body)
    at += 12 + length
  }
  const channels = head === undefined ? undefined : CHANNELS[head[9] ?? 0]
  if (head === undefined || channels === undefined || head[8] !== 8 || head[12] !== 0)
    throw new Error('not a PNG of the kind screenshots are')
  const [widthPx, heightPx] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  return { widthPx, heightPx, rgb: unfilter(inflateSync(Buffer.concat(data)), widthPx, heightPx, channels) }
}

function unfilter(raw: Buffer, widthPx: number, heightPx: number, channels: number): Uint8Array {
  const stride = widthPx * channels
  const rgb = new Uint8Array(widthPx * heightPx * 3)
  let above = new Uint8Array(stride)
  for (let y = 0; y < heightPx; y += 1) {
    const start = y * (stride + 1)
    const row = Uint8Array.from(raw.subarray(start + 1, start + 1 + stride))
    const filter = raw[start] ?? 0
    for (let i = 0; i < stride; i += 1) {
      const left = row[i - channels] ?? 0
      const up = above[i] ?? 0
      const upLeft = above[i - channels] ?? 0
      row[i] = (row[i] ?? 0) + predict(filter, left, up, upLeft)
    }
    for (let x = 0; x < widthPx; x += 1)
      rgb.set(row.subarray(x * channels, x * channels + 3), (y * widthPx + x) * 3)
    above = row
  }
  return rgb
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    default:
      return paeth(left, up, upLeft)
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)]
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}

type Colour = readonly [r: number, g: number, b: number]
/** One cell of the colour cube (5 bits a channel): how many pixels, and the sum of their colours. */
type Cell = { count: number; r: number; g: number; b: number }

const cellOf = (r: number, g: number, b: number): number => ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3)

function countCells({ rgb }: Picture): Map<number, Cell> {
  const cells = new Map<number, Cell>()
  for (let i = 0; i < rgb.length; i += 3) {
    const [r, g, b] = [rgb[i] ?? 0, rgb[i + 1] ?? 0, rgb[i + 2] ?? 0]
    const key = cellOf(r, g, b)
    const cell = cells.get(key) ?? { count: 0, r: 0, g: 0, b: 0 }
    cell.count += 1
    cell.r += r
    cell.g += g
    cell.b += b
    cells.set(key, cell)
  }
  return cells
}

const meanOf = (cells: readonly Cell[]): Colour => {
  const sum = { count: 0, r: 0, g: 0, b: 0 }
  for (const { count, r, g, b } of cells) {
    sum.count += count
    sum.r += r
    sum.g += g
    sum.b += b
  }
  return [Math.round(sum.r / sum.count), Math.round(sum.g / sum.count), Math.round(sum.b / sum.count)]
}

type Channel = 'r' | 'g' | 'b'
/** `weight`: how far the cells lie apart in `channel`, weighed by how many pixels see it; 0 cannot be split. */
type Box = { readonly cells: readonly Cell[]; readonly channel: Channel; readonly weight: number }

const CHANNEL_NAMES: readonly Channel[] = ['r', 'g', 'b']

function boxOf(cells: readonly Cell[]): Box {
  const pixels = cells.reduce((sum, { count }) => sum + count, 0)
  return CHANNEL_NAMES.map((channel): Box => {
    let [least, most] = [255, 0]
    for (const cell of cells) {
      const value = cell[channel] / cell.count
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    return { cells, channel, weight: cells.length < 2 ? 0 : (most - least) * Math.cbrt(pixels) }
  }).reduce((widest, box) => (box.weight > widest.weight ? box : widest))
}

/** Splits the box that is seen most and varies most, until there are `colours` boxes. */
function medianCut(cells: readonly Cell[], colours: number): readonly (readonly Cell[])[] {
  const boxes: Box[] = [boxOf(cells)]
  while (boxes.length < colours) {
    const widest = boxes.reduce((most, box) => (box.weight > most.weight ? box : most))
    if (widest.weight <= 0) break
    boxes.splice(boxes.indexOf(widest), 1, ...split(widest).map(boxOf))
  }
  return boxes.map((box) => box.cells)
}

/** In two, so that about as many pixels see either half. */
function split({ cells, channel }: Box): readonly [readonly Cell[], readonly Cell[]] {
  const sorted = cells.toSorted((a, b) => a[channel] / a.count - b[channel] / b.count)
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2
  let seen = 0
  const middle = sorted.findIndex(({ count }) => (seen += count) >= half) + 1
  const at = Math.min(sorted.length - 1, Math.max(1, middle))
  return [sorted.slice(0, at), sorted.slice(at)]
}

function encodePalette(picture: Picture, colours: number): Buffer {
  const cells = countCells(picture)
  const keyOfCell = new Map([...cells].map(([key, cell]) => [cell, key]))
  const boxes = medianCut([...cells.values()], colours)
  const palette = boxes.map(meanOf)
  const indexOfKey = new Map(
    boxes.flatMap((box, index) => box.map((cell) => [keyOfCell.get(cell) ?? 0, index])),
  )
  const { widthPx, heightPx, rgb } = picture
  const rows = Buffer.alloc((widthPx + 1) * heightPx)
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const i = (y * widthPx + x) * 3
      const key = cellOf(rgb[i] ?? 0, rgb[i + 1] ?? 0, rgb[i + 2] ?? 0)
      rows[y * (widthPx + 1) + 1 + x] = indexOfKey.get(key) ?? 0
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(widthPx, 0)
  head.writeUInt32BE(heightPx, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + body.length)
  bytes.writeUInt32BE(body.length, 0)
  bytes.write(name, 4, 'latin1')
  body.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length)
  return bytes
}

const COLOURS = [256, 160, 96, 64, 40, 24] as const

/** @returns the picture with the most colours that fits `mostBytes` */
export function shrinkPng(png: Buffer, mostBytes: number): Buffer {
  const picture = decodePng(png)
  let small = encodePalette(picture, COLOURS[0])
  for (const colours of COLOURS.slice(1)) {
    if (small.length <= mostBytes) break
    small = encodePalette(picture, colours)
  }
  if (small.length > mostBytes) throw new Error(`the picture does not fit: ${small.length} bytes`)
  return small
}
