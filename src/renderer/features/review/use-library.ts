/** Shipped and adopted editions together; null while they are read. */
import { useMemo } from 'react'
import { useRows } from '../../data/live'
import { useShippedStandards } from '../../data/shipped'

export function useLibrary() {
  const shipped = useShippedStandards()
  const adopted = useRows('standards')
  return useMemo(() => (shipped && adopted ? { shipped, adopted } : null), [shipped, adopted])
}
