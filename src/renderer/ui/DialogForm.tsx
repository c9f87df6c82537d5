import { Alert, Button, Group, Modal, Stack, type MantineColor } from '@mantine/core'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'

type DialogFormProps = {
  readonly isOpen: boolean
  readonly title: string
  readonly submitLabel: string
  readonly submitColor?: MantineColor
  readonly isDisabled?: boolean
  readonly size?: number | string
  /** Over the alert when `onSubmit` throws, for example 没有用印. */
  readonly failureTitle?: string
  /** Resolves when done; what it throws is shown in the dialog, which stays open with everything typed. */
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question with fields: Enter or Ctrl+Enter sends it, Esc closes it, focus returns to where it came from. */
export function DialogForm({ isOpen, title, size = 480, onClose, ...form }: DialogFormProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {isOpen && <FormBody onClose={onClose} {...form} />}
    </Modal>
  )
}

type FormBodyProps = Omit<DialogFormProps, 'isOpen' | 'title' | 'size'>

function FormBody(props: FormBodyProps) {
  const { submitLabel, submitColor, isDisabled = false, failureTitle = '没有完成', onSubmit, onClose } = props
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const submit = async (): Promise<void> => {
    if (isBusy || isDisabled) return
    setBusy(true)
    setFailure(null)
    try {
      await onSubmit()
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  const sendByKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <form
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="sm">
        {props.children}
        {failure && (
          <Alert color="red" title={failureTitle} role="alert">
            {describeFailure(failure)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={isDisabled}
            {...(submitColor === undefined ? {} : { color: submitColor })}
          >
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
