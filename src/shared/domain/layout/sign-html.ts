/** 署名, 成文日期 and 附注: one issuer or several, with and without a seal. */
import { SEAL_ANCHORS } from './anchors'
import { esc } from './css'
import { dateText, type OfficialDocument, widthInCharacters } from './official-document'
import { imprintRoomMm } from './imprint'
import { OFFICIAL_PAGE } from './geometry'
import {
  blankLinesAboveNote,
  dateRightCharacters,
  jointNameLines,
  jointRows,
  signatureLines,
} from './signature-plan'

export const anchor = (href: string, text: string): string => `<a href="${href}">${esc(text)}</a>`

/** Escapes `text` and puts an end anchor around its last character. */
export function withEndAnchor(text: string, href: string = SEAL_ANCHORS.textEnd): string {
  const signs = Array.from(text.trimEnd())
  const last = signs.pop()
  return last === undefined ? '' : esc(signs.join('')) + anchor(href, last)
}

const issuerAnchor = (name: string, index: number): string => anchor(SEAL_ANCHORS.issuer(index), name)
const dateAnchor = (doc: OfficialDocument): string => anchor(SEAL_ANCHORS.date, dateText(doc))
const rightBy = (characters: number): string => `padding-right:calc(var(--char)*${characters})`

function sealedSingle(doc: OfficialDocument): string {
  const issuer = doc.issuers[0] ?? ''
  const right = dateRightCharacters(issuer, dateText(doc))
  return `<div class="who" style="${rightBy(right)}">
<span class="issuer">${issuerAnchor(issuer, 0)}</span>
<span class="date">${dateAnchor(doc)}</span></div>`
}

/** A long name in lines broken by sense, both inside one link. */
const jointName = (name: string, index: number): string =>
  `<a href="${SEAL_ANCHORS.issuer(index)}">${jointNameLines(name).map(esc).join('<br>')}</a>`

function sealedJoint(doc: OfficialDocument): string {
  const { rows, cellMm, nameMm, dateRight } = jointRows(doc)
  const cells = rows.map(
    (row) =>
      `<div class="row">${row.map(({ name, index }) => `<div class="cell"><span>${jointName(name, index)}</span></div>`).join('')}</div>`,
  )
  return `<div class="who" style="--cell:${cellMm.toFixed(3)}mm;--name:${nameMm.toFixed(3)}mm;${rightBy(dateRight)}">
${cells.join('\n')}
<span class="date">${dateAnchor(doc)}</span></div>`
}

/** Name 2 characters from the right, date from 2 characters right of its beginning; a longer date the other way round. */
function unsealed(doc: OfficialDocument): string {
  const names = doc.issuers.map(issuerAnchor).map((name) => `<span class="names">${name}</span>`)
  const widest = Math.max(...doc.issuers.map(widthInCharacters))
  if (widthInCharacters(dateText(doc)) <= widest) {
    return `<div class="who">${names.join('\n')}<span class="over">${dateAnchor(doc)}</span></div>`
  }
  const before = doc.issuers.map((name, index) => `<span class="before">${issuerAnchor(name, index)}</span>`)
  return `<div class="who">${before.join('\n')}<span>${dateAnchor(doc)}</span></div>`
}

function notesHtml(doc: OfficialDocument): string {
  const blank = blankLinesAboveNote(doc)
  return doc.notes
    .map((note, index) => {
      const style = index === 0 && blank > 0 ? ` style="margin-top:calc(var(--blank)*${blank})"` : ''
      return `<p class="note"${style}>${anchor(SEAL_ANCHORS.note, `（${note}）`)}</p>`
    })
    .join('')
}

/** A signature with its 版记 that would not fit a page lets go of the 版记. */
const MOST_GLUED_LINES = 17

export const imprintRoomHtml = (doc: OfficialDocument): string => {
  const roomMm = imprintRoomMm(doc)
  return roomMm === 0 ? '' : `<div style="height:${roomMm.toFixed(3)}mm;break-inside:avoid"></div>`
}

/** Empty, where the flow ends: printed as a link it tells which page that is. */
export const FLOW_END = `<a class="flow-end" href="${SEAL_ANCHORS.flowEnd}"></a>`

/**
 * The signature never leaves the last two lines of text, so 此页无正文 cannot arise. On a paper without annexes the
 * room for the 版记 goes with it.
 */
export function signHtml(doc: OfficialDocument): string {
  const isSealed = doc.sealing === 'sealed'
  const who = isSealed ? (doc.issuers.length > 1 ? sealedJoint(doc) : sealedSingle(doc)) : unsealed(doc)
  const isLast = doc.annexes.length === 0
  const lines = signatureLines(doc) + imprintRoomMm(doc) / OFFICIAL_PAGE.linePitchMm.value
  const room = isLast ? FLOW_END + imprintRoomHtml(doc) : ''
  const [inside, after] = lines > MOST_GLUED_LINES ? ['', room] : [room, '']
  return `<section class="sign${isSealed ? '' : ' plain'}">${who}${notesHtml(doc)}${inside}</section>${after}`
}
