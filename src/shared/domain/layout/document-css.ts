/** The style sheet of the flowing text. Every number comes from geometry.ts. */
import { CHINESE_TYPE_CSS, pageCss } from './css'
import { type FontManifest, fontFaceCss, fontStack } from './fonts'
import { OFFICIAL_MARKS, OFFICIAL_PAGE, RED_HEAD, TYPE_SIZE_PT } from './geometry'

// Chromium rounds margins to whole pixels: the text gets its width by itself.
// 0.2 mm off the bottom margin: 22 lines fill the type area exactly, and rounding must not push the last one out.
const SLACK_MM = 0.2
// Without geometricPrecision Chromium sets every glyph a whole number of pixels wide, 1.6 % too narrow at 16 pt. With it
// 28 characters fill the line exactly, and this much less a character keeps rounding from pushing the last one out.
const GRID_SLACK_PX = 0.004
/** The rule of a table; a whole CSS pixel, as Chromium draws it anyway. */
export const TABLE_RULE = '1px solid #000'

function pageRule(): string {
  const page = OFFICIAL_PAGE
  return pageCss({
    size: 'A4',
    orientation: 'portrait',
    marginsMm: {
      top: page.marginTopMm.value,
      right: page.marginRightMm.value,
      bottom: page.marginBottomMm.value - SLACK_MM,
      left: page.marginLeftMm.value,
    },
  })
}

/** Height of a line of the title in line pitches. */
export const TITLE_LINE_PITCHES = 1.25

const indent = `calc(var(--char)*${OFFICIAL_MARKS.indentCharacters.value})`

const textCss = `p,h1,h2,h3{margin:0;font-size:inherit;font-weight:400}
a{color:inherit;text-decoration:none}
.title{font-family:${fontStack('biaosong')};font-size:${TYPE_SIZE_PT.二号.value}pt;letter-spacing:0;line-height:calc(var(--pitch)*${TITLE_LINE_PITCHES});text-align:center}
.number{text-align:center;margin-top:calc(var(--pitch)*.5)}
.to{margin-top:var(--blank);break-after:avoid}
.first{margin-top:var(--blank)}
.p{text-wrap:pretty;text-indent:${indent}}
.h1{font-family:${fontStack('hei')};break-after:avoid}
.h2{font-family:${fontStack('kai')}}
.end{orphans:2;widows:2}
.keep{break-before:avoid}
.att{margin-top:var(--blank);padding-left:${indent};display:grid;grid-template-columns:max-content max-content 1fr;break-inside:avoid;break-before:avoid}
.att span{text-wrap:pretty}
.note{text-indent:${indent}}
.flow-end{display:block;height:.4mm;margin-top:-.4mm;break-before:avoid}`

/** Lines of the head keep the natural pitch even where the text is set tighter. */
const headCss = `.head{line-height:${OFFICIAL_PAGE.linePitchMm.value}mm;overflow:hidden}
.head .hei,.hei{font-family:${fontStack('hei')}}
.kai{font-family:${fontStack('kai')}}
.head-number{line-height:${OFFICIAL_PAGE.linePitchMm.value}mm;text-align:center}
.head-number.two{display:flex;justify-content:space-between;padding:0 calc(var(--char)*${RED_HEAD.insetCharacters.value})}
.head-number.letter{display:flex;justify-content:space-between;text-align:left}
.title.below-head{margin-top:calc(var(--blank)*${RED_HEAD.blankLinesAboveTitle.value})}`

const signCss = `.sign{break-before:avoid;break-inside:avoid;padding-top:calc(var(--blank)*${OFFICIAL_MARKS.blankLinesAboveIssuer.value})}
.who{display:grid;justify-content:end;white-space:nowrap}
.issuer{width:0;justify-self:center;display:flex;justify-content:center}
.row{width:0;justify-self:center;display:flex;justify-content:flex-end;align-items:flex-end;margin-left:calc(var(--cell)/2);margin-right:calc(var(--cell)/-2)}
.row+.row{margin-top:calc(var(--pitch)*${OFFICIAL_MARKS.sealRowLines.value - 1})}
.cell{flex:none;width:var(--cell);display:flex;justify-content:center}
.cell span{display:block;max-width:var(--name);white-space:normal;text-align:center;text-wrap:balance}
.sign.plain{padding-top:calc(var(--blank)*${OFFICIAL_MARKS.blankLinesAboveUnsealed.value})}
.plain .who{padding-right:calc(var(--char)*${OFFICIAL_MARKS.issuerRightCharacters.value})}
.plain .names{text-align-last:justify}
.plain .over{width:0;margin-left:calc(var(--char)*${OFFICIAL_MARKS.dateShiftCharacters.value})}
.plain .before{width:0;margin-left:calc(var(--char)*${-OFFICIAL_MARKS.dateShiftCharacters.value})}`

const annexCss = `.annex{break-before:page}
.annex .title{margin-top:var(--blank);margin-bottom:var(--blank)}
.annex-table,.sheet{border-collapse:collapse;width:100%;letter-spacing:0;font-size:${OFFICIAL_MARKS.sheetTypePt.value}pt;line-height:7mm;text-align:left;table-layout:fixed}
.annex-table th,.annex-table td,.sheet td{border:${TABLE_RULE};padding:.8mm 1.5mm;font-weight:400;vertical-align:middle;white-space:pre-line}
.annex-table th{font-family:${fontStack('hei')};text-align:center}
.annex-table thead{display:table-header-group}
tr{break-inside:avoid}
.sheet{margin-top:calc(var(--pitch)*.5)}
.sheet tr.tall{break-inside:auto}
.sheet td.label{text-align:center;padding:.8mm 1mm}
.sheet td{height:calc(var(--pitch) - 1px)}
.signatures{margin-top:calc(var(--pitch)*.5)}
.signatures p{break-inside:avoid}`

export function documentCss(manifest: FontManifest, pitchPt: number): string {
  const page = OFFICIAL_PAGE
  return `${fontFaceCss(manifest)}
${pageRule()}
${CHINESE_TYPE_CSS}
:root{--pitch:${pitchPt.toFixed(4)}pt;--char:calc(${page.typeWidthMm.value}mm/${page.charactersPerLine.value});--blank:var(--pitch)}
body{width:${page.typeWidthMm.value}mm;font-family:${fontStack('fang')};font-size:${TYPE_SIZE_PT.三号.value}pt;line-height:var(--pitch);letter-spacing:calc(var(--char) - ${TYPE_SIZE_PT.三号.value}pt - ${GRID_SLACK_PX}px);text-rendering:geometricPrecision;orphans:1;widows:1}
${textCss}
${headCss}
${signCss}
${annexCss}`
}
