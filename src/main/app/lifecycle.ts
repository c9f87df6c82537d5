/**
 * Start and end of the process. Two processes on one data folder would break the journal, so the second one leaves
 * before it has touched anything, and the first one comes to the front.
 */
import { app } from 'electron'
import { emit } from '../ipc/handle'
import { log } from './log'
import { findMainWindow, focusMainWindow, openMainWindow } from './main-window'

/** @returns false in a second instance, which must do nothing more */
export function setUpSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return false
  }
  app.on('second-instance', () => {
    focusMainWindow()
    emit('app:second-instance', {})
  })
  return true
}

/** What `kill()` of a utility process ends it with. */
const SIGTERM = 15

export function setUpLifecycle(): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (findMainWindow() === undefined) openMainWindow()
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // The job pool ends its own process when it rests or hangs; the hung job itself is reported by the pool.
    const isOurs =
      type === 'Utility' && (reason === 'clean-exit' || (reason === 'killed' && exitCode === SIGTERM))
    if (isOurs) log.info('child process ended', { type, reason, exitCode })
    else log.error('child process gone', { type, reason, exitCode })
  })
}
