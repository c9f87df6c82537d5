/** What every page of ours may and may not, written out: nothing is left to a default that a release could change. */
import type { WebPreferences } from 'electron'

export const SAFE_PAGE: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
}
