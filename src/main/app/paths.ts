/**
 * Where things are on this machine. The data folder may be moved with `--user-data-dir`, which tests and
 * portable installations use.
 */
import { mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { app } from 'electron'

/** Ours, not Electron's default, so that the folder's name does not depend on how the app was started. */
const DATA_FOLDER = 'hengjuan'

/** Must run first: the single instance lock and everything after it live in the data folder. */
export function setUpPaths(): void {
  const asked = app.commandLine.getSwitchValue('user-data-dir')
  const folder = isAbsolute(asked) ? asked : join(app.getPath('appData'), DATA_FOLDER)
  const browserData = join(folder, 'chromium')
  mkdirSync(browserData, { recursive: true })
  app.setPath('userData', folder)
  app.setPath('sessionData', browserData)
}

/** Built files lie under out/ of the app's folder, in the work tree and in a package alike. */
export const rendererDir = (): string => join(app.getAppPath(), 'out', 'renderer')
export const preloadFile = (): string => join(app.getAppPath(), 'out', 'preload', 'index.cjs')
/** The background program of src/main/jobs. */
export const jobsFile = (): string => join(app.getAppPath(), 'out', 'main', 'jobs.js')
/** Standards, defects, fonts, samples: beside out/ in the work tree, beside the app archive in a package. */
export const resourcesDir = (): string =>
  app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources')
/** Journal and blobs; Chromium's own files live apart from it. */
export const storeDir = (): string => join(app.getPath('userData'), 'store')
