/** 审批, 移送, 回执, 结果, 撤回: one act each. */
import { SimpleGrid, Text } from '@mantine/core'
import { CLUE_RESULTS, CLUE_STEPS, type Clue, type ClueReceipt } from '@shared/domain/loop/clue'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { isOut } from '@shared/domain/loop/progress'
import type { Actor, Person, PersonRef } from '@shared/domain/people/person'
import { perform } from '../../data/acts'
import { chooseFiles } from '../../data/loop'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { FilesField } from '../../ui/FilesField'
import {
  ChoiceField,
  DayField,
  isDay,
  LineField,
  LongField,
  NumberField,
  TickField,
} from '../../ui/form-fields'
import { PeopleField } from '../../ui/PeopleField'
import { useFields } from '../../ui/use-fields'

export type ClueActProps = {
  readonly clue: Clue
  /** Who sits at the laptop: offered as the one who acts. */
  readonly actor: Actor
  readonly people: readonly Person[]
  readonly papers: readonly SupervisionDocument[]
  readonly onClose: () => void
}

export function ApproveClueDialog({ clue, actor, people, onClose }: ClueActProps) {
  const step = CLUE_STEPS[clue.approvals.length]
  const [fields, set] = useFields(() => ({
    on: today(),
    approver: (actor.name === ''
      ? []
      : [{ personId: actor.personId, name: actor.name }]) as readonly PersonRef[],
    opinion: step === '承办' ? '建议移送' : '同意',
  }))
  const [person] = fields.approver
  if (step === undefined) return null
  return (
    <DialogForm
      isOpen
      title={`登记${step}意见`}
      submitLabel="登记"
      isDisabled={!isDay(fields.on) || person === undefined || fields.opinion.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        if (person === undefined) return
        const approval = { step, on: fields.on, person, opinion: fields.opinion }
        await perform('clue/approved', { clueId: clue.id, approval })
        onClose()
      }}
    >
      <DayField label="日期" value={fields.on} onChange={(on) => set({ on })} />
      <PeopleField
        label={step}
        max={1}
        people={people}
        value={fields.approver}
        onChange={(approver) => set({ approver })}
      />
      <LineField
        label="意见"
        isRequired
        isFirst
        value={fields.opinion}
        onChange={(opinion) => set({ opinion })}
      />
    </DialogForm>
  )
}

const NO_PAPER = 'none'

export function TransferClueDialog({ clue, people, papers, onClose }: ClueActProps) {
  const letters = papers.filter(isOut)
  const [fields, set] = useFields(() => ({
    ...{ on: today(), way: '专人送达', carriers: [] as readonly PersonRef[], copies: 1 },
    ...{ isSealedEnvelope: true, documentId: letters.at(-1)?.id ?? NO_PAPER },
  }))
  const { documentId, ...transfer } = fields
  return (
    <DialogForm
      isOpen
      title="登记移送"
      submitLabel="登记移送"
      size={560}
      isDisabled={!isDay(fields.on) || fields.carriers.length < 2 || fields.way.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('clue/transferred', {
          clueId: clue.id,
          transfer: { ...transfer, documentId: documentId === NO_PAPER ? null : documentId },
        })
        onClose()
      }}
    >
      <Text size="sm">接收机关：{clue.facts.receiver}</Text>
      <ChoiceField
        label="移送函"
        description="已经签发、用印的移送函。"
        isFirst
        options={[
          ...letters.map(({ id, kind, number }) => ({
            value: id,
            label: `${kind.title} ${number?.text ?? '未编号'}`,
          })),
          { value: NO_PAPER, label: '没有在本程序里签发移送函' },
        ]}
        value={documentId}
        onChange={(id) => set({ documentId: id })}
      />
      <SimpleGrid cols={2}>
        <DayField label="移送日期" value={fields.on} onChange={(on) => set({ on })} />
        <LineField label="移送方式" isRequired value={fields.way} onChange={(way) => set({ way })} />
        <NumberField
          label="材料份数"
          min={1}
          max={99}
          value={fields.copies}
          onChange={(copies) => set({ copies })}
        />
      </SimpleGrid>
      <PeopleField
        label="移送人"
        description="两人专送。"
        max={4}
        people={people}
        value={fields.carriers}
        onChange={(carriers) => set({ carriers })}
      />
      <TickField
        label="密封移送"
        value={fields.isSealedEnvelope}
        onChange={(isSealedEnvelope) => set({ isSealedEnvelope })}
      />
    </DialogForm>
  )
}

export function ReceiptDialog({ clue, onClose }: ClueActProps) {
  const [fields, set] = useFields<ClueReceipt>(() => ({ on: today(), receivedBy: '', note: '', files: [] }))
  return (
    <DialogForm
      isOpen
      title="登记回执"
      submitLabel="登记"
      isDisabled={!isDay(fields.on) || fields.receivedBy.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('clue/receipt-recorded', { clueId: clue.id, receipt: fields })
        onClose()
      }}
    >
      <DayField label="签收日期" value={fields.on} onChange={(on) => set({ on })} />
      <LineField
        label="接收人"
        isRequired
        isFirst
        value={fields.receivedBy}
        onChange={(receivedBy) => set({ receivedBy })}
      />
      <LineField label="备注" value={fields.note} onChange={(note) => set({ note })} />
      <FilesField
        label="盖章回执扫描件"
        files={fields.files}
        onChange={(files) => set({ files })}
        onChoose={chooseFiles}
      />
    </DialogForm>
  )
}

export function ResultDialog({ clue, onClose }: ClueActProps) {
  const [fields, set] = useFields(() => ({
    ...{ on: today(), result: CLUE_RESULTS[0] as (typeof CLUE_RESULTS)[number], number: '', note: '' },
  }))
  return (
    <DialogForm
      isOpen
      title="登记办理结果"
      submitLabel="登记"
      isDisabled={!isDay(fields.on)}
      onClose={onClose}
      onSubmit={async () => {
        await perform('clue/result-recorded', { clueId: clue.id, result: fields })
        onClose()
      }}
    >
      <ChoiceField
        label="办理结果"
        isFirst
        options={CLUE_RESULTS}
        value={fields.result}
        onChange={(result) => set({ result })}
      />
      <DayField label="函告日期" value={fields.on} onChange={(on) => set({ on })} />
      <LineField label="文号" value={fields.number} onChange={(number) => set({ number })} />
      <LongField label="情况说明" value={fields.note} onChange={(note) => set({ note })} />
    </DialogForm>
  )
}

export function WithdrawClueDialog({ clue, onClose }: ClueActProps) {
  const [fields, set] = useFields(() => ({ on: today(), reason: '' }))
  return (
    <DialogForm
      isOpen
      title="撤回线索"
      submitLabel="撤回"
      isGrave
      isDisabled={!isDay(fields.on) || fields.reason.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('clue/withdrawn', { clueId: clue.id, ...fields })
        onClose()
      }}
    >
      <Text size="sm">撤回后不再移送，登记和审批记录保留。不能恢复，需要时重新登记。</Text>
      <DayField label="日期" value={fields.on} onChange={(on) => set({ on })} />
      <LongField
        label="理由"
        isRequired
        isFirst
        maxLength={500}
        value={fields.reason}
        onChange={(reason) => set({ reason })}
      />
    </DialogForm>
  )
}
