/** 对应案卷, 反馈, 无异议, 定稿, 通报, 销号: acts of a few fields each. */
import { Select, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { resultText } from '@shared/report/entry-dossier'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import { Notice } from '../../ui/Notice'
import { finalize } from './entry-deeds'
import { DayField, dueOf, TermNote } from './fields'
import { today } from './today'
import type { EntryView } from './use-entry'

export type EntryDialogProps = { readonly view: EntryView; readonly onClose: () => void }

export function FeedbackDialog({ view, onClose }: EntryDialogProps) {
  const [on, setOn] = useState(today)
  const [receivedBy, setReceivedBy] = useState('')
  const term = { days: view.terms.objection, unit: 'work' } as const
  const last = dueOf(on, term, view.calendars)
  return (
    <DialogForm
      isOpen
      title="登记反馈"
      submitLabel="登记反馈"
      isDisabled={last === null || receivedBy.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        if (last === null) return
        await perform('entry/fed-back', {
          entryId: view.entry.id,
          on,
          objectionDueOn: last.dueOn,
          receivedBy: receivedBy.trim(),
        })
        onClose()
      }}
    >
      <DayField label="单位签收日期" value={on} onChange={setOn} />
      <TextInput
        label="单位签收人"
        required
        data-autofocus
        maxLength={50}
        value={receivedBy}
        onChange={(event) => setReceivedBy(event.currentTarget.value)}
      />
      <Text size="sm" fw={600}>
        异议期限
      </Text>
      <TermNote start={on} term={term} calendars={view.calendars} />
    </DialogForm>
  )
}

export function WaiveObjectionDialog({ view, onClose }: EntryDialogProps) {
  const [on, setOn] = useState(today)
  return (
    <DialogForm
      isOpen
      title="登记单位无异议"
      submitLabel="登记"
      onClose={onClose}
      onSubmit={async () => {
        await perform('entry/objection-waived', { entryId: view.entry.id, on })
        onClose()
      }}
    >
      <Text size="sm">单位书面表示没有异议的，不必等异议期限届满。书面材料请留存。</Text>
      <DayField label="书面表示的日期" value={on} onChange={setOn} isFirst />
    </DialogForm>
  )
}

export function FinalizeDialog({ view, onClose }: EntryDialogProps) {
  const { entry } = view
  return (
    <DialogForm
      isOpen
      isQuestion
      title="定稿"
      submitLabel="定稿"
      onClose={onClose}
      onSubmit={async () => {
        await finalize(entry.id)
        onClose()
      }}
    >
      <Text size="sm">定稿结果：{resultText(entry.outcome)}。</Text>
      <Text size="sm">定稿后结果不再改变，进入通报和整改。</Text>
    </DialogForm>
  )
}

export function AnnounceDialog({ view, onClose }: EntryDialogProps) {
  const [on, setOn] = useState(today)
  const [circular, setCircular] = useState('')
  return (
    <DialogForm
      isOpen
      title="登记通报"
      submitLabel="登记"
      onClose={onClose}
      onSubmit={async () => {
        await perform('entry/announced', { entryId: view.entry.id, on, circular: circular.trim() })
        onClose()
      }}
    >
      <DayField label="通报日期" value={on} onChange={setOn} isFirst />
      <TextInput
        label="通报名称或者文号"
        maxLength={200}
        value={circular}
        onChange={(event) => setCircular(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

export function CloseDialog({ view, onClose }: EntryDialogProps) {
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  return (
    <DialogForm
      isOpen
      title="销号"
      submitLabel="销号"
      onClose={onClose}
      onSubmit={async () => {
        await perform('entry/closed', { entryId: view.entry.id, on, note: note.trim() })
        onClose()
      }}
    >
      <DayField label="销号日期" value={on} onChange={setOn} isFirst />
      <Textarea
        label="备注"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

export type LinkableCase = { readonly value: string; readonly label: string }

export function LinkCaseDialog({
  view,
  cases,
  onClose,
}: EntryDialogProps & { readonly cases: readonly LinkableCase[] }) {
  const [caseId, setCaseId] = useState<string | null>(null)
  return (
    <DialogForm
      isOpen
      title="对应案卷"
      submitLabel="对应"
      size={640}
      isDisabled={caseId === null}
      onClose={onClose}
      onSubmit={async () => {
        if (caseId === null) return
        await perform('entry/case-linked', { entryId: view.entry.id, caseId })
        onClose()
      }}
    >
      <Text size="sm">
        名册所列：{view.entry.listed.unit}，{view.entry.listed.number}，{view.entry.listed.title}
      </Text>
      {cases.length === 0 ? (
        <Notice tone="warning">没有可以对应的案卷。请先在“案卷”里导入扫描件；已经开始评查的不能对应。</Notice>
      ) : (
        <Select
          label="已导入的案卷"
          required
          searchable
          data-autofocus
          data={[...cases]}
          value={caseId}
          onChange={setCaseId}
        />
      )}
    </DialogForm>
  )
}
