/**
 * What stands on a printed paper, read from the finished PDF by another engine than the one that made it
 * (shared/pdf/measure-paper.ts). Millimetres from the top left corner of each page.
 */
import { EM_ASCENT_RATIO, ptToMm, type RectMm } from './geometry'

export type MeasuredChar = {
  readonly char: string
  /** Of its line; the em box stands around it (`emTopMm`). */
  readonly baselineMm: number
  /** The room the character takes in its line. */
  readonly leftMm: number
  readonly rightMm: number
  /** What is black of it. */
  readonly inkMm: RectMm
  readonly sizePt: number
  /** PostScript name without the subset tag. */
  readonly font: string
  /** 0xRRGGBB */
  readonly colour: number
}

/** A filled or stroked shape, its stroke included. */
export type MeasuredShape = { readonly rectMm: RectMm; readonly colour: number }

export type MeasuredPage = {
  readonly widthMm: number
  readonly heightMm: number
  /** In the order of the file; spaces left out. */
  readonly chars: readonly MeasuredChar[]
  readonly shapes: readonly MeasuredShape[]
  /** Pictures: seals, nothing else in papers of ours. */
  readonly pictures: readonly RectMm[]
}

export type MeasuredPaper = { readonly pages: readonly MeasuredPage[] }

export const emTopMm = ({ baselineMm, sizePt }: MeasuredChar): number =>
  baselineMm - EM_ASCENT_RATIO * ptToMm(sizePt)

export const emBottomMm = (char: MeasuredChar): number => emTopMm(char) + ptToMm(char.sizePt)

export const emMiddleMm = (char: MeasuredChar): number => (emTopMm(char) + emBottomMm(char)) / 2

/** Red as a mark or a red line is, by eye rather than to the last bit. */
export function isRed(colour: number): boolean {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255]
  return red > 150 && green < 80 && blue < 80
}
