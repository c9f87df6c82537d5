import { NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Workspace } from '../use-workspace'
import { sectionsOf, type FactFilter } from './fact-list'
import { FactRow } from './FactRow'
import type { Law } from './use-law'
import classes from './law.module.css'

/** 案情事实: what is still asked for first; every value with the page it was read on. */
export function FactsView({ work, law }: { readonly work: Workspace; readonly law: Law }) {
  const { caseType } = work.caseFile.facts
  const { facts, missing } = law
  const wanted = useGrowingSet(missing)
  const { currentFact } = law
  const [filter, setFilter] = useState<FactFilter>(() =>
    missing.length === 0 || (currentFact !== null && !missing.includes(currentFact)) ? 'all' : 'missing',
  )
  const form = useRef<HTMLDivElement>(null)
  useFocusFact(form, law)
  const [words, setWords] = useState('')
  const sections = useMemo(
    () => sectionsOf({ caseType, facts, wanted, filter, words }),
    [caseType, facts, wanted, filter, words],
  )
  return (
    <div ref={form} onKeyDown={stepOnEnter}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label="显示哪些事实"
          value={filter}
          data={[
            { value: 'missing', label: '缺的' },
            { value: 'all', label: '全部' },
            { value: 'entered', label: '已填' },
          ]}
          onChange={(next) => setFilter(next as FactFilter)}
        />
        <TextInput
          size="xs"
          className={classes.grow}
          aria-label="查找事实"
          placeholder="查找，如 送达"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SectorField law={law} />
      </div>
      <Text size="xs" px={10} className={classes.muted}>
        <kbd className={classes.key}>回车</kbd> 保存到下一项，<kbd className={classes.key}>Ctrl 回车</kbd>{' '}
        连同当前页一起保存。没有发生的事项不用填。
      </Text>
      {sections.length === 0 && <Empty filter={filter} isSearch={words.trim() !== ''} />}
      {sections.map(({ title, facts: own }) => (
        <section key={title} aria-label={title} className={classes.section}>
          <h3 className={classes.sectionHead}>{title}</h3>
          {own.map((fact) => (
            <FactRow
              key={fact.key}
              work={work}
              law={law}
              fact={fact}
              isMissing={missing.includes(fact.key)}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

/** Asked for from a result: the form is opened at this fact, once. */
function useFocusFact(form: RefObject<HTMLDivElement | null>, { currentFact, showFact }: Law): void {
  useEffect(() => {
    if (currentFact === null) return
    const row = form.current?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(currentFact)}"]`)
    const input = row?.querySelector<HTMLElement>('[data-fact-input]')
    const field = input?.matches('input, select') ? input : input?.querySelector<HTMLElement>('input, button')
    field?.focus()
    row?.scrollIntoView({ block: 'center' })
    showFact(null)
  }, [form, currentFact, showFact])
}

/** Grows while the form is open: a field that is filled in stays where it was. */
function useGrowingSet(keys: readonly string[]): ReadonlySet<string> {
  const [kept, setKept] = useState<ReadonlySet<string>>(() => new Set(keys))
  if (keys.every((key) => kept.has(key))) return kept
  const grown = new Set([...kept, ...keys])
  setKept(grown)
  return grown
}

function Empty({ filter, isSearch }: { readonly filter: FactFilter; readonly isSearch: boolean }) {
  const text = isSearch
    ? '没有这样的事实，请换个词查找。'
    : filter === 'entered'
      ? '还没有填写案情事实。请从“缺的”开始。'
      : '各条规则需要的事实都已填写。'
  return (
    <Text size="sm" p="md" className={classes.muted}>
      {text}
    </Text>
  )
}

function SectorField({ law }: { readonly law: Law }) {
  const { books, sector, canEdit, setSector } = law
  return (
    <NativeSelect
      size="xs"
      w={132}
      aria-label="适用行业"
      title={`适用行业：${sector.name}${sector.confirmed ? '' : '（期限待确认）'}`}
      disabled={!canEdit}
      value={sector.id}
      data={books.sectors.map(({ id, name, confirmed }) => ({
        value: id,
        label: confirmed ? name : `${name}（待确认）`,
      }))}
      onChange={(event) => void setSector(event.currentTarget.value)}
    />
  )
}

/** Enter goes on to the next field, once its own field has let it: what is wrong stays. */
function stepOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.isDefaultPrevented()) return
  const { target, currentTarget } = event
  if (!(target instanceof HTMLElement) || target.closest('[data-fact-input]') === null) return
  event.preventDefault()
  event.stopPropagation()
  const fields = [...currentTarget.querySelectorAll<HTMLElement>('[data-fact-input]')]
  const now = target.closest<HTMLElement>('[data-fact-input]')
  const next = fields[fields.findIndex((field) => field === now) + 1]
  const focusable = next?.matches('input, select')
    ? next
    : next?.querySelector<HTMLElement>('input, select, button')
  focusable?.focus()
  focusable?.scrollIntoView({ block: 'nearest' })
}
