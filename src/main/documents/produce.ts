/**
 * A supervision document on paper: composed from the record, printed, and its seal place found on the printed page.
 * When the seal cannot stand as the standard asks, the page is printed again with a slightly tighter line pitch,
 * never with "此页无正文".
 */
import { composeDocument } from '@shared/domain/document/compose'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { findUncovered } from '@shared/domain/layout/fonts'
import { LINE_PITCH_PT, type RectMm } from '@shared/domain/layout/geometry'
import type { OfficialDocument } from '@shared/domain/layout/official-document'
import { placeSeal, type SealPlaceInput, type SealSpot } from '@shared/domain/layout/seal-place'
import type { SealRoom } from '@shared/domain/seal/move'
import type { DocumentPreview } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { listFontNames } from '@shared/pdf/font-names'
import { readSealAnchors } from '@shared/pdf/measure-anchors'
import { stripAnchors } from '@shared/pdf/stamp-seal'
import type { Office } from '../office/office'
import { printDocument, type PrintedDocument } from './print-document'

const PT_PER_MM = 72 / 25.4

export type PlacedDocument = PrintedDocument & {
  readonly place: SealSpot & { readonly pageIndex: number }
  /** What stands around it; a round seal of the given diameter. */
  readonly room: SealRoom
}

export function getDocument({ record }: Office, documentId: string): SupervisionDocument {
  const document = record.state.find('documents', documentId)
  if (!document) throw new AppError('document/unknown', 'no such document')
  return document
}

export const documentTitle = (document: SupervisionDocument): string =>
  `${document.fields.issuer}${document.kind.title}`

/** The page a reader would get now: sealed bytes once there are some, else freshly printed, without the anchors. */
export async function previewDocument(office: Office, documentId: string): Promise<DocumentPreview> {
  const document = getDocument(office, documentId)
  const pdf = document.sealed
    ? await readBlob(office, document.sealed.pdfSha256)
    : await stripAnchors((await printPlain(office, document)).pdf)
  const { pageCount, fonts } = await listFontNames(pdf)
  return { pdf, pageCount, fonts, uncovered: findUncovered(office.fonts.manifest, textOf(document)) }
}

/** Everything a person wrote that stands on the paper. */
const textOf = ({ fields, paragraphs, annexes, number }: SupervisionDocument): string =>
  [
    ...Object.values({ ...fields, values: Object.values(fields.values) }).flat(),
    ...paragraphs.map(({ text }) => text),
    ...annexes.flatMap(({ title, paragraphs: lines, table }) => [
      title,
      ...lines,
      ...(table?.rows.flat() ?? []),
    ]),
    number?.text ?? '',
  ].join('')

export async function readBlob({ blobs }: Office, sha256: string): Promise<Uint8Array> {
  const { bytes } = await blobs.openVerified(sha256)
  return blobs.readRange(sha256, 0, bytes)
}

/** With the anchors still in, and with 草稿 set above the page while nobody has signed. */
export function printPlain(
  office: Office,
  document: SupervisionDocument,
  pitchPt = LINE_PITCH_PT,
  qr: OfficialDocument['qr'] = null,
): Promise<PrintedDocument> {
  const isSigned = document.issuedOn !== null
  return printDocument(
    office.printer,
    office.fonts.manifest,
    { ...composeDocument(document), qr },
    {
      pitchPt,
      ...(isSigned ? {} : { mark: '草稿' }),
    },
  )
}

/**
 * Prints a signed document and finds where a seal of `diameterMm` belongs.
 * @throws AppError `seal/no-place` with the reason when no allowed line pitch makes room
 */
export async function printForSeal(
  office: Office,
  document: SupervisionDocument,
  diameterMm: number,
  qr: OfficialDocument['qr'] = null,
): Promise<PlacedDocument> {
  let pitchPt: number | null = LINE_PITCH_PT
  let reason = ''
  while (pitchPt !== null) {
    const printed = await printPlain(office, document, pitchPt, qr)
    const { input, pageIndex, noteRect } = await readPlaceInput(printed.pdf, diameterMm, pitchPt)
    const found = placeSeal(input)
    if (found.kind === 'placed') {
      const [place] = found.places
      if (place === undefined) break
      const room = roomAround(input, found.places, noteRect)
      return { ...printed, place: { ...place, pageIndex }, room }
    }
    ;({ pitchPt, reason } = found)
  }
  throw new AppError('seal/no-place', `no place for the seal: ${reason}`, { reason })
}

/** Reads the anchors Chromium left in the printed file. @throws AppError `seal/anchor-missing` */
async function readPlaceInput(
  pdf: Uint8Array,
  diameterMm: number,
  pitchPt: number,
): Promise<{
  readonly input: SealPlaceInput
  readonly pageIndex: number
  readonly noteRect: RectMm | null
}> {
  const { issuers, date, textEnd, note } = await readSealAnchors(pdf)
  const names = issuers.flatMap((issuer) => (issuer?.pageIndex === date?.pageIndex && issuer ? [issuer] : []))
  if (!date || names.length === 0 || names.length !== issuers.length) {
    throw new AppError('seal/anchor-missing', 'issuer or date not found on one page')
  }
  const noteRect = note?.pageIndex === date.pageIndex ? note.rectMm : null
  const input = {
    issuers: names.map(({ rectMm }) => rectMm),
    date: date.rectMm,
    textBottomMm: textEnd?.pageIndex === date.pageIndex ? textEnd.rectMm.bottomMm : null,
    noteTopMm: noteRect === null ? null : noteTopMm(noteRect, date.rectMm, diameterMm),
    diametersMm: names.map(() => diameterMm),
    pitchMm: pitchPt / PT_PER_MM,
  }
  return { input, pageIndex: date.pageIndex, noteRect }
}

/** Around the host's seal, which is the one this office presses. */
function roomAround(input: SealPlaceInput, places: readonly SealSpot[], note: RectMm | null): SealRoom {
  const [place, ...others] = places
  const [diameterMm = 0] = input.diametersMm
  if (place === undefined) throw new Error('no seal was placed')
  const { centreXMm: xMm, centreYMm: yMm } = place
  return {
    rule: { xMm, yMm },
    ...{ widthMm: diameterMm, heightMm: diameterMm },
    target: others.length === 0 ? input.date : (input.issuers[0] ?? input.date),
    aboveMm: input.textBottomMm ?? 0,
    note,
    others: others.map((other) => ({
      ...{ xMm: other.centreXMm, yMm: other.centreYMm, radiusMm: diameterMm / 2 },
    })),
  }
}

/** A short 附注 that ends left of the seal does not hold it up. */
const noteTopMm = (note: RectMm, date: RectMm, diameterMm: number): number | null =>
  note.rightMm < (date.leftMm + date.rightMm - diameterMm) / 2 ? null : note.topMm
