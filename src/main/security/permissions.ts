/**
 * Every permission is refused, asked for or only checked. There is no exception: copying goes through the keyboard's
 * own editing commands, which need no permission.
 */
import type { Session } from 'electron'

export function setUpPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // Files leave through the save dialog of main, never through a download.
  session.on('will-download', (event) => event.preventDefault())
}
