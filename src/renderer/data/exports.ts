/** Sends a paper out of the store: main asks where to, writes it, and shows the folder. */
import type { ExportOrder } from '@shared/ipc/shapes'
import { call } from '../app/api'

/** @returns the names written, or null when the person closed the save dialog */
export async function saveExport(order: Omit<ExportOrder, 'jobId'>): Promise<readonly string[] | null> {
  const answer = await call('export:save', { jobId: crypto.randomUUID(), ...order })
  if (answer === null) return null
  // The file is written and recorded; a file manager that does not open takes nothing away from that.
  await call('export:reveal', { exportId: answer.exportId }).catch(() => undefined)
  return answer.names
}
