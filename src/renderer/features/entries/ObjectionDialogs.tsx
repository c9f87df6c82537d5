/** 登记异议 and 异议处理. */
import { Fieldset, MultiSelect, Radio, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Participant } from '@shared/domain/campaign/entry'
import { resultText } from '@shared/report/entry-dossier'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import { decideObjection } from './entry-deeds'
import type { EntryDialogProps } from './FeedbackDialogs'
import { DayField, PeopleField, TermNote } from './fields'
import { today } from './today'

type ItemDraft = { readonly itemId: string; readonly reason: string; readonly materials: string }

export function ObjectionDialog({ view, onClose }: EntryDialogProps) {
  const { entry, standard } = view
  const [on, setOn] = useState(today)
  const [person, setPerson] = useState('')
  const [items, setItems] = useState<readonly ItemDraft[]>([])
  const [lateReason, setLateReason] = useState('')
  const { feedback } = entry
  const isLate = feedback !== null && (on > feedback.objectionDueOn || feedback.waivedOn !== null)
  const choose = (ids: readonly string[]): void =>
    setItems(
      ids.map(
        (itemId) => items.find((one) => one.itemId === itemId) ?? { itemId, reason: '', materials: '' },
      ),
    )
  const set = (itemId: string, patch: Partial<ItemDraft>): void =>
    setItems(items.map((one) => (one.itemId === itemId ? { ...one, ...patch } : one)))
  const isReady =
    person.trim() !== '' &&
    items.length > 0 &&
    items.every(({ reason }) => reason.trim() !== '') &&
    (!isLate || lateReason.trim() !== '')
  const submit = async (): Promise<void> => {
    await perform('entry/objection-filed', {
      entryId: entry.id,
      objection: {
        objectionId: crypto.randomUUID(),
        on,
        person: person.trim(),
        items: items.map((one) => ({ ...one, findingId: null })),
        lateReason: isLate ? lateReason.trim() : '',
      },
    })
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title="登记异议"
      submitLabel="登记异议"
      size={680}
      isDisabled={!isReady}
      onClose={onClose}
      onSubmit={submit}
    >
      <Group grow align="flex-start">
        <DayField label="提出日期" value={on} onChange={setOn} />
        <TextInput
          label="提出人"
          required
          maxLength={50}
          data-autofocus
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
      </Group>
      {isLate && (
        <Textarea
          label="逾期受理理由"
          description={`异议期限到 ${feedback.objectionDueOn}${feedback.waivedOn === null ? '' : '，单位已书面表示没有异议'}`}
          required
          autosize
          maxLength={2000}
          value={lateReason}
          onChange={(event) => setLateReason(event.currentTarget.value)}
        />
      )}
      <MultiSelect
        label="异议项"
        required
        searchable
        data={itemOptions(view)}
        value={items.map(({ itemId }) => itemId)}
        onChange={choose}
      />
      {items.map(({ itemId, reason, materials }) => (
        <Fieldset key={itemId} legend={`${itemId} ${textOf(standard, itemId)}`} p="sm">
          <Textarea
            label={`${itemId} 异议理由`}
            required
            autosize
            maxLength={2000}
            value={reason}
            onChange={(event) => set(itemId, { reason: event.currentTarget.value })}
          />
          <TextInput
            label={`${itemId} 所附材料`}
            maxLength={2000}
            value={materials}
            onChange={(event) => set(itemId, { materials: event.currentTarget.value })}
          />
        </Fieldset>
      ))}
    </DialogForm>
  )
}

type Standard = EntryDialogProps['view']['standard']

const textOf = (standard: Standard, itemId: string): string =>
  [...(standard?.items ?? []), ...(standard?.vetoes ?? [])].find(({ id }) => id === itemId)?.text ?? ''

