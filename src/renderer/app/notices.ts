/** Short notices in a corner; failures always say what to do and stay until closed. */
import { notifications } from '@mantine/notifications'
import { toFailure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'

/** Mantine hides the button from the keyboard; a notice that stays must be closable by everybody. */
export const CLOSE = { 'aria-label': '关闭通知', 'aria-hidden': false, tabIndex: 0 } as const

export function tellDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4000, closeButtonProps: CLOSE })
}

export function tellFailure(cause: unknown): void {
  notifications.show({
    title: '没有完成',
    message: describeFailure(toFailure(cause)),
    color: 'red',
    autoClose: false,
    closeButtonProps: CLOSE,
  })
}

/** When somebody else sits down: results of a blind review must not stay in a corner of the screen. */
export const forgetNotices = (): void => notifications.clean()
