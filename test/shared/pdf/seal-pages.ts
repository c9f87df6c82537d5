/** Files with 骑缝章, made and looked at as every test of it does. */
import { expect } from 'vitest'
import type { PageFrame } from '@shared/domain/case-file/geometry'
import type { Picture } from '@shared/domain/seal/picture'
import { planSeam, type SeamPlan } from '@shared/domain/seal/seam'
import type { Result } from '@shared/lib/result'
import { bytesSource } from '@shared/pdf/byte-source'
import { buildPdfIndex } from '@shared/pdf/page-index'
import { appendSeam, type SeamAppended, type SeamMethod } from '@shared/pdf/seam-append'
import { checkSeam, type SeamCheck } from '@shared/pdf/seam-check'
import { pagesPdf } from '../../fixtures/pdf/raw-pdf'
import { SEAL_SIZE, sealPicture } from '../../fixtures/pdf/seal'
import { qpdfCheck } from '../../helpers/pdf-tools'
import { testPdfium } from '../../helpers/pdfium'

export const REVISION = '0123456789abcdef0123456789abcdef'
export const PICTURE = sealPicture()
/** What a reader sees of a rightly placed strip, however the page is turned: rounding, no more. */
const EXACT = { largest: 3, mean: 0.3 }

export type Options = {
  readonly password?: string
  readonly isDuplex?: boolean
  readonly method?: SeamMethod
  readonly picture?: Picture
}

export async function framesOf(pdf: Uint8Array, password?: string): Promise<readonly PageFrame[]> {
  const given = password === undefined ? {} : { password }
  const source = bytesSource(pdf)
  const index = buildPdfIndex({ source, sha256: '0'.repeat(64), pdfium: await testPdfium(), ...given })
  if (!index.ok) throw new Error(index.failure.code)
  return index.value.pages
}

export function planFor(pageCount: number, isDuplex = false, widthPx = PICTURE.widthPx): SeamPlan {
  const plan = planSeam({ pageCount, widthPx, widthMm: SEAL_SIZE.widthMm, isDuplex })
  if (!plan.ok) throw new Error(plan.failure.code)
  return plan.value
}

export async function append(pdf: Uint8Array, options: Options = {}): Promise<Result<SeamAppended>> {
  const { password, isDuplex, method, picture = PICTURE } = options
  const frames = await framesOf(pdf, password)
  return appendSeam({
    source: bytesSource(pdf),
    plan: planFor(frames.length, isDuplex, picture.widthPx),
    picture,
    size: SEAL_SIZE,
    frames,
    revisionId: REVISION,
    ...(password === undefined ? {} : { password }),
    ...(method === undefined ? {} : { method }),
  })
}

type Sealed = { readonly out: Buffer; readonly made: SeamAppended; readonly check: () => Promise<SeamCheck> }

export async function seal(pdf: Uint8Array, options: Options = {}): Promise<Sealed> {
  const result = await append(pdf, options)
  if (!result.ok) throw new Error(result.failure.code)
  const out = Buffer.concat([pdf, result.value.tail])
  const { password, picture = PICTURE } = options
  const frames = await framesOf(pdf, password)
  const check = async () =>
    checkSeam(await testPdfium(), {
      before: bytesSource(pdf),
      after: bytesSource(out),
      picture,
      frames,
      strips: result.value.strips,
      ...(password === undefined ? {} : { password }),
    })
  return { out, made: result.value, check }
}

/** Seals, and looks: whole, kept, well formed, and the seal again when the pages are fanned out. */
export async function expectSealed(
  pdf: Uint8Array,
  options: Options = {},
): Promise<Sealed & { seen: SeamCheck }> {
  const sealed = await seal(pdf, options)
  expect(sealed.out.subarray(0, pdf.length).equals(pdf)).toBe(true)
  expect(qpdfCheck(sealed.out, options.password)).toEqual([])
  const seen = await sealed.check()
  expect(seen.largest).toBeLessThanOrEqual(EXACT.largest)
  expect(seen.mean).toBeLessThanOrEqual(EXACT.mean)
  return { ...sealed, seen }
}

export const A4 = '/MediaBox [0 0 595.28 841.89]'
export const plainPages = (count: number): Buffer =>
  pagesPdf(
    Array.from({ length: count }, (_, i) => ({
      entries: A4,
      content: `BT /F1 12 Tf 60 700 Td (page ${i + 1}) Tj ET 0.4 g 540 380 40 60 re f`,
    })),
  )
