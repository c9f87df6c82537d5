import { Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AppError } from '@shared/lib/app-error'
import { call } from '../../app/api'
import { tellDone } from '../../app/notices'
import { perform, saving } from '../../data/acts'
import { projector } from '../../data/connection'
import { useActor, useSession } from '../../data/session'
import { DialogForm } from '../../ui/DialogForm'
import { Notice } from '../../ui/Notice'
import { addresseeProblem, isGap, missingFields } from './fields/required'
import { nextStepLabel, standingSteps } from './stages'
import type { DocumentWork } from './use-document'
import { warningsOf } from './warnings'

export type ActName = 'submit' | 'approve' | 'return' | 'sign' | 'void'

type ActDialogsProps = {
  readonly work: DocumentWork
  readonly act: ActName | null
  /** Before the act: what is typed must be on the disk. */
  readonly flush: () => Promise<boolean>
  readonly onClose: () => void
}

/** The dialogs that move a document through its states; each names the person who answers for the step. */
export function ActDialogs({ work, act, flush, onClose }: ActDialogsProps) {
  if (act === null) return null
  const props = { work, flush, onClose }
  switch (act) {
    case 'submit':
      return <SubmitDialog {...props} />
    case 'approve':
      return <ApproveDialog {...props} />
    case 'return':
      return <ReturnDialog {...props} />
    case 'sign':
      return <SignDialog {...props} />
    case 'void':
      return <VoidDialog {...props} />
  }
}

/** A document moves on with its text or not at all. */
async function saveTyped(flush: () => Promise<boolean>): Promise<void> {
  if (await flush()) return
  throw new AppError('act/malformed', 'typed text could not be saved', { field: '请检查主送、署名和正文' })
}

type OneDialogProps = Omit<ActDialogsProps, 'act'>

type PersonFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Somebody who has signed in answers with their own name. */
function PersonField({ label, value, onChange }: PersonFieldProps) {
  const isStaffed = useSession()?.isStaffed ?? false
  return (
    <TextInput
      label={label}
      required
      maxLength={50}
      data-autofocus
      readOnly={isStaffed}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Who takes the step: the person signed in, or the name typed. */
function usePerson(startName: string): readonly [string, (name: string) => void] {
  const actor = useActor()
  const isStaffed = useSession()?.isStaffed ?? false
  const [typed, setTyped] = useState(startName)
  return [isStaffed ? (actor?.name ?? '') : typed, setTyped]
}

const lastPerson = ({ document }: DocumentWork): string => standingSteps(document.steps).at(-1)?.person ?? ''

function SubmitDialog({ work, flush, onClose }: OneDialogProps) {
  const { document } = work
  const [person, setPerson] = usePerson(work.settings.reviewerName)
  const count = warningsOf(work, document.paragraphs).length
  const gaps = document.paragraphs.filter(({ text }) => isGap(text)).length
  const isUnaddressed = addresseeProblem(document.fields, document.kind) !== null
  const missing = missingFields(document.fields, document.kind)
  const submit = async (): Promise<void> => {
    await saveTyped(flush)
    await perform('document/submitted', { documentId: document.id, person })
    onClose()
    tellDone('已送审。')
  }
  return (
    <DialogForm
      isOpen
      title="送审"
      submitLabel="送审"
      failureTitle="没有送审"
      isDisabled={person.trim() === '' || isUnaddressed || missing.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField label="经办人" value={person} onChange={setPerson} />
      {isUnaddressed && <Notice tone="danger">主送单位还没有填写，填写后才能送审。</Notice>}
      {missing.length > 0 && (
        <Notice tone="danger">要素还没有填写：{missing.join('、')}。填写后才能送审。</Notice>
      )}
      {gaps > 0 && <Notice tone="warning">正文还有 {gaps} 段有“待填写”的空缺，请核对。</Notice>}
      {count > 0 && <Notice tone="warning">正文还有 {count} 处用语提示，可以先核对再送审。</Notice>}
      <Text size="sm">送审后正文不能修改；审核人可以退回。</Text>
    </DialogForm>
  )
}

function ApproveDialog({ work, onClose }: OneDialogProps) {
  const step = nextStepLabel(work.document)
  const [person, setPerson] = usePerson('')
  const [note, setNote] = useState('')
  const submit = async (): Promise<void> => {
    await perform('document/reviewed', { documentId: work.document.id, person, note })
    onClose()
    tellDone(`${step}已通过。`)
  }
  return (
    <DialogForm
      isOpen
      title={`${step}通过`}
      submitLabel={`${step}通过`}
      isDisabled={person.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField label="审核人" value={person} onChange={setPerson} />
      {person.trim() !== '' && person.trim() === lastPerson(work) && (
        <Notice tone="warning">审核人与上一步的经办人是同一人。按分工要求，审核应由其他人员进行。</Notice>
      )}
      <Textarea
        label="审核意见（可不填）"
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

function ReturnDialog({ work, onClose }: OneDialogProps) {
  const [person, setPerson] = usePerson('')
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    await perform('document/returned', { documentId: work.document.id, person, reason })
    onClose()
    tellDone('已退回，可以继续修改正文。')
  }
  return (
    <DialogForm
      isOpen
      title="退回修改"
      submitLabel="退回"
      isDisabled={person.trim() === '' || reason.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField
        label={work.document.state === 'signing' ? '签发人' : '审核人'}
        value={person}
        onChange={setPerson}
      />
      <Textarea
        label="退回理由"
        required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

function SignDialog({ work, onClose }: OneDialogProps) {
  const name = work.numberToTake === '' ? '签发' : '签发并编号'
  const [person, setPerson] = usePerson('')
  const submit = async (): Promise<void> => {
    const { number } = await saving(() => call('document:sign', { documentId: work.document.id, person }))
    await projector.settled()
    onClose()
    tellDone(number === '' ? '已签发。' : `已签发，文号 ${number}。`)
  }
  return (
    <DialogForm
      isOpen
      title={name}
      submitLabel={name}
      failureTitle="没有签发"
      isDisabled={person.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField label="签发人" value={person} onChange={setPerson} />
      {work.numberToTake === null ? (
        <Notice tone="danger">本机没有可用的文号了，请在“文书种类—编号与分段”登记新的号段。</Notice>
      ) : (
        <Notice
          tone="info"
          title={work.numberToTake === '' ? '这种文书没有文号' : `将取文号 ${work.numberToTake}`}
          testId="number-to-take"
        >
          成文日期为今天。签发后不能再改正文{work.numberToTake === '' ? '' : '；作废保留文号，不再使用'}。
        </Notice>
      )}
    </DialogForm>
  )
}

function VoidDialog({ work, flush, onClose }: OneDialogProps) {
  const { document } = work
  const [person, setPerson] = usePerson(work.settings.reviewerName)
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    await saveTyped(flush)
    await perform('document/voided', { documentId: document.id, person, reason })
    onClose()
    tellDone('文书已作废。')
  }
  return (
    <DialogForm
      isOpen
      title="作废文书"
      submitLabel="作废"
      isGrave
      failureTitle="没有作废"
      isDisabled={person.trim() === '' || reason.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">
        作废后不能恢复。
        {document.number !== null && `文号 ${document.number.text} 保留在记录中，不再给其他文书使用。`}
        {document.state === 'sealed' && '已发出的盖章件请另行收回并登记。'}
      </Text>
      <PersonField label="经办人" value={person} onChange={setPerson} />
      <Textarea
        label="作废理由"
        required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
