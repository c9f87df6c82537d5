/**
 * Chromium's database lies in a folder of its own and holds nothing but what the journal can make anew. Chromium
 * mends or replaces broken files in there, but not a file that stands in the place of the folder.
 */
import { lstatSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { log } from './log'

/** Before Chromium looks: removes what is not a folder. */
export function setUpProjectionFolder(): void {
  const path = join(app.getPath('sessionData'), 'IndexedDB')
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined || found.isDirectory()) return
  rmSync(path, { force: true })
  log.warn('the place of the projection was taken by a file, removed', {})
}
