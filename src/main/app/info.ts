import { app } from 'electron'
import { handle } from '../ipc/handle'
import { blockedRequests } from '../security/network'

export function setUpAppInfo(): void {
  handle('app:info', () => ({
    name: app.getName(),
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: `${process.platform}-${process.arch}`,
    blockedRequests: blockedRequests(),
  }))
}
