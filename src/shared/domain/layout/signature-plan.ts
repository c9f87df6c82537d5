/**
 * How 署名 and 成文日期 are arranged: rows of names for 联合行文, where the date stands, how far a 附注 is moved so that
 * it does not lie under the seal. Source: GB/T 9704-2012, 发文机关署名、成文日期和印章.
 */
import { OFFICIAL_MARKS, OFFICIAL_PAGE } from './geometry'
import { breakTitle } from './title-lines'
import { type OfficialDocument, CHARACTERS_PER_LINE, dateText, widthInCharacters } from './official-document'

const CHAR_MM = OFFICIAL_PAGE.characterAdvanceMm.value
/** A longer name of a joint paper is set in two lines. */
const JOINT_NAME_CHARACTERS = 13
/** Three names beside each other, each under a seal of up to 45 mm, may be this long. */
const THREE_IN_ROW_CHARACTERS = 7

/**
 * How far the date stands from the right edge, in characters: four, or more where a long issuer name centred
 * on the date would otherwise leave the type area.
 */
export function dateRightCharacters(issuer: string, date: string): number {
  const overhang = (widthInCharacters(issuer) - widthInCharacters(date)) / 2
  return Math.max(OFFICIAL_MARKS.dateRightCharacters.value, Math.ceil(overhang))
}

export type JointRows = {
  readonly rows: readonly (readonly { readonly name: string; readonly index: number }[])[]
  /** Width of a cell, and so the distance of two names. */
  readonly cellMm: number
  readonly nameMm: number
  /** Date from the right edge, characters. */
  readonly dateRight: number
}

/** Rows of at most three names, fewer where names are long; a short last row stands on the right, above the date. */
export function jointRows(doc: OfficialDocument): JointRows {
  const longest = Math.min(JOINT_NAME_CHARACTERS, Math.max(...doc.issuers.map(widthInCharacters)))
  const perRow = longest <= THREE_IN_ROW_CHARACTERS ? OFFICIAL_MARKS.issuersPerRow.value : 2
  const half = OFFICIAL_MARKS.largestSealMm.value / 2
  const date = widthInCharacters(dateText(doc))
  // Half a name or half a seal must stand inside the type area on the right.
  const right = Math.max(longest / 2, half / CHAR_MM)
  const dateRight = Math.max(OFFICIAL_MARKS.dateRightCharacters.value, Math.ceil(right - date / 2))
  const centre = OFFICIAL_PAGE.typeWidthMm.value - (dateRight + date / 2) * CHAR_MM
  const room = (centre - Math.max(half, (longest / 2) * CHAR_MM)) / (perRow - 1)
  const wanted = Math.max((longest + 1) * CHAR_MM, OFFICIAL_MARKS.largestSealMm.value + 3)
  const named = doc.issuers.map((name, index) => ({ name, index }))
  const rows: { readonly name: string; readonly index: number }[][] = []
  for (let end = 0; end < named.length; end += perRow) rows.push(named.slice(end, end + perRow))
  return { rows, cellMm: Math.min(wanted, room), nameMm: (longest + 0.1) * CHAR_MM, dateRight }
}

/** A name of a joint paper in its lines. */
export const jointNameLines = (name: string): readonly string[] => breakTitle(name, JOINT_NAME_CHARACTERS)

/** Empty lines between the date and a 附注: one where the note would reach under the seal. */
export function blankLinesAboveNote(doc: OfficialDocument): number {
  if (doc.sealing === 'unsealed' || doc.notes.length === 0) return 0
  const date = dateText(doc)
  const dateRight =
    doc.issuers.length > 1 ? jointRows(doc).dateRight : dateRightCharacters(doc.issuers[0] ?? '', date)
  const centre = CHARACTERS_PER_LINE - dateRight - widthInCharacters(date) / 2
  const sealLeft = centre - OFFICIAL_MARKS.largestSealMm.value / 2 / CHAR_MM
  const widest = Math.max(...doc.notes.map((note) => widthInCharacters(note) + 2))
  const reaches = OFFICIAL_MARKS.indentCharacters.value + widest > sealLeft - 0.5
  return reaches || doc.issuers.length > 1 ? OFFICIAL_MARKS.blankLinesAboveCoveredNote.value : 0
}

/** Lines from the text to the end of the signature, its blank lines included. */
export function signatureLines(doc: OfficialDocument): number {
  const notes = doc.notes.length + blankLinesAboveNote(doc)
  if (doc.sealing === 'unsealed') {
    return OFFICIAL_MARKS.blankLinesAboveUnsealed.value + doc.issuers.length + 1 + notes
  }
  const rows = doc.issuers.length > 1 ? jointRows(doc).rows.length : 1
  return (
    OFFICIAL_MARKS.blankLinesAboveIssuer.value + (rows - 1) * OFFICIAL_MARKS.sealRowLines.value + 2 + notes
  )
}
