import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { formatCenti, parseDecimalToCenti } from '@shared/lib/decimal'

type PointsInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'error'> & {
  /** Hundredths; null: blank. */
  readonly value: number | null
  /** Points shown in tenths (scores) take one decimal only. */
  readonly unit?: 'centi' | 'tenths'
  readonly onChange: (value: number | null) => void
  readonly error?: string | null
}

const show = (value: number | null, unit: 'centi' | 'tenths'): string =>
  value === null ? '' : formatCenti(unit === 'tenths' ? value * 10 : value)

function read(text: string, unit: 'centi' | 'tenths'): number | null | 'wrong' {
  if (text.trim() === '') return null
  const parsed = parseDecimalToCenti(text)
  if (!parsed.ok || parsed.value > 1_000_000) return 'wrong'
  if (unit === 'centi') return parsed.value
  return parsed.value % 10 === 0 ? parsed.value / 10 : 'wrong'
}

/** Points as people write them. What cannot be read stays in the field, with a word of why, and counts as blank. */
export function PointsInput({ value, unit = 'centi', onChange, error = null, ...props }: PointsInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const reading = typed === null ? null : read(typed, unit)
  // Undo may put another value under what was typed: then the value is shown.
  const isTyping = typed !== null && (reading === 'wrong' ? null : reading) === value
  const isWrong = isTyping && reading === 'wrong'
  const decimals = unit === 'centi' ? '最多两位小数' : '最多一位小数'
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...props}
      value={isTyping ? typed : show(value, unit)}
      error={isWrong ? `应为数字，${decimals}` : error}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const next = read(text, unit)
        onChange(next === 'wrong' ? null : next)
      }}
      onBlur={(event) => {
        if (!isWrong) setTyped(null)
        props.onBlur?.(event)
      }}
    />
  )
}
