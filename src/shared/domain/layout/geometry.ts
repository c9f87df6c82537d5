/**
 * The measures of an official document on paper, each with where it comes from.
 * Source: GB/T 9704-2012 《党政机关公文格式》 as quoted in docs/adr/0005; `found` was read in a copy or summary,
 * `knowledge` is remembered and not yet read, `computed` follows from other values, `proposal` is ours.
 */
export type Provenance = 'found' | 'knowledge' | 'computed' | 'proposal'

export type Measure = { readonly value: number; readonly provenance: Provenance; readonly note: string }

const measure = (value: number, provenance: Provenance, note: string): Measure => ({
  value,
  provenance,
  note,
})

export const MM_PER_INCH = 25.4
export const PT_PER_INCH = 72

export const mmToPt = (mm: number): number => (mm * PT_PER_INCH) / MM_PER_INCH
export const ptToMm = (pt: number): number => (pt * MM_PER_INCH) / PT_PER_INCH

const PAGE_WIDTH_MM = 210
const PAGE_HEIGHT_MM = 297
const MARGIN_TOP_MM = 37
const MARGIN_LEFT_MM = 28
const TYPE_WIDTH_MM = 156
const TYPE_HEIGHT_MM = 225
const LINES = 22
const CHARACTERS = 28

export const OFFICIAL_PAGE = {
  widthMm: measure(PAGE_WIDTH_MM, 'found', 'A4'),
  heightMm: measure(PAGE_HEIGHT_MM, 'found', 'A4'),
  marginTopMm: measure(MARGIN_TOP_MM, 'found', '天头 37 mm ± 1 mm'),
  marginLeftMm: measure(MARGIN_LEFT_MM, 'found', '订口 28 mm ± 1 mm'),
  marginRightMm: measure(PAGE_WIDTH_MM - MARGIN_LEFT_MM - TYPE_WIDTH_MM, 'computed', '26 mm'),
  marginBottomMm: measure(PAGE_HEIGHT_MM - MARGIN_TOP_MM - TYPE_HEIGHT_MM, 'computed', '35 mm'),
  typeWidthMm: measure(TYPE_WIDTH_MM, 'found', '版心宽 156 mm'),
  typeHeightMm: measure(TYPE_HEIGHT_MM, 'found', '版心高 225 mm'),
  linesPerPage: measure(LINES, 'found', '每面 22 行'),
  charactersPerLine: measure(CHARACTERS, 'found', '每行 28 字'),
  linePitchMm: measure(TYPE_HEIGHT_MM / LINES, 'computed', '225 mm / 22 = 10.227 mm, 28.99 pt'),
  characterAdvanceMm: measure(TYPE_WIDTH_MM / CHARACTERS, 'computed', '156 mm / 28 = 5.571 mm, 15.79 pt'),
  tightestPitchPt: measure(
    28,
    'proposal',
    'line pitch may shrink by up to about 1 pt to make room for the seal',
  ),
} as const

/** Chinese type sizes in points. */
export const TYPE_SIZE_PT = {
  二号: measure(22, 'knowledge', 'title'),
  三号: measure(16, 'found', 'body, number, addressee, headings'),
  四号: measure(14, 'knowledge', 'page number, 版记'),
  五号: measure(10.5, 'knowledge', 'smallest size in tables'),
} as const

export const OFFICIAL_MARKS = {
  indentCharacters: measure(2, 'found', 'first line of a paragraph, 附件说明, 附注'),
  dateRightCharacters: measure(4, 'found', 'sealed paper: date 4 characters from the right'),
  blankLinesAboveIssuer: measure(
    2,
    'computed',
    'lets a seal of 38 to 45 mm start within one line below the text',
  ),
  pageNumberGapMm: measure(7, 'found', 'page number dash 7 mm below the type area'),
  pageNumberInsetCharacters: measure(1, 'found', '1 character in, odd right, even left'),
  imprintThickRuleMm: measure(0.35, 'knowledge', '版记 first and last rule'),
  imprintThinRuleMm: measure(0.25, 'knowledge', '版记 rules between'),
  imprintInsetCharacters: measure(1, 'knowledge', '版记 1 character in from both sides'),
  imprintPitchMm: measure(8, 'proposal', '4号 lines of the 版记; the standard sets none'),
  issuerRightCharacters: measure(2, 'knowledge', 'unsealed paper: name 2 characters from the right'),
  dateShiftCharacters: measure(2, 'knowledge', 'unsealed paper: date begins 2 characters right of the name'),
  blankLinesAboveUnsealed: measure(1, 'knowledge', 'unsealed paper: name one empty line below the text'),
  issuersPerRow: measure(3, 'knowledge', '联合行文: names in rows of at most three'),
  sealRowLines: measure(5, 'computed', 'rows of names 51 mm apart: seals of up to 45 mm never touch'),
  largestSealMm: measure(45, 'found', '国发〔1999〕25号: county government 4.5 cm'),
  blankLinesAboveCoveredNote: measure(
    1,
    'proposal',
    'a 附注 long enough to reach the seal goes one line further down',
  ),
  sheetTypePt: measure(14, 'proposal', '四号 in the cells of a 表格式 paper'),
} as const

