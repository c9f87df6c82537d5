import { describe, expect, it } from 'vitest'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import type { Picture } from '@shared/domain/seal/picture'
import { bytesSource } from '@shared/pdf/byte-source'
import { appendSeam } from '@shared/pdf/seam-append'
import { checkSeam, SEAM_TOLERANCE, type SeamCheck } from '@shared/pdf/seam-check'
import { leftScaled } from '../../fixtures/pdf/odd-pages'
import { SEAL_SIZE } from '../../fixtures/pdf/seal'
import { testPdfium } from '../../helpers/pdfium'
import { expectSealed, framesOf, PICTURE, plainPages, planFor, REVISION, seal } from './seal-pages'

describe('checkSeam', () => {
  it('finds a page whose content moves what is put behind it; an annotation is beyond its reach', async () => {
    const moved = await seal(leftScaled())
    await expect(moved.check()).rejects.toMatchObject({ code: 'seal/check-failed' })
    await expectSealed(leftScaled(), { method: 'annotation' })
  })

  it.each<[string, number, number]>([
    ['too far left', -1, 0],
    ['too high', 0, 1],
    ['too low', 0, -1],
  ])('finds strips that are a pixel %s', async (_name, right, up) => {
    const pdf = plainPages(3)
    const frames = await framesOf(pdf)
    const step = (pixels: number) => (pixels * 42 * 72) / 25.4 / 992
    const moved = frames.map(({ rotate, cropBox: [x0, y0, x1, y1] }): PageFrame => {
      return { rotate, cropBox: [x0 + step(right), y0 + step(up), x1 + step(right), y1 + step(up)] }
    })
    const request = { source: bytesSource(pdf), plan: planFor(3), picture: PICTURE, size: SEAL_SIZE }
    const pdfium = await testPdfium()
    const look = async (used: readonly PageFrame[]): Promise<SeamCheck> => {
      const made = await appendSeam({ ...request, frames: used, revisionId: REVISION })
      if (!made.ok) throw new Error(made.failure.code)
      const after = bytesSource(Buffer.concat([pdf, made.value.tail]))
      const { strips } = made.value
      return checkSeam(pdfium, { before: bytesSource(pdf), after, picture: PICTURE, frames, strips })
    }
    await expect(look(moved)).rejects.toThrow('seam check')
    expect((await look(frames)).largest).toBeLessThan(SEAM_TOLERANCE.largest)
  })

  it('finds strips of one page on another', async () => {
    const pdf = plainPages(3)
    const { out, made } = await seal(pdf)
    const pdfium = await testPdfium()
    const strips = made.strips.map((strip) => ({ ...strip, pageIndex: 2 - strip.pageIndex }))
    const sources = { before: bytesSource(pdf), after: bytesSource(out) }
    const frames = await framesOf(pdf)
    expect(() => checkSeam(pdfium, { ...sources, picture: PICTURE, frames, strips })).toThrow('differs')
  })

  it.each<[string, (picture: Picture) => Picture]>([
    ['mirrored', (picture) => mapped(picture, (x, y) => [picture.widthPx - 1 - x, y])],
    ['upside down', (picture) => mapped(picture, (x, y) => [x, picture.heightPx - 1 - y])],
    ['a column off', (picture) => mapped(picture, (x, y) => [Math.min(picture.widthPx - 1, x + 1), y])],
  ])('does not take a seal for another that is %s', async (_name, change) => {
    const pdf = plainPages(2)
    const { out, made } = await seal(pdf)
    const pdfium = await testPdfium()
    const request = { before: bytesSource(pdf), after: bytesSource(out), frames: await framesOf(pdf) }
    const check = () => checkSeam(pdfium, { ...request, picture: change(PICTURE), strips: made.strips })
    expect(check).toThrow('seam check: differs')
  })

  it('finds anything else that changed beside a strip', async () => {
    const pdf = plainPages(2)
    const { out, made } = await seal(pdf)
    const other = Buffer.from(pdf.toString('latin1').replace('540 380 40 60', '540 390 40 60'), 'latin1')
    const request = {
      before: bytesSource(other),
      after: bytesSource(out),
      picture: PICTURE,
      frames: await framesOf(pdf),
    }
    const pdfium = await testPdfium()
    expect(() => checkSeam(pdfium, { ...request, strips: made.strips })).toThrow('seam check')
  })

  it('finds a missing page', async () => {
    const pdf = plainPages(3)
    const { out, made } = await seal(pdf)
    const shorter = plainPages(2)
    const request = {
      before: bytesSource(shorter),
      after: bytesSource(out),
      picture: PICTURE,
      frames: await framesOf(pdf),
    }
    const pdfium = await testPdfium()
    expect(() => checkSeam(pdfium, { ...request, strips: made.strips })).toThrow('page count')
  })
}, 30_000)

function mapped(picture: Picture, from: (x: number, y: number) => readonly [number, number]): Picture {
  const data = new Uint8ClampedArray(picture.data.length)
  for (let y = 0, at = 0; y < picture.heightPx; y += 1) {
    for (let x = 0; x < picture.widthPx; x += 1, at += 4) {
      const [fx, fy] = from(x, y)
      const source = (fy * picture.widthPx + fx) * 4
      data.set(picture.data.subarray(source, source + 4), at)
    }
  }
  return { ...picture, data }
}
