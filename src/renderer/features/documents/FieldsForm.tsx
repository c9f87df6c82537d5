import { ActionIcon, Button, Group, Input, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ChangeEvent } from 'react'
import { UNKNOWN_ADDRESSEE } from '@shared/domain/document/opinion-input'
import type { DocumentFields } from '@shared/domain/document/supervision-document'
import classes from './documents.module.css'

type FieldsFormProps = {
  readonly fields: DocumentFields
  readonly isReadOnly: boolean
  readonly onChange: (fields: DocumentFields, isComposing?: boolean) => void
  readonly onLeave: () => void
}

type LineName = 'addressee' | 'issuer' | 'contactPerson' | 'contactPhone'

const LINES: readonly { readonly name: LineName; readonly label: string; readonly maxLength: number }[] = [
  { name: 'addressee', label: '主送', maxLength: 100 },
  { name: 'issuer', label: '署名', maxLength: 100 },
  { name: 'contactPerson', label: '联系人', maxLength: 50 },
  { name: 'contactPhone', label: '电话', maxLength: 50 },
]

const REQUIRED: Readonly<Partial<Record<LineName, string>>> = {
  addressee: '请填写主送单位全称',
  issuer: '请填写署名机关全称',
}

const MAX_ATTACHMENTS = 20

/** The lines around the text: to whom, from whom, whom to call, what comes with it. */
export function FieldsForm({ fields, isReadOnly, onChange, onLeave }: FieldsFormProps) {
  const errorOf = (name: LineName): string | null => {
    if (name === 'addressee' && fields.addressee === UNKNOWN_ADDRESSEE) return REQUIRED.addressee ?? null
    return fields[name].trim() === '' ? (REQUIRED[name] ?? null) : null
  }
  return (
    <section aria-label="文书要素" className={classes.fields}>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
        {LINES.map(({ name, label, maxLength }) => (
          <TextInput
            key={name}
            label={label}
            size="sm"
            maxLength={maxLength}
            readOnly={isReadOnly}
            withAsterisk={!isReadOnly && REQUIRED[name] !== undefined}
            value={fields[name]}
            error={isReadOnly ? null : errorOf(name)}
            onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value }, composing(event))}
            onCompositionEnd={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
            onBlur={onLeave}
          />
        ))}
      </SimpleGrid>
      <Attachments
        names={fields.attachments}
        isReadOnly={isReadOnly}
        onChange={(attachments, isComposing) => onChange({ ...fields, attachments }, isComposing)}
        onLeave={onLeave}
      />
    </section>
  )
}

const composing = (event: ChangeEvent): boolean => (event.nativeEvent as unknown as InputEvent).isComposing

type AttachmentsProps = {
  readonly names: readonly string[]
  readonly isReadOnly: boolean
  readonly onChange: (names: readonly string[], isComposing?: boolean) => void
  readonly onLeave: () => void
}

function Attachments({ names, isReadOnly, onChange, onLeave }: AttachmentsProps) {
  if (isReadOnly && names.length === 0) return null
  return (
    <Stack gap={4} mt={8} role="group" aria-label="附件">
      <Input.Label labelElement="div" size="sm">
        附件
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
