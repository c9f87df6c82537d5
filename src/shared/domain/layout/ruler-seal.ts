/** The seals: each against the place it was meant for, near the text, apart from each other and off the 附注. */
import type { RectMm } from './geometry'
import { emBottomMm } from './measured-paper'
import { lineAbove, type RulerContext, type SealExpectation } from './ruler-context'
import { factLine, lengthLine, missingLine, RULER_TOLERANCE_MM, type RulerLine, sourceOf } from './ruler-line'
import { present } from './ruler-page'
import { jointRows } from './signature-plan'

const rectOf = ({ centreXMm, centreYMm, widthMm, heightMm }: SealExpectation): RectMm => ({
  leftMm: centreXMm - widthMm / 2,
  topMm: centreYMm - heightMm / 2,
  rightMm: centreXMm + widthMm / 2,
  bottomMm: centreYMm + heightMm / 2,
})

const middle = (a: number, b: number): number => (a + b) / 2

/** Each seal against the place given: centre, size; none too many. */
export function sealLines(context: RulerContext): readonly RulerLine[] {
  const { paper, seals } = context
  const source = sourceOf({ provenance: 'found' }, '印章')
  const found = paper.pages.reduce((sum, { pictures }) => sum + pictures.length, 0)
  const count = factLine(
    { id: 'seal-count', what: '印章个数', source },
    `${seals.length} 个`,
    `${found} 个`,
    found === seals.length,
  )
  const lines = seals.flatMap((seal, index) => {
    const wanted = rectOf(seal)
    const rule = (id: string, what: string) => ({
      id: `seal-${index + 1}-${id}`,
      what: `第 ${index + 1} 枚印章${what}`,
      source,
    })
    const pictures = paper.pages[seal.pageIndex]?.pictures ?? []
    const off = (rect: RectMm): number =>
      Math.hypot(
        middle(rect.leftMm, rect.rightMm) - seal.centreXMm,
        middle(rect.topMm, rect.bottomMm) - seal.centreYMm,
      )
    const nearest = pictures.reduce<RectMm | null>(
      (best, one) => (best === null || off(one) < off(best) ? one : best),
      null,
    )
    if (nearest === null) return [missingLine(rule('place', ''), `第 ${seal.pageIndex + 1} 页`)]
    const { sealCentre, sealSize } = RULER_TOLERANCE_MM
    return [
      lengthLine(rule('x', '中心横向'), seal.centreXMm, middle(nearest.leftMm, nearest.rightMm), sealCentre),
      lengthLine(rule('y', '中心纵向'), seal.centreYMm, middle(nearest.topMm, nearest.bottomMm), sealCentre),
      lengthLine(rule('width', '宽'), seal.widthMm, nearest.rightMm - nearest.leftMm, sealSize),
      lengthLine(rule('height', '高'), seal.heightMm, nearest.bottomMm - nearest.topMm, sealSize),
      ...(sealTopLine(context, rule('top', '上距正文一行之内'), wanted, seal.pageIndex, index) ?? []),
    ]
  })
  return present([count, ...lines, noteUnderSealLine(context), sealsApartLine(context)])
}

/** The top edge of a seal of the first row within one line below the text. */
function sealTopLine(
  context: RulerContext,
  rule: { readonly id: string; readonly what: string; readonly source: string },
  wanted: RectMm,
  pageIndex: number,
  index: number,
): readonly RulerLine[] | null {
  const inFirstRow = context.doc.issuers.length > 1 ? (jointRows(context.doc).rows[0]?.length ?? 1) : 1
  const above = lineAbove(context, pageIndex)
  if (index >= inFirstRow || !above) return null
  const gap = wanted.topMm - Math.max(...above.chars.map(emBottomMm))
  const { place } = RULER_TOLERANCE_MM
  const isOk = gap >= -place && gap <= context.pitchMm + place
  return [factLine(rule, `0 至 ${context.pitchMm.toFixed(2)} mm`, `${gap.toFixed(2)} mm`, isOk)]
}

/** No character of a 附注 under a round seal. */
function noteUnderSealLine(context: RulerContext): RulerLine | null {
  const chars = context.pieces('note').flatMap((one) => one.chars)
  if (context.seals.length === 0 || chars.length === 0) return null
  const covered = chars.filter((char) =>
    context.seals.some((seal) => {
      if (seal.pageIndex !== char.pageIndex) return false
      const dx = Math.max(char.inkMm.leftMm - seal.centreXMm, 0, seal.centreXMm - char.inkMm.rightMm)
      const dy = Math.max(char.inkMm.topMm - seal.centreYMm, 0, seal.centreYMm - char.inkMm.bottomMm)
      return Math.hypot(dx, dy) < Math.max(seal.widthMm, seal.heightMm) / 2
    }),
  )
  const rule = {
    id: 'note-free',
    what: '附注不压在印章下',
    source: sourceOf({ provenance: 'proposal' }, '附注'),
  }
  return factLine(
    rule,
    '不相压',
    covered.length === 0 ? '不相压' : `压住“${covered.map(({ char }) => char).join('')}”`,
    covered.length === 0,
  )
}

function sealsApartLine({ seals }: RulerContext): RulerLine | null {
  if (seals.length < 2) return null
  let gap = Infinity
  for (const [index, one] of seals.entries()) {
    for (const other of seals.slice(index + 1)) {
      if (one.pageIndex !== other.pageIndex) continue
      const distance = Math.hypot(one.centreXMm - other.centreXMm, one.centreYMm - other.centreYMm)
      gap = Math.min(gap, distance - (one.widthMm + other.widthMm) / 2)
    }
  }
  const rule = {
    id: 'seals-apart',
    what: '印章互不相交或相切',
    source: sourceOf({ provenance: 'knowledge' }, '加盖印章的公文（联合行文）'),
  }
  return factLine(rule, '大于 0 mm', `${gap.toFixed(2)} mm`, gap > 0)
}
