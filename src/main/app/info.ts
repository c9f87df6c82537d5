import { app } from 'electron'
import { listSamples } from '../intake/samples'
import { handle } from '../ipc/handle'
import { blockedRequests } from '../security/network'
import { resourcesDir } from './paths'

export async function setUpAppInfo(): Promise<void> {
  const samples = await listSamples(resourcesDir())
  handle('app:info', () => ({
    name: app.getName(),
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: `${process.platform}-${process.arch}`,
    blockedRequests: blockedRequests(),
    samples,
  }))
}
