/**
 * While the sign-in covers the window, what lies beneath keeps everything typed into it, and sees nothing: it is
 * invisible (people.module.css), so no click, Tab or screen reader reaches it, and no key does either. The review and
 * open dialogs listen at the window; this listener was there before them. What a field does with a key by itself
 * (typing, Tab, Enter in a form) needs no listener and still works.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'

type Covering = { readonly onEscape: () => void }
let covering: Covering | null = null

const swallow = (event: Event): void => {
  if (covering === null) return
  event.stopImmediatePropagation()
  if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Escape')
    covering.onEscape()
}
for (const type of ['keydown', 'keypress', 'keyup', 'paste', 'dragover', 'drop']) {
  window.addEventListener(type, swallow, true)
}

/** Covers the window for as long as the caller is on it; the focus then returns to where it was. */
export function useCover(onEscape: (() => void) | undefined): void {
  const [before] = useState(() => document.activeElement)
  const escape = useRef(onEscape)
  useEffect(() => {
    escape.current = onEscape
  })
  useLayoutEffect(() => {
    const mine: Covering = { onEscape: () => escape.current?.() }
    covering = mine
    document.documentElement.toggleAttribute('data-covered', true)
    return () => {
      if (covering === mine) covering = null
      document.documentElement.toggleAttribute('data-covered', covering !== null)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])
}