/** Items with a finding first: those are what a unit argues about. */
function itemOptions({ standard, problems }: EntryDialogProps['view']) {
  const hit = new Set(problems.map(({ finding }) => finding.itemId))
  const rows = [...(standard?.vetoes ?? []), ...(standard?.items ?? [])]
  return rows
    .toSorted((a, b) => Number(hit.has(b.id)) - Number(hit.has(a.id)))
    .map(({ id, text }) => ({ value: id, label: `${id} ${text}` }))
}

type Answer = { readonly isUpheld: boolean | null; readonly reason: string }
const UNANSWERED: Answer = { isUpheld: null, reason: '' }

export function DecideObjectionDialog({ view, onClose }: EntryDialogProps) {
  const { entry, standard, people, isStaffed, terms, calendars } = view
  const objection = entry.objections.find(({ decision }) => decision === null)
  const [on, setOn] = useState(today)
  const [handlers, setHandlers] = useState<readonly Participant[]>([])
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({})
  const [summary, setSummary] = useState('')
  const answerOf = (itemId: string): Answer => answers[itemId] ?? UNANSWERED
  const set = (itemId: string, patch: Partial<Answer>): void =>
    setAnswers({ ...answers, [itemId]: { ...answerOf(itemId), ...patch } })
  if (!objection) return null
  const review = view.reviews.findLast(({ round }) => round === '申辩后')
  const isReady =
    handlers.length >= 2 &&
    summary.trim() !== '' &&
    objection.items.every(
      ({ itemId }) => answerOf(itemId).isUpheld !== null && answerOf(itemId).reason.trim() !== '',
    )
  const submit = async (): Promise<void> => {
    await decideObjection(entry.id, objection.objectionId, {
      on,
      handlers,
      summary: summary.trim(),
      items: objection.items.map(({ itemId }) => ({
        itemId,
        isUpheld: answerOf(itemId).isUpheld === true,
        reason: answerOf(itemId).reason.trim(),
      })),
    })
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title="异议处理意见"
      submitLabel="作出处理意见"
      size={720}
      isDisabled={!isReady}
      onClose={onClose}
      onSubmit={submit}
    >
      <TermNote
        start={objection.on}
        term={{ days: terms.objectionAnswer, unit: 'work' }}
        calendars={calendars}
      />
      <DayField label="处理日期" value={on} onChange={setOn} />
      <PeopleField
        label="处理人"
        description="至少两人，不能是做过初评的人"
        value={handlers}
        onChange={setHandlers}
        people={people.filter(
          ({ id }) => id !== entry.assignment?.reviewerA && id !== entry.assignment?.reviewerB,
        )}
        isStaffed={isStaffed}
        isFirst
      />
      {objection.items.map(({ itemId, reason, materials }) => (
        <Fieldset key={itemId} legend={`${itemId} ${textOf(standard, itemId)}`} p="sm">
          <Stack gap="xs">
            <Text size="sm">
              单位意见：{reason}
              {materials === '' ? '' : `（材料：${materials}）`}
            </Text>
            <Radio.Group
              label={`${itemId} 是否采纳`}
              required
              value={verdictValue(answerOf(itemId))}
              onChange={(value) => set(itemId, { isUpheld: value === 'yes' })}
            >
              <Group gap="lg" mt={4}>
                <Radio value="yes" label="采纳" />
                <Radio value="no" label="不采纳" />
              </Group>
            </Radio.Group>
            <Textarea
              label={`${itemId} 处理理由`}
              required
              autosize
              maxLength={2000}
              value={answerOf(itemId).reason}
              onChange={(event) => set(itemId, { reason: event.currentTarget.value })}
            />
          </Stack>
        </Fieldset>
      ))}
      <Text size="sm">
        {review?.state === 'submitted'
          ? `有采纳的，变更后结果为申辩后评分：${resultText(review.result)}。`
          : '没有申辩后评分：只能全部不采纳。要采纳的，请先关闭，建立申辩后评分并提交。'}
      </Text>
      <Textarea
        label="处理结论"
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

const verdictValue = ({ isUpheld }: Answer): string | null =>
  isUpheld === null ? null : isUpheld ? 'yes' : 'no'
