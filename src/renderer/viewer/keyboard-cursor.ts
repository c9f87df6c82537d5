/**
 * Drawing without a mouse: a box (or a point) that the arrow keys move over the page and Enter sets. Pure.
 * It lives in share space of the displayed page, so that zooming does not move it.
 */
import type { SharePoint, ShareRect } from '@shared/domain/case-file/geometry'
import type { ViewportSize } from './layout'

export type KeyboardCursor = {
  readonly tool: 'box' | 'pin'
  /** Which page of the case, from 0. */
  readonly index: number
  /** [x, y, width, height]; a pin has no size. */
  readonly rect: ShareRect
}

const BOX_WIDTH_SHARE = 0.36
const BOX_HEIGHT_SHARE = 0.06
const MIN_SHARE = 0.01
const STEP_PX = 12
const FINE_STEP_PX = 1

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const isArrow = (key: string): boolean => key in ARROWS

/** [right, down] of an arrow key in pixels; with Ctrl in single pixels. */
export function arrowStep(key: string, isFine: boolean): readonly [number, number] {
  const [x, y] = ARROWS[key] ?? [0, 0]
  const step = isFine ? FINE_STEP_PX : STEP_PX
  return [x * step, y * step]
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** A cursor in the middle of what the reader sees of the page. */
export function startCursor(tool: 'box' | 'pin', index: number, [x, y]: SharePoint): KeyboardCursor {
  if (tool === 'pin') return { tool, index, rect: [clamp(x, 0, 1), clamp(y, 0, 1), 0, 0] }
  const left = clamp(x - BOX_WIDTH_SHARE / 2, 0, 1 - BOX_WIDTH_SHARE)
  const top = clamp(y - BOX_HEIGHT_SHARE / 2, 0, 1 - BOX_HEIGHT_SHARE)
  return { tool, index, rect: [left, top, BOX_WIDTH_SHARE, BOX_HEIGHT_SHARE] }
}

/** One arrow key: moves, or with Shift pulls the lower right corner of a box. */
export function moveCursor(
  cursor: KeyboardCursor,
  press: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  page: ViewportSize,
): KeyboardCursor {
  const [stepX, stepY] = arrowStep(press.key, press.ctrlKey)
  const [dx, dy] = [stepX / page.width, stepY / page.height]
  const [x, y, width, height] = cursor.rect
  if (press.shiftKey && cursor.tool === 'box') {
    return {
      ...cursor,
      rect: [x, y, clamp(width + dx, MIN_SHARE, 1 - x), clamp(height + dy, MIN_SHARE, 1 - y)],
    }
  }
  return { ...cursor, rect: [clamp(x + dx, 0, 1 - width), clamp(y + dy, 0, 1 - height), width, height] }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** What a screen reader says of it. */
export function describeCursor({ tool, index, rect }: KeyboardCursor): string {
  const [x, y, width, height] = rect
  const at = `第 ${index + 1} 页，距左 ${percent(x)}，距上 ${percent(y)}`
  return tool === 'pin' ? `光标 ${at}` : `光标框 ${at}，宽 ${percent(width)}，高 ${percent(height)}`
}
