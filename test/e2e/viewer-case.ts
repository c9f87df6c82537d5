/**
 * The case the viewer's e2e test opens: every page shows four coloured quarters whose place in page space is known,
 * by whatever way it is drawn, turned, cropped or compressed.
 */
import { readFileSync } from 'node:fs'
import { SCAN_VARIANTS, USER_PASSWORD } from '../fixtures/pdf/build'
import { jpegPagesPdf } from '../fixtures/pdf/build'
import { encodeJpeg } from '../fixtures/pdf/jpeg'
import { pngBytes } from '../fixtures/pdf/png'
import { pagesPdf } from '../fixtures/pdf/raw-pdf'
import type { HarnessFile } from '../helpers/viewer-harness'

type Rgb = readonly [number, number, number]

/** Quarters of the unrotated page: upper left, upper right, lower left, lower right. */
export const QUARTERS = {
  ul: [220, 40, 40],
  ur: [40, 160, 60],
  ll: [40, 70, 220],
  lr: [230, 200, 40],
} as const satisfies Record<string, Rgb>

const quarterAt = (right: number, down: number): Rgb =>
  down < 0.5 ? (right < 0.5 ? QUARTERS.ul : QUARTERS.ur) : right < 0.5 ? QUARTERS.ll : QUARTERS.lr

const picture = (widthPx: number, heightPx: number, orientation?: number): Uint8Array =>
  encodeJpeg({
    widthPx,
    heightPx,
    components: 3,
    quality: 90,
    pixel: (x, y) => quarterAt(x / widthPx, y / heightPx),
    ...(orientation === undefined ? {} : { orientation }),
  })

const CROP = [40, 60, 240, 360] as const

function vectorContent(): string {
  const [x0, y0, x1, y1] = CROP
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const fill = ([r, g, b]: Rgb, x: number, y: number): string =>
    `${r / 255} ${g / 255} ${b / 255} rg ${x} ${y} ${(x1 - x0) / 2} ${(y1 - y0) / 2} re f`
  return [
    fill(QUARTERS.ul, x0, my),
    fill(QUARTERS.ur, mx, my),
    fill(QUARTERS.ll, x0, y0),
    fill(QUARTERS.lr, mx, y0),
  ].join('\n')
}

const ROTATIONS = [0, 90, 180, 270] as const

/** Four vector pages, each rotated otherwise, cropped away from the origin: drawn by PDFium. */
const turned = (): Uint8Array =>
  pagesPdf(
    ROTATIONS.map((rotate) => ({
      entries: `/MediaBox [-20 -30 400 500] /CropBox [${CROP.join(' ')}] /Rotate ${rotate}`,
      content: vectorContent(),
    })),
  )

/** The same as scans of one JPEG per page, one of them with an EXIF turn that a PDF has to ignore. */
const scanned = (): Uint8Array =>
  jpegPagesPdf(
    ROTATIONS.map((rotate) => ({
      widthPx: 400,
      heightPx: 600,
      jpeg: picture(400, 600, rotate === 90 ? 6 : undefined),
      entries: `/MediaBox [0 0 200 300] /Rotate ${rotate}`,
      content: 'q 200 0 0 300 0 0 cm /Im0 Do Q',
      colorSpace: '/DeviceRGB',
    })),
  )

const A_PAGE = { cropBox: [0, 0, 200, 300], rotate: 0 } as const

export const PAGE_NUMBERS = {
  turned: 1,
  scanned: 5,
  photo: 9,
  png: 10,
  damaged: 11,
  lost: 12,
  locked: 13,
} as const

export function viewerCase(): readonly HarnessFile[] {
  return [
    { name: '01立案审批表.pdf', kind: 'pdf', bytes: turned() },
    { name: '02现场检查笔录.pdf', kind: 'pdf', bytes: scanned() },
    // Held sideways: the camera says "turn me 90 degrees clockwise".
    { name: '03现场照片.jpg', kind: 'jpeg', bytes: picture(600, 400, 6) },
    {
      name: '04票据.png',
      kind: 'png',
      bytes: pngBytes({
        widthPx: 400,
        heightPx: 600,
        pixel: (x, y) => [...quarterAt(x / 400, y / 600), 255],
      }),
    },
    {
      name: '05损坏.pdf',
      kind: 'pdf',
      bytes: Buffer.from('%PDF-1.4 nothing more'),
      index: { encryption: 'none', pages: [A_PAGE] },
    },
    {
      name: '06遗失.pdf',
      kind: 'pdf',
      bytes: Buffer.from('%PDF-1.4 gone'),
      isLost: true,
      index: {
        encryption: 'none',
        pages: [{ ...A_PAGE, jpeg: { offset: 3, length: 5, widthPx: 9, heightPx: 9 } }],
      },
    },
    {
      name: '07加密.pdf',
      kind: 'pdf',
      bytes: readFileSync(SCAN_VARIANTS['aes-256, user password']()),
      password: USER_PASSWORD,
    },
  ]
}
