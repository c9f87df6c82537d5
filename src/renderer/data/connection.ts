/** The one projection of this window, fed by main. */
import { call, listen } from '../app/api'
import { dropIfNewer, ProjectionDb } from './database'
import { Projection } from './projection'
import type { Progress, StoredEvent } from './projector'

const db = new ProjectionDb()

export const projector = new Projection(db, {
  head: async () => (await call('journal:status')).head,
  read: async (seq, limit) => (await call('journal:read', seq, limit)) as readonly StoredEvent[],
})

/**
 * Brings the projection to the journal's head and keeps it there. A database that cannot be opened is thrown away by
 * main and made anew; if not even that works (a full disk), the journal is shown from memory.
 */
export async function connect(onProgress: (progress: Progress) => void): Promise<void> {
  if (!(await open())) await projector.leaveDatabase()
  // Only now: news before the database is open would look like its loss. `bring` reads what came meanwhile.
  listen('journal:appended', ({ events }) => void projector.receive(events as readonly StoredEvent[]))
  // Chromium closes it when a write fails. Nothing here closes it on purpose.
  db.on('close', () => void projector.leaveDatabase())
  await projector.bring(onProgress)
}

async function open(): Promise<boolean> {
  if (await tryOpen()) return true
  await call('app:reset-projection')
  return await tryOpen()
}

async function tryOpen(): Promise<boolean> {
  try {
    await dropIfNewer()
    await db.open()
    return true
  } catch {
    db.close()
    return false
  }
}
