import { notifications } from '@mantine/notifications'
import { CLOSE } from '../../app/notices'

/** A word about something that is neither done nor failed. */
export function tellBriefly(message: string): void {
  notifications.show({ message, color: 'gray', autoClose: 6000, closeButtonProps: CLOSE })
}
