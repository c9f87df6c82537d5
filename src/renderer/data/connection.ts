/** The one database and the one projector of this window, fed by main. */
import { call, listen } from '../app/api'
import { dropIfNewer, ProjectionDb } from './database'
import { Projector, type Progress, type StoredEvent } from './projector'

export const db = new ProjectionDb()

export const projector = new Projector(db, {
  head: async () => (await call('journal:status')).head,
  read: async (seq, limit) => (await call('journal:read', seq, limit)) as readonly StoredEvent[],
})

/**
 * Brings the projection to the journal's head and keeps it there.
 * A database that cannot be opened is thrown away by main and the page loads anew.
 */
export async function connect(onProgress: (progress: Progress) => void): Promise<void> {
  listen('journal:appended', ({ events }) => void projector.receive(events as readonly StoredEvent[]))
  try {
    await dropIfNewer()
    await db.open()
  } catch {
    await call('app:reset-projection')
    return await new Promise<never>(() => undefined) // the page is being replaced
  }
  await projector.bring(onProgress)
}
