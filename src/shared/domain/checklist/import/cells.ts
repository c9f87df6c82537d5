/** Single cells of a foreign table: points, answers, the words that make a row a veto, a heading or a sum. */
import { NUMBER_WORDS, toHalfWidth } from '../rule-words'

/** All in one line; a cell that was wrapped by hand reads on without a blank. */
export const oneLine = (cell: string | undefined): string => (cell ?? '').replace(/\s*\n\s*/g, '').trim()

/** Lines of a rule cell are parts of the rule. */
export const ruleLines = (cell: string | undefined): string =>
  (cell ?? '')
    .split(/\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('；')
    .replace(/([；;。，,、：:])；/g, '$1')

export type Points =
  | { readonly kind: 'none' }
  | { readonly kind: 'points'; readonly centi: number }
  /** −100, 计0分 */
  | { readonly kind: 'zeroes' }
  | { readonly kind: 'unreadable' }

export function readPoints(cell: string | undefined): Points {
  const text = toHalfWidth(oneLine(cell)).replace(/\s/g, '')
  if (text === '' || text === '-' || text === '/' || text === '—') return { kind: 'none' }
  if (/^(?:扣|-)100分?$|计?[0零]分$/.test(text) && !/^0分?$/.test(text)) return { kind: 'zeroes' }
  const [, whole, fraction = ''] = /^\(?(\d{1,4})(?:\.(\d{1,2})0*)?\)?分?$/.exec(text) ?? []
  if (whole === undefined) return { kind: 'unreadable' }
  return { kind: 'points', centi: Number(whole) * 100 + Number(fraction.padEnd(2, '0')) }
}

/** null: neither. */
export function readAnswer(cell: string | undefined): boolean | null {
  const text = oneLine(cell)
  if (/^(?:是|有|可|可以|允许|√|✓|☑|Y|y|yes|1|一票否决|否决)$/.test(text)) return true
  return /^(?:|否|无|不可|不可以|不允许|×|✗|N|n|no|0|-|—|\/)$/.test(text) ? false : null
}

/** 一票否决, 案卷计0分, −100: said in the words of the row. */
export const speaksOfVeto = (text: string): boolean =>
  /一票否决|出现即否决|(?:案卷|本卷|全卷|总分|总得分)[^，；。]{0,6}[计记为得][0０零]分|直接(?:评?定?为|判定为)?不合格|不予评分|(?:扣|[-－—−])\s*100\s*分?/u.test(
    text,
  )
/** A section of vetoes: called so, or one that fails the file and gives no points. */
export const isVetoSection = (section: string, hasPoints: boolean): boolean =>
  /否决/u.test(section) ||
  (!hasPoints && /基本标准|基础标准|基本要素|不合格|[计记为得][0０零]分|不予评分/u.test(section))

/** The whole file loses everything, rather than only its grade. */
export const zeroesTheFile = (text: string): boolean =>
  /[计记为得][0０零]分|(?:扣|[-－—−])\s*100\s*分?/u.test(text)

/** 合计, 总计, 总分: a sum, not an item. */
export const isSumLabel = (text: string): boolean =>
  /^(?:合计|总计|总分|小计|共计|满分|合计分值|总分值)(?:[:：（(].*)?$/.test(text.replace(/\s/g, ''))

export type Heading = { readonly name: string; readonly centi: number | null }

const SAID_POINTS = new RegExp(
  String.raw`[（(【\[]?\s*(?:共|满分|计|分值)?\s*[:：]?\s*(${NUMBER_WORDS})\s*分\s*[)）】\]]?$`,
  'u',
)

/** 一、 · （一） · 第一部分 */
export const HEADING_NUMBER =
  /^(?:第?[一二三四五六七八九十]+(?:部分|大项|[、．.])|[（(][一二三四五六七八九十]+[)）])/u

/** 一、主体资格（10分） → 主体资格, 10 points. */
export function readHeading(cell: string): Heading {
  const text = oneLine(cell)
  const half = toHalfWidth(text)
  const found = SAID_POINTS.exec(half)
  // 案卷计0分 is a threat, not the points of a section.
  const said = Number(found?.[1]) > 0 ? found : null
  const centi = said?.[1] === undefined ? null : Math.round(Number(said[1]) * 100)
  const name = (said ? text.slice(0, said.index) : text)
    .replace(
      /^(?:第?[一二三四五六七八九十]+(?:部分|大项|[、．.])|[（(][一二三四五六七八九十]+[)）]|[A-Z][、．.])\s*/u,
      '',
    )
    .replace(/[\s：:，,、]+$/u, '')
  return { name: name === '' ? text : name, centi }
}

/** Notes under or above the table: 说明：…, 注：…, 填表说明. */
export const isNote = (text: string): boolean =>
  /^(?:说明|注|备注|填表说明|评查说明|使用说明|附注?)(?:[:：\d]|$)/u.test(text)
