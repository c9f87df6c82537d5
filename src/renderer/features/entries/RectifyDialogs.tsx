/** 下达整改, 整改报告, 复查: problem by problem. */
import { Checkbox, Fieldset, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isProblem } from '@shared/domain/campaign/entry-outcome'
import type { Participant, RectifyItem, RectifyResult } from '@shared/domain/campaign/entry'
import { findingLine } from '@shared/report/entry-dossier'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import type { EntryDialogProps } from './FeedbackDialogs'
import { DayField, dueOf, PeopleField, TermNote } from './fields'
import { today } from './today'

export function OrderRectificationDialog({ view, onClose }: EntryDialogProps) {
  const { entry, caseFile, problems, terms, calendars } = view
  const [on, setOn] = useState(today)
  const [items, setItems] = useState<readonly (RectifyItem & { readonly isAsked: boolean })[]>(() =>
    problems
      .filter(({ finding }) => isProblem(finding))
      .map(({ finding }, index) => ({
        findingId: finding.id,
        number: index + 1,
        problem: caseFile ? findingLine(caseFile, finding).slice(0, 2000) : finding.description,
        demand: finding.advice,
        isAsked: true,
      })),
  )
  const term = { days: terms.rectify, unit: 'cal' } as const
  const last = dueOf(on, term, calendars)
  const asked = items.filter(({ isAsked }) => isAsked)
  const set = (findingId: string, patch: Partial<(typeof items)[number]>): void =>
    setItems(items.map((one) => (one.findingId === findingId ? { ...one, ...patch } : one)))
  return (
    <DialogForm
      isOpen
      title="下达整改要求"
      submitLabel="下达整改"
      size={760}
      isDisabled={last === null || asked.length === 0 || asked.some(({ demand }) => demand.trim() === '')}
      onClose={onClose}
      onSubmit={async () => {
        if (last === null) return
        await perform('entry/rectification-ordered', {
          entryId: entry.id,
          on,
          dueOn: last.dueOn,
          items: asked.map(({ findingId, number, problem, demand }) => ({
            findingId,
            number,
            problem,
            demand,
          })),
        })
        onClose()
      }}
    >
      <DayField label="下达日期" value={on} onChange={setOn} isFirst />
      <TermNote start={on} term={term} calendars={calendars} />
      {items.map(({ findingId, number, problem, demand, isAsked }) => (
        <Fieldset key={findingId} legend={`问题 ${number}`} p="sm">
          <Stack gap="xs">
            <Checkbox
              label={problem}
              checked={isAsked}
              onChange={(event) => set(findingId, { isAsked: event.currentTarget.checked })}
            />
            {isAsked && (
              <Textarea
                label={`问题 ${number} 整改要求`}
                required
                autosize
                maxLength={2000}
                value={demand}
                onChange={(event) => set(findingId, { demand: event.currentTarget.value })}
              />
            )}
          </Stack>
        </Fieldset>
      ))}
    </DialogForm>
  )
}

const isDoneValue = (result: RectifyResult): string => (result.isDone ? 'done' : 'open')

/** One problem with whether it is put right, why not, and what proves it. */
function ResultFields(props: {
  readonly item: RectifyItem
  readonly result: RectifyResult
  readonly hasProof: boolean
  readonly onChange: (next: RectifyResult) => void
}) {
  const { item, result, hasProof, onChange } = props
  const { number } = item
  return (
    <Fieldset legend={`问题 ${number}`} p="sm">
      <Stack gap="xs">
        <Text size="sm">{item.problem}</Text>
        <Text size="sm" c="dimmed">
          要求：{item.demand}
        </Text>
        <Radio.Group
          label={`问题 ${number} 结果`}
          value={isDoneValue(result)}
          onChange={(value) => onChange({ ...result, isDone: value === 'done' })}
        >
          <Group gap="lg" mt={4}>
            <Radio value="done" label="已改" />
            <Radio value="open" label="未改" />
          </Group>
        </Radio.Group>
        <TextInput
          label={`问题 ${number} ${result.isDone ? '说明' : '未改原因'}`}
          maxLength={2000}
          required={!result.isDone}
          value={result.reason}
          onChange={(event) => onChange({ ...result, reason: event.currentTarget.value })}
        />
        {hasProof && (
          <TextInput
            label={`问题 ${number} 证明材料`}
            maxLength={2000}
            value={result.proof}
            onChange={(event) => onChange({ ...result, proof: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Fieldset>
  )
}

function useResults(view: EntryDialogProps['view']) {
  const items = view.entry.rectification?.items ?? []
  const reported = view.entry.rectification?.reports.at(-1)?.results ?? []
  const [results, setResults] = useState<readonly RectifyResult[]>(() =>
    items.map(
      ({ findingId }) =>
        reported.find((one) => one.findingId === findingId) ?? {
          findingId,
          isDone: true,
          reason: '',
          proof: '',
        },
    ),
  )
  const change = (next: RectifyResult): void =>
    setResults(results.map((one) => (one.findingId === next.findingId ? next : one)))
  const isReady = results.every(({ isDone, reason }) => isDone || reason.trim() !== '')
  return { items, results, change, isReady }
}

export function ReportDialog({ view, onClose }: EntryDialogProps) {
  const { items, results, change, isReady } = useResults(view)
  const [on, setOn] = useState(today)
  const [person, setPerson] = useState('')
  const [text, setText] = useState('')
  return (
    <DialogForm
      isOpen
      title="登记整改报告"
      submitLabel="登记"
      size={720}
      isDisabled={!isReady || person.trim() === '' || text.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('entry/rectification-reported', {
          ...{ entryId: view.entry.id, on, person: person.trim(), text: text.trim(), results },
        })
        onClose()
      }}
    >
      <Group grow align="flex-start">
        <DayField label="收到日期" value={on} onChange={setOn} />
        <TextInput
          label="报告人"
          required
          maxLength={50}
          data-autofocus
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
      </Group>
      <Textarea
        label="整改情况"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {results.map((result) => {
        const item = items.find(({ findingId }) => findingId === result.findingId)
        return (
          item && <ResultFields key={result.findingId} {...{ item, result }} hasProof onChange={change} />
        )
      })}
    </DialogForm>
  )
}

export function ReinspectDialog({ view, onClose }: EntryDialogProps) {
  const { items, results, change, isReady } = useResults(view)
  const [on, setOn] = useState(today)
  const [inspectors, setInspectors] = useState<readonly Participant[]>([])
  const [note, setNote] = useState('')
  const isPassed = results.every(({ isDone }) => isDone)
  return (
    <DialogForm
      isOpen
      title="登记复查"
      submitLabel={isPassed ? '复查通过' : '复查不通过，退回整改'}
      size={720}
      isDisabled={!isReady || inspectors.length === 0}
      onClose={onClose}
      onSubmit={async () => {
        await perform('entry/reinspected', {
          ...{ entryId: view.entry.id, on, inspectors, isPassed, results, note: note.trim() },
        })
        onClose()
      }}
    >
      <DayField label="复查日期" value={on} onChange={setOn} />
      <PeopleField
        label="复查人"
        value={inspectors}
        onChange={setInspectors}
        people={view.people}
        isStaffed={view.isStaffed}
        isFirst
      />
      {results.map((result) => {
        const item = items.find(({ findingId }) => findingId === result.findingId)
        return (
          item && (
            <ResultFields key={result.findingId} {...{ item, result }} hasProof={false} onChange={change} />
          )
        )
      })}
      <Textarea
        label="复查意见"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
