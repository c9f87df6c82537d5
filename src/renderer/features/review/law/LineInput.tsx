import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Workspace } from '../use-workspace'
import { without } from './fact-drafts'
import { proposalFor } from './fact-list'
import { lineText, parseLine, type LineKind } from './parse-fact'
import type { FactField } from './use-fact-field'
import classes from './law.module.css'

type LineInputProps = {
  readonly work: Workspace
  readonly field: FactField
  readonly kind: LineKind
  readonly labelId: string
}

const PLACEHOLDERS: Readonly<Record<LineKind, string>> = {
  date: '2024-09-09 或 20240909',
  datetime: '2024-09-09 21:30',
  money: '元，如 10000',
  count: '整数',
  choice: '',
  text: '',
}

/** Dates, times, sums, counts, words, and a choice of a few. */
export function LineInput(props: LineInputProps) {
  return props.kind === 'choice' ? <ChoiceInput {...props} /> : <TypedInput {...props} />
}

function ChoiceInput({ field, labelId }: LineInputProps) {
  const { fact, saved, isLocked, save, currentPage } = field
  const value = lineText(saved)
  return (
    <NativeSelect
      size="xs"
      aria-labelledby={labelId}
      data-fact-input
      disabled={isLocked}
      value={value}
      data={[
        { value: '', label: '（未填）' },
        ...fact.options.map((option) => ({ value: option, label: option })),
      ]}
      onChange={(event) => {
        const parsed = parseLine('choice', event.currentTarget.value, fact.options)
        if (parsed.ok) void save(parsed.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey && saved !== null) void save(saved, currentPage())
      }}
    />
  )
}

function TypedInput({ work, field, kind, labelId }: LineInputProps) {
  const { fact, draft, saved, isLocked, change, save, currentPage } = field
  const [hasLeft, setLeft] = useState(false)
  // Enter has saved already when the focus then goes on.
  const isSent = useRef(false)
  const text = draft?.text ?? lineText(saved)
  const parsed = parseLine(kind, text, fact.options)
  const proposal = saved === null && text === '' ? proposalFor(fact.key, work.caseFile.facts.dates) : null
  const commit = async (withPage: boolean, typed = text): Promise<void> => {
    const result = parseLine(kind, typed, fact.options)
    setLeft(!result.ok)
    if (result.ok) await (withPage ? save(result.value, currentPage()) : save(result.value))
  }
  const takeOver = (withPage: boolean): void => {
    if (proposal !== null) void commit(withPage, proposal)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && draft !== undefined) {
      change(without(draft, 'text'))
      setLeft(false)
      event.stopPropagation()
      return
    }
    if (event.key !== 'Enter') return
    isSent.current = parsed.ok
    if (proposal !== null && text === '') takeOver(event.ctrlKey)
    else void commit(event.ctrlKey)
    // What is wrong keeps the focus; what is right lets the form go on to the next field.
    if (!parsed.ok) event.preventDefault()
  }
  return (
    <>
      <TextInput
        size="xs"
        aria-labelledby={labelId}
        data-fact-input
        readOnly={isLocked}
        maxLength={2000}
        placeholder={proposal === null ? PLACEHOLDERS[kind] : `${proposal}（案卷信息，回车采用）`}
        value={text}
        error={hasLeft && !parsed.ok ? parsed.error : null}
        onChange={(event) => {
          isSent.current = false
          change({ ...draft, text: event.currentTarget.value })
        }}
        onBlur={() => {
          if (draft?.text !== undefined && !isSent.current) void commit(false)
          isSent.current = false
        }}
        onKeyDown={onKeyDown}
      />
      {proposal !== null && !isLocked && (
        <button type="button" className={classes.link} onClick={() => takeOver(false)}>
          采用案卷信息中的 {proposal}
        </button>
      )}
    </>
  )
}
