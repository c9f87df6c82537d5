/** Lengths as WordprocessingML writes them, and the faces a DOCX names; the measures themselves are in geometry.ts. */
import { OFFICIAL_PAGE } from '@shared/domain/layout/geometry'
import type { TypeRole } from '@shared/domain/layout/fonts'

/** Twentieths of a point. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
/** Eighths of a point, for the thickness of a border. */
export const eighths = (mm: number): number => Math.max(2, Math.round((mm * 72 * 8) / 25.4))
/** Rounded down: a mark as wide as the type area may not become wider. */
export const halfPoints = (pt: number): number => Math.floor(pt * 2 + 0.01)
/** Whole points, for the distance of a border from its text. */
export const points = (mm: number): number => Math.round((mm * 72) / 25.4)

const PAGE = OFFICIAL_PAGE
export const CHAR_MM = PAGE.characterAdvanceMm.value
/** 28.99 pt as a whole number of twips. */
export const PITCH_TWIPS = twips(PAGE.linePitchMm.value)
export const characters = (count: number): number => twips(count * CHAR_MM)
export const TYPE_TWIPS = twips(PAGE.typeWidthMm.value)
/** 28 characters of 16 pt and 27 gaps fill 156 mm; a quarter point less, so that rounding never pushes the 28th out. */
export const GRID_SPACING_TWIPS = -5
/** 0.3 mm off the bottom margin, well inside the tolerance of 1 mm: 22 exact lines must fit whatever is rounded. */
export const BOTTOM_SLACK_MM = 0.3

/** Chinese names under which WPS and Word know the faces of GB/T 9704. */
export type DocxFonts = Readonly<Record<TypeRole, string>>
export const DOCX_FONTS: DocxFonts = {
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  biaosong: '方正小标宋简体',
  song: '宋体',
}
