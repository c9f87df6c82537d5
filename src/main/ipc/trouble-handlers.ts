/** The store could not be opened at all: the window still opens and says why; nothing else is answered. */
import { session } from 'electron'
import { GENESIS_HASH } from '@shared/events/envelope'
import type { Failure } from '@shared/lib/app-error'
import { handle } from './handle'

export function setUpTroubleHandlers(trouble: Failure): void {
  handle('journal:status', () => ({
    head: { seq: 0, hash: GENESIS_HASH },
    isReadOnly: true,
    trouble,
    recovered: null,
    clockBehindMs: 0,
  }))
  handle('journal:read', () => [])
}

/** Chromium's database is only a projection of ours; in doubt it goes. */
export function setUpProjectionReset(): void {
  handle('app:reset-projection', async () => {
    await session.defaultSession.clearStorageData({ storages: ['indexdb'] })
    return null
  })
}
