/** After a wrong PIN or passphrase main lets nobody try for a while; this counts down what its refusal said. */
import { useEffect, useState } from 'react'
import { toFailure } from '@shared/lib/app-error'

export type Wait = {
  /** 0 when one may try. */
  readonly seconds: number
  /** Reads the pause from a refusal; hands the refusal back, to be thrown on. */
  readonly take: (cause: unknown) => unknown
  readonly forget: () => void
}

const SECOND_MS = 1000

export function useWait(): Wait {
  const [untilMs, setUntilMs] = useState(0)
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    if (untilMs === 0) return undefined
    const timer = setInterval(() => setNowMs(performance.now()), SECOND_MS / 4)
    return () => clearInterval(timer)
  }, [untilMs])
  return {
    seconds: untilMs === 0 ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / SECOND_MS)),
    take: (cause) => {
      const seconds = Number(toFailure(cause).params.seconds ?? 0)
      setNowMs(performance.now())
      setUntilMs(seconds > 0 ? performance.now() + seconds * SECOND_MS : 0)
      return cause
    },
    forget: () => setUntilMs(0),
  }
}

export const waitLabel = (seconds: number): string =>
  seconds > 60 ? `请等 ${Math.ceil(seconds / 60)} 分钟` : `请等 ${seconds} 秒`
