import { ActionIcon, Button, Group, Input, Stack, Text } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { Notice } from './Notice'

type FilesFieldProps = {
  readonly label: string
  readonly description?: string
  readonly files: readonly AttachedFile[]
  readonly onChange: (files: readonly AttachedFile[]) => void
  /** Opens the file dialog and takes what was chosen into the store; null: it was closed. */
  readonly onChoose: () => Promise<readonly AttachedFile[] | null>
}

/** Scans that belong to what is being recorded. Taken in at once; they belong to it when the dialog is sent. */
export function FilesField({ label, description, files, onChange, onChoose }: FilesFieldProps) {
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const choose = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      const more = await onChoose()
      if (more) onChange([...files, ...more])
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      {...(description === undefined ? {} : { description })}
    >
      <Stack gap={4} mt={4} role="group" aria-labelledby={id}>
        {files.map((file) => (
          <Group key={file.fileId} gap={6} wrap="nowrap">
            <IconPaperclip size={16} aria-hidden />
            <Text size="sm" truncate flex={1}>
              {file.name}（{file.pageCount} 页）
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`去掉 ${file.name}`}
              onClick={() => onChange(files.filter(({ fileId }) => fileId !== file.fileId))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          loading={isBusy}
          leftSection={<IconPaperclip size={14} aria-hidden />}
          onClick={() => void choose()}
          style={{ alignSelf: 'flex-start' }}
        >
          选择扫描件…
        </Button>
        {failure && (
          <Notice tone="danger" role="alert">
            {describeFailure(failure)}
          </Notice>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
