/** Which laptop this is, and answering for a store that was found elsewhere. */
import type { Office } from '../office/office'
import { handle } from './handle'

export function setUpDeviceHandlers({ device }: Office): void {
  handle('device:status', () => device.status())
  handle('device:attach', async ({ statement }) => {
    await device.attach(statement)
    return null
  })
}
