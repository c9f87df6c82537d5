/** The plain fields of dialogs: one line, a few lines, a day, a choice, a number, a tick. What is typed goes up at once. */
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'

type Common = {
  readonly label: string
  readonly description?: string
  readonly isRequired?: boolean
  /** The first field of a dialog takes the focus. */
  readonly isFirst?: boolean
}

const common = ({ label, description, isRequired = false, isFirst = false }: Common) => ({
  label,
  required: isRequired,
  ...(description === undefined ? {} : { description }),
  ...(isFirst ? { 'data-autofocus': true } : {}),
})

type TextProps = Common & {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength?: number
  readonly placeholder?: string
}

export function LineField({ value, onChange, maxLength = 200, placeholder, ...rest }: TextProps) {
  return (
    <TextInput
      {...common(rest)}
      value={value}
      maxLength={maxLength}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}

export function LongField({
  value,
  onChange,
  maxLength = 5000,
  placeholder,
  minRows = 3,
  ...rest
}: TextProps & { readonly minRows?: number }) {
  return (
    <Textarea
      {...common(rest)}
      autosize
      minRows={minRows}
      maxRows={10}
      value={value}
      maxLength={maxLength}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function DayField({ value, onChange, ...rest }: Omit<TextProps, 'maxLength' | 'placeholder'>) {
  return (
    <TextInput
      {...common({ isRequired: true, ...rest })}
      type="date"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type ChoiceProps<T extends string> = Common & {
  readonly value: T
  readonly options: readonly (T | { readonly value: T; readonly label: string })[]
  readonly onChange: (value: T) => void
}

export function ChoiceField<T extends string>({ value, options, onChange, ...rest }: ChoiceProps<T>) {
  const data = options.map((one) => (typeof one === 'string' ? { value: one, label: one } : one))
  return (
    <Select
      {...common(rest)}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        const chosen = data.find((one) => one.value === next)
        if (chosen) onChange(chosen.value as T)
      }}
    />
  )
}

type NumberProps = Common & {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** An emptied field keeps the least it may say. */
export function NumberField({ value, min, max, onChange, ...rest }: NumberProps) {
  return (
    <NumberInput
      {...common(rest)}
      value={value}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={(next) => onChange(typeof next === 'number' ? next : min)}
    />
  )
}

type TickProps = Pick<Common, 'label' | 'description'> & {
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

export function TickField({ label, description, value, onChange }: TickProps) {
  return (
    <Checkbox
      label={label}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      {...(description === undefined ? {} : { description })}
    />
  )
}
