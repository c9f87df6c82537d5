/**
 * No network at all. Three walls: switches that keep Chromium's own services silent and names unresolvable, a session
 * proxy setting that looks nothing up, and a filter that cancels and counts every request that is not ours.
 * The CSP is a fourth, inside the page.
 */
import { app, type Session } from 'electron'
import { log } from '../app/log'
import { isLocalUrl } from './local-url'

/** Must run before the app is ready. */
export function setUpNetworkSwitches(): void {
  const switches: readonly (readonly [string, string?])[] = [
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['disable-sync'],
    ['no-pings'],
    ['dns-prefetch-disable'],
    // Direct, without looking for a proxy: WPAD would ask the network.
    ['no-proxy-server'],
    // Every name and address fails to resolve, also for what does not pass the request filter (preconnect).
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ]
  for (const [name, value] of switches) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

let blocked = 0

/** How many requests were stopped since the start. */
export const blockedRequests = (): number => blocked

export function setUpNetworkGuard(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isLocal = isLocalUrl(details.url)
    if (!isLocal) {
      blocked += 1
      // The scheme alone: an address may carry case text.
      log.warn('network request stopped', {
        scheme: details.url.split(':', 1)[0] ?? '',
        kind: details.resourceType,
      })
    }
    answer({ cancel: !isLocal })
  })
  session.setSpellCheckerEnabled(false)
  void session.setProxy({ mode: 'direct' })
}
