/** The newest value for callbacks that must stay the same object, so that what they are given to is not drawn anew. */
import { useCallback, useEffect, useRef } from 'react'

/** @returns a getter that never changes; call it in events and effects, not while drawing */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return useCallback(() => latest.current, [])
}
