/** Kinds of papers: what is shipped with the app, with the office's settings and its own kinds above. */
import { useEffect, useMemo, useState } from 'react'
import { KindFile, type KindDefinition } from '@shared/domain/document/kind'
import { officeKinds, type OfficeKind } from '@shared/domain/document/office-kinds'
import { useRows, useSettings } from './live'

const FILES = import.meta.glob<{ readonly default: unknown }>('../../../resources/kinds/*.json')

let loading: Promise<readonly KindDefinition[]> | null = null

async function loadAll(): Promise<readonly KindDefinition[]> {
  const files = await Promise.all(
    Object.entries(FILES)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([, load]) => load()),
  )
  return files.flatMap((file) => KindFile.parse(file.default).kinds)
}

/** As shipped, before the office changed anything; null while loading. */
export function useShippedKinds(): readonly KindDefinition[] | null {
  const [kinds, setKinds] = useState<readonly KindDefinition[] | null>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  useEffect(() => {
    loading ??= loadAll()
    loading.then(setKinds, setTrouble)
  }, [])
  // A shipped file that cannot be read is our bug: it belongs to the error boundary.
  if (trouble !== null) throw trouble
  return kinds
}

/** Every kind of this office, retired ones marked; null while loading. */
export function useKinds(): readonly OfficeKind[] | null {
  const shipped = useShippedKinds()
  const rows = useRows('kinds')
  const settings = useSettings()
  return useMemo(
    () =>
      shipped === null || rows === null || settings === null ? null : officeKinds(shipped, rows, settings),
    [shipped, rows, settings],
  )
}
