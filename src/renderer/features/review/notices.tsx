/** Short notices of this screen: one at a time, over the pages and not over the panel one works in. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { CLOSE } from '../../app/notices'

const ID = 'review-notice'
const SHORT_MS = 2500
const WITH_CHOICE_MS = 8000

export type NoticeChoice = { readonly label: string; readonly onChoose: () => void }

export function tellBriefly(message: string, choice?: NoticeChoice): void {
  notifications.hide(ID)
  notifications.show({
    id: ID,
    position: 'bottom-center',
    withCloseButton: choice === undefined,
    closeButtonProps: CLOSE,
    autoClose: choice === undefined ? SHORT_MS : WITH_CHOICE_MS,
    message:
      choice === undefined ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(ID)
              choice.onChoose()
            }}
          >
            {choice.label}
          </Button>
        </Group>
      ),
  })
}
