/**
 * One mark as a PDF annotation with its own appearance, so that every reader shows the same thing: a framed region or
 * a numbered disc, with the number of the finding upright for whoever reads the page, whatever its /Rotate.
 * Only digits are drawn (Helvetica, which every reader has); the Chinese text is in /Contents.
 * A pin is a Circle, not a Text annotation: readers must not turn or zoom Text icons with the page (ISO 32000-1,
 * 12.5.6.4), so the same file would look different in each of them.
 */
import { stepToPage, type PageFrame, type PointPt } from '@shared/domain/case-file/geometry'
import type { BoxPt } from '@shared/domain/case-file/page-index'
import type { Severity } from '@shared/domain/review/review'
import {
  asciiString,
  dict,
  formatNumber,
  latin1Bytes,
  name,
  textString,
  type PdfDict,
  type PdfObject,
  type PdfRef,
} from './objects'

export type PdfMark = {
  readonly id: string
  readonly pageIndex: number
  /** In the page's own unrotated user space, points. */
  readonly place:
    { readonly kind: 'region'; readonly boxPt: BoxPt } | { readonly kind: 'pin'; readonly pointPt: PointPt }
  /** The number of the finding in the list that goes with the file. */
  readonly number: number
  readonly severity: Severity
  /** What a reader shows when the mark is opened. */
  readonly contents: string
  readonly author: string
  /** ISO 8601 with Z or an offset. */
  readonly at: string
}

/** Where finished objects go: our own appended tail, or a library's document. */
export type ObjectSink = {
  readonly add: (object: PdfObject) => PdfRef
  readonly addStream: (entries: PdfDict, data: Uint8Array) => PdfRef
}

type Rgb = readonly [number, number, number]

/** Dark enough for white digits (contrast at least 4.5 : 1). The number and the text say the same as the colour. */
const COLOURS: Readonly<Record<Severity, Rgb>> = {
  致命: [0.65, 0.05, 0.11],
  严重: [0.75, 0.27, 0.02],
  一般: [0.08, 0.37, 0.65],
  轻微: [0.29, 0.42, 0.06],
}

/** Advance width of every Helvetica digit, in units of the font size (Adobe AFM). */
const DIGIT_EM = 0.556
const CAP_EM = 0.718
const LABEL_PT = 10
const PIN_RADIUS_PT = 9
const LINE_PT = 1.5
/** Control points of a quarter circle. */
const KAPPA = 0.5523
const A4_WIDTH_PT = 595
const PRINT_FLAG = 4

export type MarkResources = { readonly font: PdfRef; readonly tint: PdfRef }

/** Once for each file. */
export function addMarkResources(sink: ObjectSink): MarkResources {
  return {
    font: sink.add(
      dict({
        Type: name('Font'),
        Subtype: name('Type1'),
        BaseFont: name('Helvetica'),
        Encoding: name('WinAnsiEncoding'),
      }),
    ),
    tint: sink.add(dict({ Type: name('ExtGState'), ca: 0.1, BM: name('Multiply') })),
  }
}

/** @returns the annotation, to be listed in the page's /Annots */
export function addMark(
  sink: ObjectSink,
  resources: MarkResources,
  page: { readonly ref: PdfRef; readonly frame: PageFrame },
  mark: PdfMark,
): PdfRef {
  const drawn =
    mark.place.kind === 'region'
      ? drawRegion(page.frame, mark, mark.place.boxPt)
      : drawPin(page.frame, mark, mark.place.pointPt)
  const appearance = sink.addStream(
    dict({
      Type: name('XObject'),
      Subtype: name('Form'),
      FormType: 1,
      BBox: [...drawn.rect],
      Resources: dict({
        Font: dict({ Helv: resources.font }),
        ExtGState: dict({ Tint: resources.tint }),
      }),
    }),
    latin1Bytes(drawn.content),
  )
  const date = asciiString(pdfDate(mark.at))
  return sink.add(
    dict({
      Type: name('Annot'),
      Subtype: name(mark.place.kind === 'region' ? 'Square' : 'Circle'),
      Rect: [...drawn.rect],
      RD: [...drawn.inset],
      NM: textString(mark.id),
      Contents: textString(mark.contents),
      T: textString(mark.author),
      Subj: textString(mark.severity),
      M: date,
      CreationDate: date,
      C: [...COLOURS[mark.severity]],
      BS: dict({ W: LINE_PT }),
      F: PRINT_FLAG,
      P: page.ref,
      AP: dict({ N: appearance }),
    }),
  )
}

/** `D:20240618093000+08'00'` from ISO 8601. */
export function pdfDate(iso: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-]\d\d):(\d\d))$/.exec(iso)
  if (!found) throw new Error('not an ISO date with a zone')
  const [, year, month, day, hour, minute, second, zoneHour, zoneMinute] = found
  const zone = zoneHour === undefined ? 'Z' : `${zoneHour}'${zoneMinute}'`
  return `D:${year}${month}${day}${hour}${minute}${second}${zone}`
}

type Drawn = {
  readonly rect: BoxPt
  /** /RD: left, top, right, bottom from `rect` to the shape itself. */
  readonly inset: readonly [number, number, number, number]
  readonly content: string
}