/** 版头 of a red-head paper; millimetres from the top of the type area unless said otherwise. */
export const RED_HEAD = {
  markTopMm: measure(35, 'knowledge', '发文机关标志 upper edge 35 mm below the type area top (1999: 25 mm)'),
  markLargestPt: measure(42, 'proposal', "size free, smaller than the State Council's 22 × 15 mm"),
  markSmallestPt: measure(28, 'proposal', 'below this the characters are condensed instead'),
  blankLinesBelowMark: measure(2, 'knowledge', '发文字号 two empty lines below the mark'),
  ruleGapMm: measure(4, 'found', '红色分隔线 4 mm below the number'),
  ruleWidthMm: measure(TYPE_WIDTH_MM, 'knowledge', 'as wide as the type area'),
  ruleThicknessMm: measure(0.7, 'proposal', 'the standard sets none'),
  blankLinesAboveTitle: measure(2, 'knowledge', '标题 two empty lines below the red line'),
  insetCharacters: measure(1, 'found', 'upward paper: number 1 in from the left, 签发人 1 in from the right'),
  red: measure(0xd40000, 'proposal', 'red; on press Y80 % M80 %'),
} as const

/** 信函格式; millimetres from the edges of the sheet. */
export const LETTER = {
  markTopMm: measure(30, 'found', '发文机关标志 upper edge 30 mm from the paper top'),
  doubleRuleGapMm: measure(4, 'found', 'double line 4 mm below the mark'),
  doubleRuleLengthMm: measure(170, 'found', '170 mm, centred on the sheet'),
  bottomRuleMm: measure(20, 'found', 'second double line 20 mm from the paper bottom'),
  thickMm: measure(0.9, 'proposal', 'thick line of the pair; the standard sets none'),
  gapMm: measure(0.7, 'proposal', 'between the two lines'),
  thinMm: measure(0.35, 'proposal', 'thin line of the pair'),
  numberGapCharacters: measure(7 / 8, 'found', 'number 7/8 of a size-3 character below the first line'),
  blankLinesAboveTitle: measure(2, 'found', 'title two lines below the last element of the head'),
} as const

/** The small square a verify page reads; outside the type area, away from the page number. */
export const QR_SQUARE = {
  sizeMm: measure(18, 'proposal', 'large enough for a telephone at arm length'),
  letterSizeMm: measure(10.8, 'proposal', 'page 1 of a letter: above the lower double line'),
  gapMm: measure(1.2, 'proposal', 'below the type area'),
  captionPt: measure(7, 'proposal', 'beside the square'),
} as const

export type RectMm = {
  readonly leftMm: number
  readonly topMm: number
  readonly rightMm: number
  readonly bottomMm: number
}

/** The type area (版心), millimetres from the top left corner of the sheet. */
export const TYPE_AREA: RectMm = {
  leftMm: MARGIN_LEFT_MM,
  topMm: MARGIN_TOP_MM,
  rightMm: MARGIN_LEFT_MM + TYPE_WIDTH_MM,
  bottomMm: MARGIN_TOP_MM + TYPE_HEIGHT_MM,
}

/** The em box of our faces in their line: 88 % above the baseline (scripts/fonts/build.py). */
export const EM_ASCENT_RATIO = 0.88
/** From the top of the em box to the ink of a 小标宋 character. */
export const INK_INSET_RATIO = 0.105

/** Natural line pitch, points. */
export const LINE_PITCH_PT = mmToPt(OFFICIAL_PAGE.linePitchMm.value)
