/** Small scans, each one different from all others, in a folder as it would come on a stick. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jpegPagesPdf, pageJpeg } from '../../test/fixtures/pdf/build'
import { padJpeg } from '../../test/fixtures/pdf/jpeg'
import { pngBytes } from '../../test/fixtures/pdf/png'
import type { Random } from './random'

const PAGE = { widthPx: 100, heightPx: 140 }
/** Large enough that a kill can meet the copy half-way. */
const PADDING_BYTES = 3_000_000

function page(random: Random, paddingBytes: number): Uint8Array {
  const jpeg = pageJpeg({ ...PAGE, seed: random.below(2 ** 31), noise: 20 })
  return padJpeg(jpeg, jpeg.length + 4 + random.below(2 ** 12) + paddingBytes)
}

/** @returns the folder: one PDF of one to three pages and, half of the time, a photograph */
export function makeScans(folder: string, random: Random): string {
  mkdirSync(folder, { recursive: true })
  const padding = random.chance(0.4) ? random.below(PADDING_BYTES) : 0
  const pages = Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    ...PAGE,
    jpeg: page(random, index === 0 ? padding : 0),
    entries: '/MediaBox [0 0 100 140]',
    content: 'q 100 0 0 140 0 0 cm /Im0 Do Q',
  }))
  writeFileSync(join(folder, '正卷.pdf'), jpegPagesPdf(pages))
  if (random.chance(0.5)) writeFileSync(join(folder, '照片2.jpg'), page(random, 0))
  return folder
}

/** A red ring and a bar: enough for the check after stamping, and nothing like a real seal. */
export const sealPicture = (): Uint8Array =>
  pngBytes({
    widthPx: 300,
    heightPx: 300,
    pixel: (x, y) => {
      const radius = Math.hypot(x - 149.5, y - 149.5)
      const isRed = (radius < 148 && radius > 130) || (Math.abs(y - 150) < 12 && Math.abs(x - 150) < 70)
      return isRed ? [220, 20, 20, 255] : [0, 0, 0, 0]
    },
  })
