import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import type { KindField } from '@shared/domain/document/kind'
import { composing } from './FieldsForm'
import { isGap } from './required'

type KindFieldInputProps = {
  readonly field: KindField
  readonly value: string
  readonly isReadOnly: boolean
  readonly onChange: (value: string, isComposing?: boolean) => void
  readonly onLeave?: () => void
}

const EMPTY = '请填写这一项'

/** One of the kind's own fields, by its type. */
export function KindFieldInput({ field, value, isReadOnly, onChange, onLeave }: KindFieldInputProps) {
  const { label, type, isRequired, hint, options } = field
  const isMissing = isRequired && (value.trim() === '' || isGap(value))
  const common = {
    label,
    withAsterisk: isRequired && !isReadOnly,
    ...(hint === '' ? {} : { description: hint }),
    error: isMissing && !isReadOnly ? EMPTY : null,
    readOnly: isReadOnly,
    onBlur: () => onLeave?.(),
  }
  switch (type) {
    case 'long':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={value}
          style={{ gridColumn: '1 / -1' }}
          onChange={(event) => onChange(event.currentTarget.value, composing(event))}
          onCompositionEnd={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          data={options.includes(value) || value === '' ? [...options] : [...options, value]}
          value={value === '' ? null : value}
          clearable={!isRequired}
          placeholder="请选择"
          onChange={(next) => onChange(next ?? '')}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          value={value === '' ? '' : Number(value)}
          min={0}
          max={999_999_999}
          hideControls
          onChange={(next) => onChange(next === '' ? '' : String(next))}
        />
      )
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'text':
    case 'unit':
      return (
        <TextInput
          {...common}
          maxLength={type === 'unit' ? 100 : 500}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value, composing(event))}
          onCompositionEnd={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
