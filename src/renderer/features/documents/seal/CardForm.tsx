import { Button, Group, Paper, Stack, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../../ui/Notice'

type CardFormProps = {
  readonly title: string
  readonly submitLabel: string
  /** What cannot be taken back is asked for in red. */
  readonly isGrave?: boolean
  readonly isDisabled?: boolean
  readonly failureTitle: string
  readonly testId?: string
  readonly onSubmit: () => Promise<void>
  /** Another answer, beside the submit button. */
  readonly other?: {
    readonly label: string
    readonly isDisabled: boolean
    readonly title: string | undefined
    readonly run: () => Promise<void>
  }
  /** Usable while the form runs, for example 停止. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A step of the release as a card with fields: a second click while the first runs does nothing. */
export function CardForm({
  title,
  submitLabel,
  failureTitle,
  testId,
  onSubmit,
  other,
  aside,
  children,
  ...look
}: CardFormProps) {
  const { isGrave = false, isDisabled = false } = look
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      aria-label={title}
      data-testid={testId}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isDisabled) void run(onSubmit)
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h5">
          {title}
        </Title>
        {children}
        {failure && (
          <Notice tone="danger" title={failureTitle} role="alert">
            {describeFailure(failure)}
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          {aside}
          {other && (
            <Button
              variant="default"
              disabled={isBusy || other.isDisabled}
              title={other.title}
              onClick={() => void run(other.run)}
            >
              {other.label}
            </Button>
          )}
          <Button
            type="submit"
            loading={isBusy}
            disabled={isDisabled}
            {...(isGrave ? { color: 'red.9' } : {})}
          >
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
