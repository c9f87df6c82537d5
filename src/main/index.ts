/** Start of the main process: the order matters, the parts know nothing of each other. */
import { app, session } from 'electron'
import { setUpAppInfo } from './app/info'
import { setUpLifecycle, setUpSingleInstance } from './app/lifecycle'
import { log } from './app/log'
import { openMainWindow } from './app/main-window'
import { setUpMenu } from './app/menu'
import { setUpPaths } from './app/paths'
import { setUpProjectionFolder } from './app/projection-folder'
import { setUpChromiumSwitches } from './app/switches'
import { unhandledChannels } from './ipc/handle'
import { setUpOffice } from './office/set-up-office'
import { setUpSecurityBeforeReady, setUpSessionSecurity } from './security'

async function start(): Promise<void> {
  await app.whenReady()
  setUpSessionSecurity(session.defaultSession)
  setUpMenu()
  await setUpAppInfo()
  await setUpOffice()
  const unanswered = unhandledChannels()
  if (unanswered.length > 0) log.warn('channels without a handler', { channels: unanswered.join(' ') })
  openMainWindow()
}

setUpPaths()
if (setUpSingleInstance()) {
  setUpProjectionFolder()
  setUpChromiumSwitches()
  setUpSecurityBeforeReady()
  setUpLifecycle()
  start().catch((cause: unknown) => {
    log.failure('start', cause)
    app.exit(1)
  })
}
