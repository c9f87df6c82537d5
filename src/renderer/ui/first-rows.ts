import { useDeferredValue, useState } from 'react'

/** More than any screen shows at once. */
const FIRST_ROWS = 30

/** A long table stands at once with the rows in sight; React draws the rest in the background. */
export function useFirstRowsFirst<T>(rows: readonly T[]): readonly T[] {
  const [first] = useState(() => rows.slice(0, FIRST_ROWS))
  return useDeferredValue(rows, first)
}