/** Marks keep their share of a page whose scan claims a strange density. */
function scaleOf({ cropBox: [x0, y0, x1, y1] }: PageFrame): number {
  return Math.min(4, Math.max(0.4, Math.min(x1 - x0, y1 - y0) / A4_WIDTH_PT))
}

function drawRegion(frame: PageFrame, mark: PdfMark, box: BoxPt): Drawn {
  const scale = scaleOf(frame)
  const line = LINE_PT * scale
  const size = LABEL_PT * scale
  const digits = String(mark.number)
  const label = labelBox(frame, box, digits.length * DIGIT_EM * size + size * 0.6, size * 1.3)
  const framed: BoxPt = [box[0] - line / 2, box[1] - line / 2, box[2] + line / 2, box[3] + line / 2]
  const rect: BoxPt = [
    Math.min(framed[0], label[0]),
    Math.min(framed[1], label[1]),
    Math.max(framed[2], label[2]),
    Math.max(framed[3], label[3]),
  ]
  const colour = numbers(COLOURS[mark.severity])
  const content = [
    `q /Tint gs ${colour} rg ${rectangle(box)} f Q`,
    `q ${colour} RG ${formatNumber(line)} w ${rectangle(box)} S Q`,
    `q ${colour} rg ${rectangle(label)} f Q`,
    digitsAt(frame, centreOf(label), digits, size),
  ].join('\n')
  return {
    rect,
    inset: [box[0] - rect[0], rect[3] - box[3], rect[2] - box[2], box[1] - rect[1]],
    content,
  }
}

function drawPin(frame: PageFrame, mark: PdfMark, [x, y]: PointPt): Drawn {
  const scale = scaleOf(frame)
  const [radius, line] = [PIN_RADIUS_PT * scale, LINE_PT * scale]
  const digits = String(mark.number)
  const size = Math.min(LABEL_PT * scale, (radius * 1.7) / (digits.length * DIGIT_EM))
  const half = radius + line
  const colour = numbers(COLOURS[mark.severity])
  const content = [
    `q 1 1 1 RG ${colour} rg ${formatNumber(line)} w ${circle([x, y], radius)} B Q`,
    digitsAt(frame, [x, y], digits, size),
  ].join('\n')
  return { rect: [x - half, y - half, x + half, y + half], inset: [line, line, line, line], content }
}

/**
 * A tag as wide and high as given, as seen by the reader: on the upper left corner of the region, outside it where
 * the page has room, and never beyond the visible page.
 */
function labelBox(frame: PageFrame, box: BoxPt, width: number, height: number): BoxPt {
  const [crop, region] = [toDisplay(frame, frame.cropBox), toDisplay(frame, box)]
  const hasRoom = region[3] + height <= crop[3]
  const left = Math.max(crop[0], Math.min(region[0], crop[2] - width))
  const bottom = Math.max(crop[1], hasRoom ? region[3] : Math.min(region[3], crop[3]) - height)
  return fromDisplay(frame, [left, bottom, left + width, bottom + height])
}

/** Page space turned so that right and up are the reader's; distances stay points. */
function toDisplay(frame: PageFrame, [x0, y0, x1, y1]: BoxPt): BoxPt {
  const [rx, ry] = stepToPage(frame, [1, 0])
  const [ux, uy] = stepToPage(frame, [0, -1])
  return ordered([x0 * rx + y0 * ry, x0 * ux + y0 * uy, x1 * rx + y1 * ry, x1 * ux + y1 * uy])
}

function fromDisplay(frame: PageFrame, [r0, u0, r1, u1]: BoxPt): BoxPt {
  const [rx, ry] = stepToPage(frame, [1, 0])
  const [ux, uy] = stepToPage(frame, [0, -1])
  return ordered([r0 * rx + u0 * ux, r0 * ry + u0 * uy, r1 * rx + u1 * ux, r1 * ry + u1 * uy])
}

const ordered = ([x0, y0, x1, y1]: BoxPt): BoxPt => [
  Math.min(x0, x1),
  Math.min(y0, y1),
  Math.max(x0, x1),
  Math.max(y0, y1),
]

const centreOf = ([x0, y0, x1, y1]: BoxPt): PointPt => [(x0 + x1) / 2, (y0 + y1) / 2]

/** White digits centred on a point, upright for the reader. */
function digitsAt(frame: PageFrame, [x, y]: PointPt, digits: string, size: number): string {
  const right = stepToPage(frame, [1, 0])
  const up = stepToPage(frame, [0, -1])
  const [back, down] = [(digits.length * DIGIT_EM * size) / 2, (CAP_EM * size) / 2]
  const start = [x - right[0] * back - up[0] * down, y - right[1] * back - up[1] * down]
  const matrix = numbers([...right, ...up, ...start])
  return `BT 1 1 1 rg /Helv ${formatNumber(size)} Tf ${matrix} Tm (${digits}) Tj ET`
}

const numbers = (values: readonly number[]) => values.map(formatNumber).join(' ')
const rectangle = ([x0, y0, x1, y1]: BoxPt) => `${numbers([x0, y0, x1 - x0, y1 - y0])} re`

function circle([x, y]: PointPt, r: number): string {
  const k = r * KAPPA
  const curve = (...values: readonly number[]) => `${numbers(values)} c`
  return [
    `${numbers([x + r, y])} m`,
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
    'h',
  ].join(' ')
}
