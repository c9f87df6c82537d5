/**
 * A window shows our entry page and nothing else: no other page, no new window, no embedded contents.
 */
import { app, type WebContents } from 'electron'
import { log } from '../app/log'
import { ENTRY_URL } from './origin'

/** Reloading the entry page is allowed: the crash screen offers it. */
const isEntry = (url: string): boolean => url === ENTRY_URL || url.startsWith(`${ENTRY_URL}#`)

function lock(contents: WebContents): void {
  const stop = (event: { preventDefault: () => void; readonly url: string }): void => {
    if (isEntry(event.url)) return
    event.preventDefault()
    log.warn('navigation stopped', { scheme: event.url.split(':', 1)[0] ?? '' })
  }
  contents.on('will-navigate', stop)
  contents.on('will-frame-navigate', stop)
  contents.on('will-redirect', stop)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => {
    log.warn('window.open stopped')
    return { action: 'deny' }
  })
  // WebRTC is not seen by the request filter: no UDP of its own.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Applies to every window, also the hidden printing ones. */
export function setUpNavigationLock(): void {
  app.on('web-contents-created', (_event, contents) => lock(contents))
  app.on('login', (event) => event.preventDefault())
  app.on('select-client-certificate', (event) => event.preventDefault())
}
