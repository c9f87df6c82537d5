/** Where the seal would come to stand on this paper, asked of main, which prints and measures it. */
import { useEffect, useRef, useState } from 'react'
import { toFailure, type Failure } from '@shared/lib/app-error'
import type { SealSpot } from '@shared/ipc/shapes'
import { call } from '../../../app/api'
import { NO_MOVE, toOrder, type Move } from './place-move'

export type Spot = {
  readonly spot: SealSpot | null
  /** Why there is no place, or why this move is not allowed. */
  readonly failure: Failure | null
  readonly isBusy: boolean
}

const QUIET_MS = 200

/** The last place main has told stays while the next is asked for. */
export function useSpot(documentId: string, sealId: string | null, move: Move = NO_MOVE): Spot {
  const [told, setTold] = useState<{ readonly key: string; readonly spot: SealSpot } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [asked, setAsked] = useState('')
  const run = useRef(0)
  const [right, down] = move
  const seal = `${documentId}/${sealId ?? ''}`
  const wanted = `${seal}/${right}/${down}`
  useEffect(() => {
    const mine = (run.current += 1)
    if (sealId === null) return undefined
    const ask = async (): Promise<void> => {
      try {
        const spot = await call('document:place-seal', { documentId, sealId, moveMm: toOrder([right, down]) })
        if (mine !== run.current) return
        setTold({ key: seal, spot })
        setFailure(null)
      } catch (cause) {
        if (mine === run.current) setFailure(toFailure(cause))
      }
      if (mine === run.current) setAsked(wanted)
    }
    const timer = setTimeout(() => void ask(), QUIET_MS)
    return () => clearTimeout(timer)
  }, [documentId, sealId, right, down, seal, wanted])
  return {
    spot: told?.key === seal && sealId !== null ? told.spot : null,
    failure: sealId === null ? null : failure,
    isBusy: sealId !== null && asked !== wanted,
  }
}
