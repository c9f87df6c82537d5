/** Sends a paper out of the store: main asks where to, writes it, and shows the folder. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportOrder, JobProgress } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { call, listen } from '../app/api'

export type SaveOrder = Omit<ExportOrder, 'jobId'>
type Saved = { readonly exportId: string; readonly names: readonly string[] }

async function save(jobId: string, order: SaveOrder): Promise<Saved | null> {
  const answer = await call('export:save', { jobId, ...order })
  // The file is written and recorded; a file manager that does not open takes nothing away from that.
  if (answer) await call('export:reveal', { exportId: answer.exportId }).catch(() => undefined)
  return answer
}

/** @returns the names written, or null when the person closed the save dialog */
export async function saveExport(order: SaveOrder): Promise<readonly string[] | null> {
  return (await save(crypto.randomUUID(), order))?.names ?? null
}

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly jobId: string; readonly progress: JobProgress | null }
  | ({ readonly kind: 'done' } & Saved)

export type Exporting = {
  readonly state: ExportState
  readonly run: (order: SaveOrder) => Promise<void>
  readonly cancel: () => void
  readonly reveal: () => Promise<void>
  readonly dismiss: () => void
}

const IDLE: ExportState = { kind: 'idle' }

/**
 * One export at a time that may take long: progress, cancel, and where the file went.
 * @param onFailure  told of every failure but the person's own cancel
 */
export function useExport(onFailure: (cause: unknown) => void): Exporting {
  const [state, setState] = useState<ExportState>(IDLE)
  const tell = useRef(onFailure)
  useEffect(() => {
    tell.current = onFailure
  })
  useEffect(
    () =>
      listen('job:progress', (progress) => {
        setState((now) =>
          now.kind === 'running' && now.jobId === progress.jobId ? { ...now, progress } : now,
        )
      }),
    [],
  )
  const run = useCallback(async (order: SaveOrder) => {
    const jobId = crypto.randomUUID()
    setState({ kind: 'running', jobId, progress: null })
    try {
      const answer = await save(jobId, order)
      setState(answer === null ? IDLE : { kind: 'done', ...answer })
    } catch (cause) {
      setState(IDLE)
      if (!(cause instanceof AppError && cause.code === 'jobs/cancelled')) tell.current(cause)
    }
  }, [])
  const cancel = useCallback(() => {
    if (state.kind === 'running') call('job:cancel', state.jobId).catch(tell.current)
  }, [state])
  const reveal = useCallback(async () => {
    if (state.kind !== 'done') return
    await call('export:reveal', { exportId: state.exportId }).catch(tell.current)
  }, [state])
  return { state, run, cancel, reveal, dismiss: useCallback(() => setState(IDLE), []) }
}
