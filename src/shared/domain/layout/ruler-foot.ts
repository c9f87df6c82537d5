/** 版记 on its page, and the square for the verify page. */
import { OFFICIAL_MARKS, QR_SQUARE, TYPE_AREA, TYPE_SIZE_PT } from './geometry'
import { COPIES_LABEL, imprintPlan } from './imprint'
import { emMiddleMm, type MeasuredChar } from './measured-paper'
import { qrPlace } from './page-furniture'
import { ruleLines } from './ruler-head'
import type { RulerContext } from './ruler-context'
import { factLine, lengthLine, missingLine, type RulerLine, sourceOf } from './ruler-line'
import { present } from './ruler-page'

const NAMES = ['首条分隔线（粗）', '中间分隔线（细）', '末条分隔线（粗）']

export function imprintLines({ doc, paper, options }: RulerContext): readonly RulerLine[] {
  const plan = imprintPlan(doc)
  if (plan === null) return []
  const page = paper.pages.at(-1)
  const source = sourceOf(OFFICIAL_MARKS.imprintThickRuleMm, '版记')
  const rules = plan.rules.flatMap((wanted, index) => {
    const name = index === plan.rules.length - 1 ? NAMES[2] : NAMES[index]
    return ruleLines(
      { id: `imprint-rule-${index + 1}`, what: `版记${name ?? ''}`, source },
      wanted,
      page,
      (colour) => colour === 0,
    )
  })
  const chars = (page?.chars ?? []).filter(
    (char) => emMiddleMm(char) > plan.topMm && emMiddleMm(char) < TYPE_AREA.bottomMm,
  )
  const wanted = plan.texts.map(({ text }) => text.replace(/\s+/gu, '')).join('')
  const text = chars.map(({ char }) => char).join('')
  const size = Math.max(0, ...chars.map(({ sizePt }) => Math.abs(sizePt - TYPE_SIZE_PT.四号.value)))
  const even = paper.pages.length % 2 === 0
  return [
    ...rules,
    factLine({ id: 'imprint-text', what: '版记文字', source }, wanted, text, wanted === text),
    ...edgeLines(chars, plan.texts, source),
    factLine(
      { id: 'imprint-size', what: '版记字号（四号）', source },
      '14 磅',
      `偏差 ${size.toFixed(1)} 磅`,
      size < 0.1,
    ),
    ...(options.duplex === true
      ? [
          factLine(
            { id: 'imprint-page', what: '版记在最后一面（偶数面）', source },
            '偶数面',
            `第 ${paper.pages.length} 面`,
            even,
          ),
        ]
      : []),
  ]
}

type Text = { readonly text: string; readonly xMm: number; readonly side: 'left' | 'right' }

/** One character in from either side. */
function edgeLines(
  chars: readonly MeasuredChar[],
  texts: readonly Text[],
  source: string,
): readonly RulerLine[] {
  const left = texts.find(
    ({ side, text }) => side === 'left' && (text === COPIES_LABEL || texts.length === 2),
  )
  const right = texts.find(({ side }) => side === 'right')
  const min = Math.min(...chars.map(({ leftMm }) => leftMm))
  const last = chars.at(-1)
  return present([
    left ? lengthLine({ id: 'imprint-left', what: '版记左空一字', source }, left.xMm, min) : null,
    right
      ? lengthLine(
          { id: 'imprint-right', what: '印发日期右空一字', source },
          right.xMm,
          last?.rightMm ?? null,
        )
      : null,
  ])
}

/** The square stands where planned, is as large as planned and is not met by the page number. */
export function qrLines({ doc, paper, text }: RulerContext): readonly RulerLine[] {
  if (doc.qr === null) return []
  const pageIndex = Math.max(0, ...text.pieces.flatMap(({ chars }) => chars.map((char) => char.pageIndex)))
  const wanted = qrPlace(doc, pageIndex)
  const source = sourceOf(QR_SQUARE.sizeMm, '版心以外（标准未作规定）')
  const page = paper.pages[pageIndex]
  const found = page?.shapes
    .map(({ rectMm }) => rectMm)
    .find(({ topMm, leftMm, rightMm, bottomMm }) => {
      const [width, height] = [rightMm - leftMm, bottomMm - topMm]
      return topMm > TYPE_AREA.bottomMm && Math.abs(width - height) < 0.5 && width > 5
    })
  if (!page || !found) return [missingLine({ id: 'qr', what: '核验码', source }, `第 ${pageIndex + 1} 页`)]
  const met = page.chars.filter(
    ({ inkMm }) =>
      inkMm.rightMm > found.leftMm &&
      inkMm.leftMm < found.rightMm &&
      inkMm.bottomMm > found.topMm &&
      inkMm.topMm < found.bottomMm,
  )
  return [
    lengthLine({ id: 'qr-left', what: '核验码左边缘', source }, wanted.leftMm, found.leftMm),
    lengthLine({ id: 'qr-top', what: '核验码上边缘', source }, wanted.topMm, found.topMm),
    lengthLine({ id: 'qr-size', what: '核验码边长', source }, wanted.sizeMm, found.rightMm - found.leftMm),
    factLine(
      { id: 'qr-free', what: '核验码不碰页码', source },
      '不相碰',
      met.length === 0 ? '不相碰' : '相碰',
      met.length === 0,
    ),
  ]
}
