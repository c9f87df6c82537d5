/**
 * A title broken by sense, in the shape of a trapezoid or a rhombus (GB/T 9704-2012, 标题): words and 《…》 stay whole,
 * no line begins with 的 or a mark, lines are as even as that allows. PDF and DOCX get the same lines.
 */
import { OFFICIAL_PAGE, TYPE_SIZE_PT, mmToPt } from './geometry'

/** How many 二号 characters stand in the type area. */
export const TITLE_CHARACTERS = Math.floor(mmToPt(OFFICIAL_PAGE.typeWidthMm.value) / TYPE_SIZE_PT.二号.value)

/** A line may not begin with these. */
const NOT_FIRST = /^[的地得了和与及或等、，。：；！？）》」』”’…—]/u
/** A line may not end with these. */
const NOT_LAST = /[（《「『“‘和与及或]$/u
const GLUED = 6
const SHAPE = 40

const lengthOf = (text: string): number => {
  let length = 0
  for (const sign of text) length += sign <= '\u00ff' ? 0.5 : 1
  return length
}

/** Terms of the trade that a dictionary would take apart. */
const TERMS =
  '综合行政执法|行政执法|行政处罚|行政许可|行政强制|行政检查|行政复议|执法监督|协调监督|人民政府|市场监督管理|案卷评查|执法争议|问题线索'
const WHOLE = new RegExp(`(《[^《》]{1,18}》|${TERMS})`, 'u')

/** Words, with whatever stands in one pair of 《》 as one where it fits a line. */
function wordsOf(title: string): readonly string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return title.split(WHOLE).flatMap((part) => {
    if (part === '') return []
    return WHOLE.test(part) ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment)
  })
}

/** Unevenness, bad starts and ends, and an hourglass; smaller is better. */
function cost(lines: readonly string[]): number {
  const lengths = lines.map(lengthOf)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lines.length
  let total = 0
  for (const [index, line] of lines.entries()) {
    total += ((lengths[index] ?? 0) - mean) ** 2
    if (index > 0 && NOT_FIRST.test(line)) total += 10 ** GLUED
    if (index < lines.length - 1 && NOT_LAST.test(line)) total += 10 ** GLUED
    if (index > 0 && index < lines.length - 1) {
      const isWaist = (lengths[index] ?? 0) < Math.min(lengths[index - 1] ?? 0, lengths[index + 1] ?? 0)
      if (isWaist) total += SHAPE
    }
    // A break after the phrase that ends in 的 reads best.
    if (index < lines.length - 1 && line.endsWith('的')) total -= 4
  }
  return total
}

/** All ways to set `words` in `count` lines of at most `widest` characters. */
function* settings(words: readonly string[], count: number, widest: number): Generator<readonly string[]> {
  if (count === 1) {
    const line = words.join('')
    if (lengthOf(line) <= widest) yield [line]
    return
  }
  for (let end = 1; end <= words.length - count + 1; end += 1) {
    const line = words.slice(0, end).join('')
    if (lengthOf(line) > widest) return
    for (const rest of settings(words.slice(end), count - 1, widest)) yield [line, ...rest]
  }
}

/** More lines than this are no title. */
const MOST_LINES = 4

/** One title line as the lines it is printed in. */
export function breakTitle(title: string, widest = TITLE_CHARACTERS): readonly string[] {
  const text = title.replace(/\s+/gu, ' ').trim()
  const least = Math.ceil(lengthOf(text) / widest)
  if (least <= 1) return [text]
  const words = wordsOf(text)
  for (let count = least; count <= Math.min(MOST_LINES, words.length); count += 1) {
    let best: readonly string[] | null = null
    for (const lines of settings(words, count, widest)) {
      if (best === null || cost(lines) < cost(best)) best = lines
    }
    if (best !== null && cost(best) < 10 ** GLUED) return best
  }
  return cutEvenly(text, widest)
}

/** A text without words to break at. */
function cutEvenly(text: string, widest: number): readonly string[] {
  const signs = Array.from(text)
  const lines: string[] = []
  let line = ''
  for (const sign of signs) {
    if (lengthOf(line + sign) > widest) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  return [...lines, line]
}

export const titleLinesOf = (titleLines: readonly string[]): readonly string[] =>
  titleLines.flatMap((line) => breakTitle(line))
