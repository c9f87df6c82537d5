/**
 * The intake as the screen sees it: nothing chosen, looking at an offer, running, or done with a result per file.
 */
import { useEffect, useRef, useState } from 'react'
import type { CaseFacts } from '@shared/domain/case-file/case-file'
import type { IntakeReport, JobProgress, Offer } from '@shared/ipc/shapes'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { call, listen, offerDropped } from '../../app/api'
import { projector } from '../../data/connection'
import { saving } from '../../data/acts'

export type ImportState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'offered'; readonly offer: Offer; readonly failure: Failure | null }
  | {
      readonly kind: 'running'
      readonly offer: Offer
      readonly progress: JobProgress | null
      readonly isCancelling: boolean
    }
  | {
      readonly kind: 'done'
      readonly offer: Offer
      readonly report: IntakeReport
      /** As filled in; a second try for locked files must not ask for it again. */
      readonly target: ImportTarget
    }

export type ImportTarget =
  | { readonly kind: 'new'; readonly facts: CaseFacts; readonly campaignId: string | null }
  | { readonly kind: 'existing'; readonly caseId: string }

export function useImport(onFailure: (cause: unknown) => void) {
  const [state, setState] = useState<ImportState>({ kind: 'closed' })
  const jobId = useRef<string | null>(null)

  useEffect(
    () =>
      listen('job:progress', (progress) => {
        if (progress.jobId !== jobId.current) return
        setState((old) => (old.kind === 'running' ? { ...old, progress } : old))
      }),
    [],
  )

  const look = async (ask: () => Promise<Offer | null>): Promise<void> => {
    setState({ kind: 'looking' })
    try {
      const offer = await ask()
      setState(offer === null ? { kind: 'closed' } : { kind: 'offered', offer, failure: null })
    } catch (cause) {
      setState({ kind: 'closed' })
      onFailure(cause)
    }
  }

  const run = async (
    offer: Offer,
    target: ImportTarget,
    entryIds: readonly string[],
    passwords: Readonly<Record<string, string>>,
    earlier: IntakeReport['results'] = [],
  ): Promise<void> => {
    const id = crypto.randomUUID()
    jobId.current = id
    setState({ kind: 'running', offer, progress: null, isCancelling: false })
    try {
      const report = await saving(() =>
        call('intake:run', { token: offer.token, jobId: id, target, entryIds, passwords: { ...passwords } }),
      )
      await projector.settled()
      const asked = new Set(entryIds)
      const results = [...earlier.filter(({ entryId }) => !asked.has(entryId)), ...report.results]
      const caseId = report.caseId ?? (target.kind === 'existing' ? target.caseId : null)
      setState({ kind: 'done', offer, report: { caseId, results }, target })
    } catch (cause) {
      setState({ kind: 'offered', offer, failure: toFailure(cause) })
    }
  }

  const cancel = (): void => {
    if (jobId.current === null) return
    setState((old) => (old.kind === 'running' ? { ...old, isCancelling: true } : old))
    void call('job:cancel', jobId.current).catch(onFailure)
  }

  return {
    state,
    choose: (what: 'folder' | 'files') => look(() => call('intake:choose', what)),
    drop: (files: readonly File[]) => look(() => offerDropped(files)),
    openSample: (slug: string) => look(() => call('sample:offer', slug)),
    run,
    cancel,
    close: () => setState({ kind: 'closed' }),
  }
}
