/** A report table as a printed page: A4 landscape, head repeated on every page, no row torn in two. */
import { CHINESE_TYPE_CSS, esc, htmlPage, pageCss } from '@shared/domain/layout/css'
import { fontFaceCss, fontStack, type FontManifest } from '@shared/domain/layout/fonts'
import type { Cell, Column, ReportTable, TablePart } from './table'

/** 五号: the smallest type a table for signature may have. */
const TABLE_TYPE_PT = 10.5

export function tableHtml(table: ReportTable, fonts: FontManifest): string {
  const css = [
    fontFaceCss(fonts),
    pageCss({
      size: 'A4',
      orientation: 'landscape',
      marginsMm: { top: 15, right: 14, bottom: 16, left: 14 },
    }),
    CHINESE_TYPE_CSS,
    STYLE,
  ].join('\n')
  const body = [
    table.isSample ? '<p class="sample">示例案卷，仅供练习，不得作为评查依据</p>' : '',
    `<h1>${esc(table.title)}</h1>`,
    factsHtml(table.facts),
    tableBody(table),
    ...(table.parts ?? []).map((part) => `<h2>${esc(part.heading)}</h2>${tableBody(part)}`),
    ...table.notes.map(
      ({ heading, lines }) =>
        `<section><h2>${esc(heading)}</h2><ol>${lines.map((line) => `<li>${esc(line)}</li>`).join('')}</ol></section>`,
    ),
    `<p class="signatures">${table.signatures.map((text) => `<span>${esc(text)}</span>`).join('')}</p>`,
  ]
  return htmlPage(table.title, css, body.join('\n'))
}

const STYLE = `body{font:${TABLE_TYPE_PT}pt/1.45 ${fontStack('song')};text-align:left}
h1{font:18pt/1.5 ${fontStack('biaosong')};text-align:center;margin:0 0 3mm}
h2{font:${TABLE_TYPE_PT}pt/1.6 ${fontStack('hei')};margin:3mm 0 1mm}
.sample{font:9pt ${fontStack('hei')};text-align:center;color:#b00020;margin:0 0 2mm}
.facts{display:grid;grid-template-columns:repeat(2,1fr);gap:.6mm 8mm;margin:0 0 2.5mm}
.facts b{font-family:${fontStack('hei')};font-weight:400}
table{width:100%;border-collapse:collapse;table-layout:fixed}
thead{display:table-header-group}
th,td{border:.25mm solid #000;padding:.8mm 1mm;vertical-align:middle;white-space:pre-line;overflow-wrap:anywhere}
th{font-family:${fontStack('hei')};font-weight:400;text-align:center}
tr{break-inside:avoid}
.center{text-align:center}.right{text-align:right}
ol{margin:0;padding-left:8mm}
li{break-inside:avoid}
.signatures{display:flex;justify-content:space-between;margin:8mm 0 0;break-inside:avoid}
.signatures span{min-width:60mm}`

const factsHtml = (facts: ReportTable['facts']): string =>
  `<div class="facts">${facts
    .map(([label, value]) => `<span><b>${esc(label)}：</b>${esc(value || '—')}</span>`)
    .join('')}</div>`

function tableBody({ columns, rows }: Pick<TablePart, 'columns' | 'rows'>): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const cols = columns
    .map(({ width }) => `<col style="width:${((width / total) * 100).toFixed(3)}%">`)
    .join('')
  const head = columns.map(({ label }) => `<th>${esc(label)}</th>`).join('')
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => cellHtml(cell, columns[index])).join('')}</tr>`,
  )
  return `<table><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

/** Line breaks of a cell are meant (one reason a line); `esc` alone would fold them. */
function cellHtml(cell: Cell, column: Column | undefined): string {
  const text = cell === null ? '' : String(cell).split('\n').map(esc).join('\n')
  return `<td class="${column?.align ?? 'left'}">${text}</td>`
}

/** Page numbers, laid over the printed table afterwards: only then is their count known. */
export function tableFurnitureHtml(pageCount: number, fonts: FontManifest): string {
  const css = [
    fontFaceCss(fonts),
    pageCss({ size: 'A4', orientation: 'landscape', marginsMm: { top: 0, right: 0, bottom: 0, left: 0 } }),
    CHINESE_TYPE_CSS,
    `html,body{background:transparent}
.sheet{position:relative;height:210mm;break-after:page;overflow:hidden}
.sheet:last-child{break-after:auto}
.sheet p{position:absolute;bottom:6mm;width:100%;margin:0;text-align:center;font:9pt ${fontStack('song')}}`,
  ].join('\n')
  const sheets = Array.from(
    { length: pageCount },
    (_, i) => `<div class="sheet"><p>第 ${i + 1} 页，共 ${pageCount} 页</p></div>`,
  )
  return htmlPage('页码', css, sheets.join(''))
}
