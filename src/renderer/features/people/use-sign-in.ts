import { useEffect, useState } from 'react'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { call } from '../../app/api'

export type SignIn = {
  readonly isBusy: boolean
  readonly failure: Failure | null
  /** Main lets nobody try before; 0 when one may. */
  readonly waitSeconds: number
  readonly forget: () => void
  /** true when it worked; the session then changes by itself. */
  readonly submit: (personId: string, pin: string) => Promise<boolean>
}

const SECOND_MS = 1000

export function useSignIn(): SignIn {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [untilMs, setUntilMs] = useState(0)
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    if (untilMs === 0) return undefined
    const timer = setInterval(() => setNowMs(performance.now()), SECOND_MS / 4)
    return () => clearInterval(timer)
  }, [untilMs])
  const waitSeconds = Math.max(0, Math.ceil((untilMs - nowMs) / SECOND_MS))
  const submit = async (personId: string, pin: string): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      await call('person:sign-in', { personId, pin })
      return true
    } catch (cause) {
      const next = toFailure(cause)
      const seconds = Number(next.params.seconds ?? 0)
      setFailure(next)
      setNowMs(performance.now())
      setUntilMs(seconds > 0 ? performance.now() + seconds * SECOND_MS : 0)
      return false
    } finally {
      setBusy(false)
    }
  }
  const forget = (): void => {
    setFailure(null)
    setUntilMs(0)
  }
  return { isBusy, failure, waitSeconds: untilMs === 0 ? 0 : waitSeconds, forget, submit }
}
