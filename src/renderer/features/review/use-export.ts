/** One export at a time: order, progress, cancel, and where the file went. */
import { useCallback, useEffect, useState } from 'react'
import type { ExportOrder, JobProgress } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { call, listen } from '../../app/api'
import { tellFailure } from '../../app/notices'

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly jobId: string; readonly progress: JobProgress | null }
  | { readonly kind: 'done'; readonly exportId: string; readonly names: readonly string[] }

export type Exporting = {
  readonly state: ExportState
  readonly run: (order: Omit<ExportOrder, 'jobId'>) => Promise<void>
  readonly cancel: () => void
  readonly reveal: () => Promise<void>
  readonly dismiss: () => void
}

const IDLE: ExportState = { kind: 'idle' }

export function useExport(): Exporting {
  const [state, setState] = useState<ExportState>(IDLE)
  useEffect(
    () =>
      listen('job:progress', (progress) => {
        setState((now) =>
          now.kind === 'running' && now.jobId === progress.jobId ? { ...now, progress } : now,
        )
      }),
    [],
  )
  const run = useCallback(async (order: Omit<ExportOrder, 'jobId'>) => {
    const jobId = crypto.randomUUID()
    setState({ kind: 'running', jobId, progress: null })
    try {
      const answer = await call('export:save', { jobId, ...order })
      setState(answer === null ? IDLE : { kind: 'done', ...answer })
      // The file is written and recorded; a file manager that does not open takes nothing away from that.
      if (answer) await call('export:reveal', { exportId: answer.exportId }).catch(() => undefined)
    } catch (cause) {
      setState(IDLE)
      if (!(cause instanceof AppError && cause.code === 'jobs/cancelled')) tellFailure(cause)
    }
  }, [])
  const cancel = useCallback(() => {
    if (state.kind === 'running') call('job:cancel', state.jobId).catch(tellFailure)
  }, [state])
  const reveal = useCallback(async () => {
    if (state.kind !== 'done') return
    await call('export:reveal', { exportId: state.exportId }).catch(tellFailure)
  }, [state])
  return { state, run, cancel, reveal, dismiss: useCallback(() => setState(IDLE), []) }
}
