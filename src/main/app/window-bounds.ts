/**
 * Which bounds a window opens with: the remembered ones if they are still on a screen, else a default that
 * fits 1366×768. Pure.
 */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type WindowBounds = Rect & { readonly isMaximized: boolean }

export const MIN_WIDTH = 1024
export const MIN_HEIGHT = 700
const DEFAULT_WIDTH = 1440
const DEFAULT_HEIGHT = 900
/** So much of the title bar must be on a screen for the window to be dragged back. */
const REACHABLE_PX = 120

const overlap = (a0: number, a1: number, b0: number, b1: number): number =>
  Math.min(a1, b1) - Math.max(a0, b0)

const isReachable = (bounds: Rect, area: Rect): boolean =>
  overlap(bounds.x, bounds.x + bounds.width, area.x, area.x + area.width) >= REACHABLE_PX &&
  bounds.y >= area.y &&
  bounds.y + REACHABLE_PX <= area.y + area.height

/** Centred on `area`, at most as large as it. */
function defaultBounds(area: Rect): WindowBounds {
  const width = Math.min(DEFAULT_WIDTH, area.width)
  const height = Math.min(DEFAULT_HEIGHT, area.height)
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
    isMaximized: false,
  }
}

/**
 * @param remembered  from the last run, if it could be read
 * @param areas       work areas of the screens now connected, the primary one first
 */
export function chooseBounds(
  remembered: WindowBounds | undefined,
  areas: readonly [Rect, ...Rect[]],
): WindowBounds {
  const area = remembered && areas.find((candidate) => isReachable(remembered, candidate))
  if (remembered === undefined || area === undefined) return defaultBounds(areas[0])
  return {
    ...remembered,
    width: Math.min(remembered.width, area.width),
    height: Math.min(remembered.height, area.height),
  }
}
