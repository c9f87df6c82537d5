/** The two moments of security set-up: before the app is ready, and on each session. */
import type { Session } from 'electron'
import { rendererDir } from '../app/paths'
import { setUpAppProtocol, setUpAppScheme } from './app-protocol'
import { setUpNavigationLock } from './navigation'
import { setUpNetworkGuard, setUpNetworkSwitches } from './network'
import { setUpPermissions } from './permissions'

export function setUpSecurityBeforeReady(): void {
  setUpAppScheme()
  setUpNetworkSwitches()
  setUpNavigationLock()
}

/** Also for the session of a hidden printing window. */
export function setUpSessionSecurity(session: Session): void {
  setUpPermissions(session)
  setUpNetworkGuard(session)
  setUpAppProtocol(session, rendererDir())
}
