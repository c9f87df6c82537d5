/** The day in Beijing, wherever the laptop thinks it is; screens that count days are drawn anew when it changes. */
import { useSyncExternalStore } from 'react'
import { chinaDay } from '@shared/lib/china-day'

export const today = (): string => chinaDay(new Date().toISOString())

/** A laptop that slept through midnight finds out within this time after it wakes. */
const LOOK_EVERY_MS = 30_000

function follow(listener: () => void): () => void {
  const timer = setInterval(listener, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}

/** A new day draws anew; looking without one does not. */
export const useToday = (): string => useSyncExternalStore(follow, today)
