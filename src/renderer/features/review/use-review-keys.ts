/**
 * The keyboard of the whole screen. Keys are heard before the pages hear them, so that digits mean rules wherever
 * the cursor is; what the pages need for drawing and moving marks is left to them.
 */
import { useEffect } from 'react'
import { runShortcut } from '../../viewer'
import { commandOf } from './key-map'
import { isLawKey } from './law/law-keys'
import { runCommand } from './use-commands'
import { useLatest } from './use-latest'
import type { Workspace } from './use-workspace'

const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"] [role="option"]'
/** Anything that takes Space, Enter or arrows for itself. */
const WIDGETS = 'button, a, summary, [role="tab"], [role="button"], [role="separator"], [role="listbox"]'
const WIDGET_KEYS: ReadonlySet<string> = new Set([
  ' ',
  'Enter',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
])
/** Keys with a meaning of their own inside the pages. */
const PAGE_KEYS: ReadonlySet<string> = new Set([...WIDGET_KEYS, 'Delete', 'Escape'])

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

export function useReviewKeys(work: Workspace): void {
  const latest = useLatest(work)
  useEffect(() => {
    const run = (event: KeyboardEvent): void => {
      const command = commandOf(event)
      const isUsed = command
        ? runCommand(latest(), command)
        : !isIn(event.target, '[data-pages]') && runShortcut(latest().viewer, event)
      if (!isUsed) return
      event.preventDefault()
      event.stopPropagation()
    }
    const isOurs = (event: KeyboardEvent): boolean =>
      !event.defaultPrevented &&
      !event.isComposing &&
      latest().dialog === null &&
      !isLawKey(event) &&
      !isIn(event.target, TYPING) &&
      !isIn(event.target, '[role="dialog"]')

    const early = (event: KeyboardEvent): void => {
      if (!isOurs(event)) return
      if (isIn(event.target, '[data-pages]') && PAGE_KEYS.has(event.key)) return
      const isOtherWidget = isIn(event.target, WIDGETS) && !isIn(event.target, '[data-row]')
      if (isOtherWidget && WIDGET_KEYS.has(event.key)) return
      run(event)
    }
    /** In the pages: only what drawing, moving and scrolling have left over. */
    const late = (event: KeyboardEvent): void => {
      if (!isOurs(event) || !isIn(event.target, '[data-pages]') || isIn(event.target, 'button')) return
      const { placing } = latest()
      if (event.key === 'Escape' || (event.key === 'Enter' && placing.draft.waiting !== null)) run(event)
    }
    window.addEventListener('keydown', early, true)
    window.addEventListener('keydown', late)
    return () => {
      window.removeEventListener('keydown', early, true)
      window.removeEventListener('keydown', late)
    }
  }, [latest])
}
