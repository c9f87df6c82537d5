import { useState } from 'react'

/** What is being typed in a dialog, and a way to change some of it. */
export function useFields<T extends object>(
  initial: T | (() => T),
): readonly [T, (patch: Partial<T>) => void] {
  const [fields, set] = useState(initial)
  return [fields, (patch) => set((before) => ({ ...before, ...patch }))]
}
