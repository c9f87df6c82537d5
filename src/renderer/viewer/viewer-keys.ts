/** The keys of the viewer, in one table: the handler, the tooltips and the help read the same. Pure. */
import type { ViewerStore } from './viewer-store'

export type KeyPress = {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

type Shortcut = {
  readonly keys: readonly string[]
  readonly shift?: boolean
  readonly run: (viewer: ViewerStore) => void
}

/** `shift` undefined: either way ("+" needs Shift on some keyboards). */
const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['+', '='], run: (v) => v.zoomIn() },
  { keys: ['-', '_'], run: (v) => v.zoomOut() },
  { keys: ['0'], run: (v) => v.setZoom({ kind: 'ratio', ratio: 1 }) },
  { keys: ['1'], run: (v) => v.setZoom({ kind: 'fit-width' }) },
  { keys: ['2'], run: (v) => v.setZoom({ kind: 'fit-page' }) },
  { keys: ['r', 'R'], shift: false, run: (v) => v.turn('clockwise') },
  { keys: ['r', 'R'], shift: true, run: (v) => v.turn('counterclockwise') },
  { keys: ['g', 'G'], run: (v) => v.askForPageNumber() },
  { keys: ['b', 'B'], run: (v) => v.chooseTool('box') },
  { keys: ['p', 'P'], run: (v) => v.chooseTool('pin') },
  { keys: ['PageDown'], run: (v) => v.nextPage() },
  { keys: ['PageUp'], run: (v) => v.previousPage() },
  { keys: ['Home'], run: (v) => v.goToPage(0) },
  { keys: ['End'], run: (v) => v.goToPage(v.getState().pageCount - 1) },
]

/** Ctrl with + - 0 zooms as well, as people know it from elsewhere. */
const WITH_CTRL = new Set(['+', '=', '-', '_', '0'])

/**
 * Runs the command of a key press.
 * @returns whether it was one; the caller then prevents the default
 */
export function runShortcut(viewer: ViewerStore, press: KeyPress): boolean {
  if (press.altKey) return false
  if ((press.ctrlKey || press.metaKey) && !WITH_CTRL.has(press.key)) return false
  const found = SHORTCUTS.find(
    ({ keys, shift }) => keys.includes(press.key) && (shift === undefined || shift === press.shiftKey),
  )
  if (found === undefined) return false
  found.run(viewer)
  return true
}
