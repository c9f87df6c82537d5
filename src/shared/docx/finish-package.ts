/**
 * What the DOCX library cannot say: how Chinese lines break (GB/T 15834 marks at line ends, no gap between Han and
 * digits, nothing hanging out of the type area), and the time of making, which the library takes from the clock.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** In the order the schema wants inside `w:pPr`. */
const CHINESE_LINES =
  '<w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
/** The style every paragraph of ours has; LibreOffice does not hear of these from the document's defaults. */
const NORMAL = '<w:name w:val="Normal"/><w:qFormat/>'

function withChineseLines(styles: string): string {
  if (!styles.includes(NORMAL)) throw new Error('the style part of the DOCX has no plain paragraph style')
  return styles.replace(NORMAL, `${NORMAL}<w:pPr>${CHINESE_LINES}</w:pPr>`)
}

const withTime = (core: string, time: string): string =>
  core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${time}`)

/** Dates before 1980 cannot stand in a ZIP. */
const EARLIEST = Date.UTC(1980, 0, 2)

/** The same bytes for the same document and time. */
export function finishPackage(docx: Uint8Array, createdAt: Date): Uint8Array {
  const parts = unzipSync(docx)
  const time = `${createdAt.toISOString().slice(0, 19)}Z`
  const mtime = new Date(Math.max(EARLIEST, createdAt.getTime()))
  const finished: Zippable = {}
  for (const [path, bytes] of Object.entries(parts)) {
    const text = (change: (xml: string) => string): Uint8Array => strToU8(change(strFromU8(bytes)))
    const part =
      path === 'word/styles.xml'
        ? text(withChineseLines)
        : path === 'docProps/core.xml'
          ? text((xml) => withTime(xml, time))
          : bytes
    finished[path] = [part, { mtime }]
  }
  return zipSync(finished)
}
