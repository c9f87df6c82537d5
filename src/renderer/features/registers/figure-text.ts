import type { Figure } from '@shared/domain/loop/figures'

/** `—`: there is nothing to reckon with. */
export const valueText = (value: number | null): string => (value === null ? '—' : String(value))

/** 增加 3 份；a rate changes by percentage points. */
export function changeText({ value, before, unit }: Pick<Figure, 'value' | 'before' | 'unit'>): string {
  if (value === null || before === null) return ''
  const change = Math.round((value - before) * 10) / 10
  if (change === 0) return '与上年相同'
  const word = unit === '%' ? '个百分点' : unit
  return `${change > 0 ? '增加' : '减少'} ${Math.abs(change)} ${word}`
}
