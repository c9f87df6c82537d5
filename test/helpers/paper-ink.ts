/** What is really dark on a printed page, in millimetres from its top left corner. */
import { createHash } from 'node:crypto'
import { pdftoppm, type Pixels } from './pdf-tools'

const DPI = 200
const PX_PER_MM = DPI / 25.4
/** Anti-aliased edges of black type are lighter than half; they still count as ink. */
const INK_BELOW = 160

export type AreaMm = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export type InkBox = AreaMm & {
  /** Dark pixels over all pixels of the area. */
  readonly share: number
  /** The same for the same picture. */
  readonly print: string
}

const pages = new Map<string, Pixels>()

function pageOf(path: string, pageNumber: number): Pixels {
  const key = `${path}#${pageNumber}`
  const known = pages.get(key) ?? pdftoppm(path, { pageNumber, dpi: DPI })
  pages.set(key, known)
  return known
}

/** The box around all ink of an area, or null when it is blank. */
function findInk(path: string, pageNumber: number, area: AreaMm): InkBox | null {
  const { widthPx, heightPx, rgb } = pageOf(path, pageNumber)
  const [x0, x1] = [Math.round(area.left * PX_PER_MM), Math.min(Math.round(area.right * PX_PER_MM), widthPx)]
  const [y0, y1] = [Math.round(area.top * PX_PER_MM), Math.min(Math.round(area.bottom * PX_PER_MM), heightPx)]
  const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 }
  const hash = createHash('sha256')
  let dark = 0
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      const isInk = (rgb[(y * widthPx + x) * 3] ?? 255) < INK_BELOW
      hash.update(isInk ? '1' : '0')
      if (!isInk) continue
      dark += 1
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
    }
  }
  if (dark === 0) return null
  return {
    left: box.left / PX_PER_MM,
    top: box.top / PX_PER_MM,
    right: box.right / PX_PER_MM,
    bottom: box.bottom / PX_PER_MM,
    share: dark / ((x1 - x0) * (y1 - y0)),
    print: hash.digest('hex'),
  }
}

export function inkMm(path: string, pageNumber: number, area: AreaMm): InkBox {
  const ink = findInk(path, pageNumber, area)
  if (ink === null) throw new Error(`no ink on page ${pageNumber} in ${JSON.stringify(area)}`)
  return ink
}

export const isBlankMm = (path: string, pageNumber: number, area: AreaMm): boolean =>
  findInk(path, pageNumber, area) === null
