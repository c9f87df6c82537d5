import type { ViewRect } from '@shared/domain/case-file/geometry'
import type { KeyboardCursor } from './keyboard-cursor'
import type { PageOnScreen } from './mark-place'

/** The keyboard's cursor in pixels of its page on screen. */
export function cursorRect(
  { rect: [x, y, w, h] }: KeyboardCursor,
  { size }: Pick<PageOnScreen, 'size'>,
): ViewRect {
  return { x: x * size.width, y: y * size.height, width: w * size.width, height: h * size.height }
}
