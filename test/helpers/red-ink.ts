/** Where the red of a seal stands on a printed page, seen by poppler: millimetres from the top left corner. */
import { pdftoppm } from './pdf-tools'

const DPI = 300
const PX_PER_MM = DPI / 25.4

export type RedBox = {
  readonly centreMm: readonly [x: number, y: number]
  readonly sizeMm: readonly [width: number, height: number]
}

const isRed = (red: number, green: number, blue: number): boolean => red > 150 && green < 120 && blue < 120

/** @param fromXMm,toXMm  only this stretch of the page's width; null: no red there */
export function redBox(path: string, pageNumber: number, fromXMm: number, toXMm: number): RedBox | null {
  const { widthPx, heightPx, rgb } = pdftoppm(path, { pageNumber, dpi: DPI })
  const [from, to] = [Math.round(fromXMm * PX_PER_MM), Math.min(widthPx, Math.round(toXMm * PX_PER_MM))]
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1]
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = from; x < to; x += 1) {
      const at = (y * widthPx + x) * 3
      if (!isRed(rgb[at] ?? 255, rgb[at + 1] ?? 255, rgb[at + 2] ?? 255)) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  }
  if (right < 0) return null
  return {
    centreMm: [(left + right) / 2 / PX_PER_MM, (top + bottom) / 2 / PX_PER_MM],
    sizeMm: [(right - left) / PX_PER_MM, (bottom - top) / PX_PER_MM],
  }
}
