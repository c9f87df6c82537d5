/** What is shipped with the app: the editions of standards and the defect catalogue, read when first asked for. */
import { useEffect, useState } from 'react'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'
import { buildDefectIndex, type DefectIndex } from '@shared/domain/defect/search'

/** Loads once, however many ask. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => (loading ??= load())
}

const loadDefects = once(async (): Promise<DefectIndex> => {
  const file = await import('../../../resources/defects/defects-2026.1.json')
  return buildDefectIndex(DefectCatalogue.parse(file.default))
})

const FILES = import.meta.glob<{ readonly default: unknown }>('../../../resources/standards/*.json')

const loadStandards = once(async (): Promise<readonly ScoringStandard[]> => {
  const files = await Promise.all(Object.values(FILES).map((load) => load()))
  return files.map((file) => ScoringStandard.parse(file.default)).sort((a, b) => a.id.localeCompare(b.id))
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

/** Every shipped edition, by number; null while loading. */
export const useShippedStandards = (): readonly ScoringStandard[] | null => useLoaded(loadStandards)

export const useShippedStandard = (id: string): ScoringStandard | null =>
  useShippedStandards()?.find((standard) => standard.id === id) ?? null
