import type { KeyboardEvent } from 'react'
import type { FactField } from './use-fact-field'
import classes from './law.module.css'

const ANSWERS = [
  { value: true, label: '是', keys: ['y', '1'] },
  { value: false, label: '否', keys: ['n', '0'] },
] as const

/** 是 or 否, saved at once: a click, an arrow key, or Y and N. */
export function YesNoInput({ field, labelId }: { readonly field: FactField; readonly labelId: string }) {
  const { fact, saved, isLocked, save, currentPage } = field
  const answer = saved?.kind === 'yes-no' ? saved.value : null
  const set = (value: boolean | null): void => void save(value === null ? null : { kind: 'yes-no', value })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || isLocked) return
    if (event.key === 'Enter' && event.ctrlKey && saved !== null) void save(saved, currentPage())
    if (event.ctrlKey) return
    const found = ANSWERS.find(({ keys }) => keys.some((key) => key === event.key.toLowerCase()))
    if (found) set(found.value)
    else if (event.key === 'Delete' || event.key === 'Backspace') set(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      className={classes.answers}
      data-fact-input
      onKeyDown={onKeyDown}
    >
      {ANSWERS.map(({ value, label }) => (
        <label key={label} className={classes.answer} data-on={answer === value || undefined}>
          <input
            type="radio"
            name={fact.key}
            checked={answer === value}
            disabled={isLocked}
            onChange={() => set(value)}
          />
          {label}
        </label>
      ))}
      {answer !== null && !isLocked && (
        <button
          type="button"
          className={classes.link}
          aria-label={`清除：${fact.label}`}
          onClick={() => set(null)}
        >
          清除
        </button>
      )}
    </div>
  )
}
