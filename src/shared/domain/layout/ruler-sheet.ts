/**
 * The ruler: every measure of a finished paper against GB/T 9704-2012, line by line. Looks at the PDF only; the code
 * that made it is not asked, except for what the document says and where things are meant to stand (geometry.ts).
 */
import type { MeasuredPaper } from './measured-paper'
import type { LayoutOptions, OfficialDocument } from './official-document'
import { bodyLines } from './ruler-body'
import { rulerContext, type RulerContext, type SealExpectation } from './ruler-context'
import { imprintLines, qrLines } from './ruler-foot'
import { headLines } from './ruler-head'
import { factLine, type RulerLine, sourceOf } from './ruler-line'
import { areaLines, faceLines, pageNumberLines, paperLines } from './ruler-page'
import { signLines } from './ruler-sign'

export type { SealExpectation } from './ruler-context'
export type { RulerLine } from './ruler-line'

/** How much is shown around the place where two texts part. */
const AROUND = 8

function textLine({ text }: RulerContext): RulerLine {
  const rule = {
    id: 'text',
    what: '文字与文稿一致（逐字、顺序）',
    source: sourceOf({ provenance: 'proposal' }, '文字'),
  }
  const { expected, actual, differsAt } = text
  if (differsAt === null) {
    const count = `${Array.from(expected).length} 字`
    return factLine(rule, count, `${count}，全部一致`, true)
  }
  const part = (all: string): string =>
    Array.from(all)
      .slice(Math.max(0, differsAt - AROUND), differsAt + AROUND)
      .join('') || '（无）'
  return factLine(rule, part(expected), `第 ${differsAt + 1} 字起不同：${part(actual)}`, false)
}

/**
 * @param seals    the places the seals were meant for; empty for an unstamped paper
 * @param options  as the paper was printed
 */
export function rulerSheet(
  doc: OfficialDocument,
  paper: MeasuredPaper,
  seals: readonly SealExpectation[] = [],
  options: LayoutOptions = {},
): readonly RulerLine[] {
  const context = rulerContext(doc, paper, seals, options)
  return [
    ...paperLines(context),
    ...areaLines(context),
    ...faceLines(context),
    ...headLines(context),
    ...bodyLines(context),
    ...signLines(context),
    ...imprintLines(context),
    ...qrLines(context),
    ...pageNumberLines(context),
    textLine(context),
  ]
}
