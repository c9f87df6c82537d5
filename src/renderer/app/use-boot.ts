/** Start of a window: ask main how the record is, bring the projection to it, then show the work. */
import { useEffect, useState } from 'react'
import type { JournalStatus } from '@shared/ipc/shapes'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { connect } from '../data/connection'
import { followSession } from '../data/session'
import { forgetHistories } from '../data/undo'
import { call } from './api'
import { navigate, parseHash } from './routes'

export type Boot =
  | { readonly kind: 'starting'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly status: JournalStatus }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Nobody sits down before somebody else's open review: first reviews are blind to each other. */
function leaveReview(): void {
  if (parseHash(location.hash).page === 'review') navigate({ page: 'cases' })
}

export function useBoot(): Boot {
  const [boot, setBoot] = useState<Boot>({ kind: 'starting', done: 0, total: 0 })
  useEffect(() => {
    let isGone = false
    const tell = (next: Boot): void => {
      if (!isGone) setBoot(next)
    }
    const run = async (): Promise<void> => {
      const status = await call('journal:status')
      // Nothing can be read at all: an empty list with "import a case" on it would look as if the work were gone.
      if (status.trouble && status.head.seq === 0) return tell({ kind: 'failed', failure: status.trouble })
      await connect((progress) => tell({ kind: 'starting', ...progress }))
      await followSession(() => {
        forgetHistories()
        leaveReview()
      })
      tell({ kind: 'ready', status })
    }
    run().catch((cause: unknown) => tell({ kind: 'failed', failure: toFailure(cause) }))
    return () => {
      isGone = true
    }
  }, [])
  return boot
}
