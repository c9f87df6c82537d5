/** Which seal vaults stand open in main, and until when. Main knows; this only follows it. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { OpenVault } from '@shared/ipc/shapes'
import { call, listen } from '../app/api'

let vaults: readonly OpenVault[] = []
let isFollowing = false
const listeners = new Set<() => void>()

function take(next: readonly OpenVault[]): void {
  vaults = next
  for (const listener of listeners) listener()
}

function follow(): void {
  if (isFollowing) return
  isFollowing = true
  listen('seal:vaults-changed', ({ vaults: next }) => take(next))
  // Not known is locked: the passphrase is then asked for, and main decides.
  call('seal:open-vaults').then(take, () => undefined)
}

export function useOpenVaults(): readonly OpenVault[] {
  useEffect(follow, [])
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => vaults,
  )
}

const SECOND_MS = 1000

/** Whole seconds until this vault closes by itself; null when it is locked. */
export function useOpenSeconds(sealId: string | null): number | null {
  const open = useOpenVaults().find((vault) => vault.sealId === sealId)
  const closesAt = open?.closesAt ?? null
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    if (closesAt === null) return undefined
    const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS / 2)
    return () => clearInterval(timer)
  }, [closesAt])
  if (closesAt === null) return null
  return Math.max(0, Math.ceil((Date.parse(closesAt) - nowMs) / SECOND_MS))
}

/** 272 → `4:32` */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
