/** The defect catalogue and the shipped standard, read when the first review needs them. */
import { useEffect, useState } from 'react'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'
import { buildDefectIndex, type DefectIndex } from '@shared/domain/defect/search'
import { ScoringStandard } from '@shared/domain/checklist/standard'

export const SHIPPED_STANDARD_ID = 'CF-PT-2026.1'

/** Loads once, however many ask. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => (loading ??= load())
}

const loadDefects = once(async (): Promise<DefectIndex> => {
  const file = await import('../../../../resources/defects/defects-2026.1.json')
  return buildDefectIndex(DefectCatalogue.parse(file.default))
})

const loadStandard = once(async (): Promise<ScoringStandard> => {
  const file = await import('../../../../resources/standards/CF-PT-2026.1.json')
  return ScoringStandard.parse(file.default)
})

function useLoaded<T>(load: () => Promise<T>): T | null {
  const [value, setValue] = useState<T | null>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  useEffect(() => {
    load().then(setValue, setTrouble)
  }, [load])
  // A shipped file that cannot be read is our bug: it belongs to the error boundary.
  if (trouble !== null) throw trouble
  return value
}

export const useDefectIndex = (): DefectIndex | null => useLoaded(loadDefects)
export const useShippedStandard = (): ScoringStandard | null => useLoaded(loadStandard)
