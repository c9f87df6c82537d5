import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { composing } from './FieldsForm'

const MAX_ATTACHMENTS = 20

type AttachmentNamesProps = {
  readonly names: readonly string[]
  readonly isReadOnly: boolean
  readonly onChange: (names: readonly string[], isComposing?: boolean) => void
  readonly onLeave: () => void
}

/** 附件说明: the names under the text, in the order the paper numbers them. */
export function AttachmentNames({ names, isReadOnly, onChange, onLeave }: AttachmentNamesProps) {
  if (isReadOnly && names.length === 0) return null
  return (
    <Stack gap={4} mt={8} role="group" aria-label="附件说明">
      <Input.Label labelElement="div" size="sm">
        附件说明
      </Input.Label>
      {names.map((name, index) => (
        // Lines have no identity of their own; their place is what the paper numbers them by.
        <Group key={index} gap={4} wrap="nowrap">
          <TextInput
            aria-label={`附件 ${index + 1}`}
            placeholder="附件名称，例如：行政执法案卷评查问题清单"
            size="sm"
            flex={1}
            maxLength={200}
            readOnly={isReadOnly}
            value={name}
            onChange={(event) => onChange(names.with(index, event.currentTarget.value), composing(event))}
            onCompositionEnd={(event) => onChange(names.with(index, event.currentTarget.value))}
            onBlur={onLeave}
          />
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`删除附件 ${index + 1}`}
              onClick={() => onChange(names.toSpliced(index, 1))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!isReadOnly && names.length < MAX_ATTACHMENTS && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...names, ''])}
        >
          增加附件
        </Button>
      )}
    </Stack>
  )
}
