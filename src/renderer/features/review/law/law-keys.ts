/**
 * Keys of the results list. In the panel they come before the keys of the checklist, of which some are the same
 * letters. Pure.
 */
export type LawCommand =
  | { readonly kind: 'next' | 'previous' | 'accept' | 'reject' | 'reopen' | 'timeline' }
  | { readonly kind: 'preset'; readonly index: number }

export type LawKey = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const KEYS: Readonly<Record<string, Exclude<LawCommand['kind'], 'preset'>>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  a: 'accept',
  x: 'reject',
  r: 'reopen',
  t: 'timeline',
}

export function lawCommandOf({ key, ctrlKey, altKey, metaKey }: LawKey): LawCommand | null {
  if (ctrlKey || altKey || metaKey) return null
  if (/^[1-9]$/.test(key)) return { kind: 'preset', index: Number(key) - 1 }
  const plain = key.length === 1 ? key.toLowerCase() : key
  const kind = Object.hasOwn(KEYS, plain) ? KEYS[plain] : undefined
  return kind === undefined ? null : { kind }
}

/** What the screen keeps even here: turning pages, zoom, the list of keys, leaving. */
const OF_THE_SCREEN: ReadonlySet<string> = new Set([
  'PageUp',
  'PageDown',
  'Escape',
  '?',
  '？',
  '+',
  '-',
  'g',
  'G',
])

/** Whether the panel takes this press; the screen then leaves it alone, so that nothing is scored out of sight. */
export const isLawKey = (event: LawKey & { readonly target: EventTarget | null }): boolean =>
  event.target instanceof Element &&
  event.target.closest('[data-law]') !== null &&
  !event.ctrlKey &&
  !event.metaKey &&
  !OF_THE_SCREEN.has(event.key)
