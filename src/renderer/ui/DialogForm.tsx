import { Button, Group, Modal, Stack } from '@mantine/core'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { Notice } from './Notice'

type DialogFormProps = {
  readonly isOpen: boolean
  readonly title: string
  readonly submitLabel: string
  /** What cannot be taken back is asked for in red. */
  readonly isGrave?: boolean
  readonly isDisabled?: boolean
  readonly size?: number | string
  /** A bare question: the answer has the focus. With fields, the first one marks itself with data-autofocus. */
  readonly isQuestion?: boolean
  /** Over the alert when `onSubmit` throws, for example 没有用印. */
  readonly failureTitle?: string
  /** Resolves when done; what it throws is shown in the dialog, which stays open with everything typed. */
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question with fields: Enter or Ctrl+Enter sends it, Esc closes it, focus returns to where it came from. */
export function DialogForm({ isOpen, title, size = 480, onClose, ...form }: DialogFormProps) {
  const formId = useId()
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    const element = document.getElementById(formId)
    if (element instanceof HTMLFormElement) element.requestSubmit()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
      onKeyDown={sendByKey}
    >
      {isOpen && <FormBody formId={formId} onClose={onClose} {...form} />}
    </Modal>
  )
}

type FormBodyProps = Omit<DialogFormProps, 'isOpen' | 'title' | 'size'> & { readonly formId: string }

function FormBody(props: FormBodyProps) {
  const { formId, submitLabel, failureTitle = '没有完成', onSubmit, onClose } = props
  const { isDisabled = false, isQuestion = false, isGrave = false } = props
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
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="sm">
        {props.children}
        {failure && (
          <Notice tone="danger" title={failureTitle} role="alert">
            {describeFailure(failure)}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={isDisabled}
            {...(isQuestion ? { 'data-autofocus': true } : {})}
            {...(isGrave ? { color: 'red.9' } : {})}
          >
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
