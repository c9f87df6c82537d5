/** Fetches the page indexes of a case's files and lays their pages in a row. A file that fails leaves the others alone. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FiledScan } from '@shared/domain/case-file/case-file'
import { PageIndex } from '@shared/domain/case-file/page-index'
import type { Failure } from '@shared/lib/app-error'
import { buildViewerPages, pagesUrlOf, type CaseFilePages, type ViewerPage } from './viewer-page'

export type CasePages = {
  /** While loading, `pages` ends before the first file whose index has not come: page numbers never shift. */
  readonly state: 'loading' | 'ready'
  readonly pages: readonly ViewerPage[]
  /** Asks again for the index of a file that failed. */
  readonly retryFile: (fileId: string) => void
}

const NO_PASSWORDS: ReadonlyMap<string, string> = new Map()
const MISSING: Failure = { code: 'viewer/index-missing', params: {} }

export async function loadPageIndex(sha256: string, signal: AbortSignal): Promise<PageIndex | Failure> {
  try {
    const response = await fetch(pagesUrlOf(sha256), { signal })
    if (response.status === 404) return { code: 'viewer/blob-missing', params: {} }
    if (!response.ok) return MISSING
    const parsed = PageIndex.safeParse(await response.json())
    return parsed.success && parsed.data.sha256 === sha256 ? parsed.data : MISSING
  } catch (cause) {
    if (signal.aborted) throw cause
    return MISSING
  }
}

/**
 * @param files     in reading order; keep the array
 * @param passwords by fileId, for files locked with a password; never stored
 */
export function useCasePages(
  files: readonly FiledScan[],
  passwords: ReadonlyMap<string, string> = NO_PASSWORDS,
): CasePages {
  const [indexes, setIndexes] = useState<ReadonlyMap<string, PageIndex | Failure>>(new Map())

  const load = useCallback((sha256: string, signal: AbortSignal) => {
    loadPageIndex(sha256, signal).then(
      (index) => {
        setIndexes((before) => new Map(before).set(sha256, index))
      },
      () => undefined, // given up: the component is gone or asks for other files
    )
  }, [])

  useEffect(() => {
    const stop = new AbortController()
    for (const { sha256 } of files) load(sha256, stop.signal)
    return () => {
      stop.abort()
    }
  }, [files, load])

  const retryFile = useCallback(
    (fileId: string) => {
      const file = files.find((one) => one.fileId === fileId)
      if (file !== undefined) load(file.sha256, new AbortController().signal)
    },
    [files, load],
  )

  const pages = useMemo(
    () => buildViewerPages(readyPart(files, indexes, passwords)),
    [files, indexes, passwords],
  )
  const state = files.every((file) => indexes.has(file.sha256)) ? 'ready' : 'loading'
  return { state, pages, retryFile }
}

function readyPart(
  files: readonly FiledScan[],
  indexes: ReadonlyMap<string, PageIndex | Failure>,
  passwords: ReadonlyMap<string, string>,
): readonly CaseFilePages[] {
  const ready: CaseFilePages[] = []
  for (const file of files) {
    const index = indexes.get(file.sha256)
    if (index === undefined) break
    ready.push({ file, index, password: passwords.get(file.fileId) ?? null })
  }
  return ready
}
