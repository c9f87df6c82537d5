/** What every part of the ruler looks things up in. */
import { LINE_PITCH_PT, ptToMm } from './geometry'
import type { MeasuredPaper } from './measured-paper'
import type { LayoutOptions, OfficialDocument } from './official-document'
import {
  linesOf,
  locateText,
  type LocatedPiece,
  type LocatedText,
  type PieceRole,
  type TextLine,
} from './ruler-text'

/** Where a seal belongs: its picture, transparent margin included. */
export type SealExpectation = {
  readonly pageIndex: number
  readonly centreXMm: number
  readonly centreYMm: number
  readonly widthMm: number
  readonly heightMm: number
}

export type RulerContext = {
  readonly doc: OfficialDocument
  readonly paper: MeasuredPaper
  readonly seals: readonly SealExpectation[]
  readonly options: LayoutOptions
  readonly text: LocatedText
  readonly pitchMm: number
  /** Parts of a role, in order; those without characters left out. */
  readonly pieces: (...roles: readonly PieceRole[]) => readonly LocatedPiece[]
  /** All lines of the parts of a role. */
  readonly lines: (...roles: readonly PieceRole[]) => readonly TextLine[]
}

export function rulerContext(
  doc: OfficialDocument,
  paper: MeasuredPaper,
  seals: readonly SealExpectation[],
  options: LayoutOptions,
): RulerContext {
  const text = locateText(doc, paper)
  const pieces = (...roles: readonly PieceRole[]): readonly LocatedPiece[] =>
    text.pieces.filter(({ role, chars }) => roles.includes(role) && chars.length > 0)
  return {
    doc,
    paper,
    seals,
    options,
    text,
    pitchMm: ptToMm(options.pitchPt ?? LINE_PITCH_PT),
    pieces,
    lines: (...roles) => pieces(...roles).flatMap(({ chars }) => linesOf(chars)),
  }
}

/** The last line of running text or 附件说明 above the signature, on the same page. */
export function lineAbove(context: RulerContext, pageIndex: number): TextLine | undefined {
  const lines = context.lines('body', 'h1', 'h2', 'attachment', 'sheet-end')
  return lines.filter((line) => line.pageIndex === pageIndex).at(-1)
}
