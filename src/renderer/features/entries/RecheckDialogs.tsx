/** 比对, 复核, 免予复核, 转监督案件. */
import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { RECHECK_REASONS } from '@shared/report/entry-recheck'
import { resultText } from '@shared/report/entry-dossier'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import { compare, recheck } from './entry-deeds'
import type { EntryDialogProps } from './FeedbackDialogs'
import { DayField } from './fields'
import { today } from './today'

export function CompareDialog({ view, onClose }: EntryDialogProps) {
  return (
    <DialogForm
      isOpen
      isQuestion
      title="比对初评"
      submitLabel="比对"
      onClose={onClose}
      onSubmit={async () => {
        await compare(view.entry.id)
        onClose()
      }}
    >
      <Text size="sm">
        {view.isDouble
          ? '两份初评已经提交。比对后两份初评互相公开，也不能再退回修改。'
          : '初评已经提交。确认后进入复核，初评不能再退回修改。'}
      </Text>
    </DialogForm>
  )
}

export function RecheckDialog({ view, onClose }: EntryDialogProps) {
  const [on, setOn] = useState(today)
  const [opinion, setOpinion] = useState('')
  const { entry, recheckReasons } = view
  const isChanged = entry.rounds.recheck !== null
  return (
    <DialogForm
      isOpen
      title="复核"
      submitLabel="完成复核"
      isDisabled={opinion.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await recheck(entry.id, on, opinion)
        onClose()
      }}
    >
      <Text size="sm">
        {isChanged
          ? '复核评分已经提交，以复核评分为结果。'
          : `维持现在的结果：${resultText(entry.outcome)}。要改动评分的，请先关闭，选“改动评分后复核”。`}
      </Text>
      {recheckReasons.length > 0 && (
        <Text size="sm">复核原因：{recheckReasons.map((reason) => RECHECK_REASONS[reason]).join('、')}</Text>
      )}
      <DayField label="复核日期" value={on} onChange={setOn} />
      <Textarea
        label="复核意见"
        required
        autosize
        minRows={3}
        data-autofocus
        maxLength={2000}
        value={opinion}
        onChange={(event) => setOpinion(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

/** One field of reason, one act. */
function ReasonDialog(props: {
  readonly title: string
  readonly submitLabel: string
  readonly label: string
  readonly description: string
  readonly isGrave?: boolean
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<void>
}) {
  const [reason, setReason] = useState('')
  const { title, submitLabel, label, description, isGrave = false, onClose, onReason } = props
  return (
    <DialogForm
      isOpen
      title={title}
      submitLabel={submitLabel}
      isGrave={isGrave}
      isDisabled={reason.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await onReason(reason.trim())
        onClose()
      }}
    >
      <Text size="sm">{description}</Text>
      <Textarea
        label={label}
        required
        autosize
        minRows={3}
        data-autofocus
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

export function WaiveRecheckDialog({ view, onClose }: EntryDialogProps) {
  return (
    <ReasonDialog
      title="免予复核"
      submitLabel="免予复核"
      label="理由"
      description="这个案卷不在必须复核的范围。免予复核的，结果按现在的计。"
      onClose={onClose}
      onReason={(reason) => perform('entry/recheck-waived', { entryId: view.entry.id, reason })}
    />
  )
}

export function TransferDialog({ view, onClose }: EntryDialogProps) {
  return (
    <ReasonDialog
      title="转监督案件"
      submitLabel="转监督案件"
      label="转办理由"
      description="转监督案件后，本批次不再对这个案卷整改销号，由行政执法监督程序处理。不能撤回。"
      isGrave
      onClose={onClose}
      onReason={(reason) => perform('entry/transferred', { entryId: view.entry.id, reason })}
    />
  )
}
