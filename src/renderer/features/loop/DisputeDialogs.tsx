/** 各方意见, 机构编制部门意见, 专家论证, 办结: one act each. */
import { ActionIcon, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import {
  DISPUTE_ENDINGS,
  type Dispute,
  type ExpertMeeting,
  type PartyView,
  type StaffingOpinion,
} from '@shared/domain/loop/dispute'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { mayEnd, unheardParties } from '@shared/domain/loop/matter-rules'
import { isOut } from '@shared/domain/loop/progress'
import { describeFailure } from '@shared/messages'
import { perform } from '../../data/acts'
import { chooseFiles } from '../../data/loop'
import { today } from '../../data/today'
import { DialogForm } from '../../ui/DialogForm'
import { FilesField } from '../../ui/FilesField'
import { ChoiceField, DayField, isDay, LineField, LongField } from '../../ui/form-fields'
import { Notice } from '../../ui/Notice'
import { useFields } from '../../ui/use-fields'

export type DisputeActProps = { readonly dispute: Dispute; readonly onClose: () => void }

export function ViewDialog({ dispute, onClose }: DisputeActProps) {
  const [unheard] = unheardParties(dispute)
  const [fields, set] = useFields<Omit<PartyView, 'viewId'>>(() => ({
    ...{ party: unheard ?? dispute.facts.parties[0] ?? '', on: today(), view: '', basis: '', files: [] },
  }))
  return (
    <DialogForm
      isOpen
      title="登记各方意见"
      submitLabel="登记"
      size={600}
      isDisabled={!isDay(fields.on) || fields.view.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        const view = { viewId: crypto.randomUUID(), ...fields }
        await perform('dispute/view-recorded', { disputeId: dispute.id, view })
        onClose()
      }}
    >
      <SimpleGrid cols={2}>
        <ChoiceField
          label="单位"
          isFirst
          options={dispute.facts.parties}
          value={fields.party}
          onChange={(party) => set({ party })}
        />
        <DayField label="日期" value={fields.on} onChange={(on) => set({ on })} />
      </SimpleGrid>
      <LongField label="意见" isRequired value={fields.view} onChange={(view) => set({ view })} />
      <LongField
        label="依据"
        description="法律法规条款、三定规定。"
        value={fields.basis}
        onChange={(basis) => set({ basis })}
      />
      <FilesField
        label="书面意见"
        files={fields.files}
        onChange={(files) => set({ files })}
        onChoose={chooseFiles}
      />
    </DialogForm>
  )
}

export function StaffingDialog({ dispute, onClose }: DisputeActProps) {
  const [fields, set] = useFields<StaffingOpinion>(
    () => dispute.staffingOpinion ?? { on: today(), from: '', number: '', opinion: '', files: [] },
  )
  return (
    <DialogForm
      isOpen
      title="登记机构编制部门意见"
      submitLabel="登记"
      size={600}
      isDisabled={!isDay(fields.on) || fields.from.trim() === '' || fields.opinion.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('dispute/staffing-opinion-recorded', { disputeId: dispute.id, opinion: fields })
        onClose()
      }}
    >
      <SimpleGrid cols={2}>
        <LineField
          label="机构编制部门"
          isRequired
          isFirst
          value={fields.from}
          onChange={(from) => set({ from })}
        />
        <DayField label="日期" value={fields.on} onChange={(on) => set({ on })} />
        <LineField label="复函文号" value={fields.number} onChange={(number) => set({ number })} />
      </SimpleGrid>
      <LongField label="意见" isRequired value={fields.opinion} onChange={(opinion) => set({ opinion })} />
      <FilesField
        label="复函"
        files={fields.files}
        onChange={(files) => set({ files })}
        onChoose={chooseFiles}
      />
    </DialogForm>
  )
}

type Expert = ExpertMeeting['experts'][number]

export function MeetingDialog({ dispute, onClose }: DisputeActProps) {
  const [fields, set] = useFields<Omit<ExpertMeeting, 'meetingId'>>(() => ({
    ...{ on: today(), place: '', experts: [{ name: '', title: '' }], opinion: '', files: [] },
  }))
  const hasNames = fields.experts.every(({ name }) => name.trim() !== '')
  return (
    <DialogForm
      isOpen
      title="登记专家论证会"
      submitLabel="登记"
      size={600}
      isDisabled={!isDay(fields.on) || !hasNames || fields.opinion.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        const meeting = { meetingId: crypto.randomUUID(), ...fields }
        await perform('dispute/meeting-held', { disputeId: dispute.id, meeting })
        onClose()
      }}
    >
      <SimpleGrid cols={2}>
        <DayField label="日期" value={fields.on} onChange={(on) => set({ on })} />
        <LineField label="地点" value={fields.place} onChange={(place) => set({ place })} />
      </SimpleGrid>
      <Experts value={fields.experts} onChange={(experts) => set({ experts })} />
      <LongField
        label="论证意见"
        isRequired
        value={fields.opinion}
        onChange={(opinion) => set({ opinion })}
      />
      <FilesField
        label="论证材料"
        files={fields.files}
        onChange={(files) => set({ files })}
        onChoose={chooseFiles}
      />
    </DialogForm>
  )
}

type ExpertsProps = {
  readonly value: readonly Expert[]
  readonly onChange: (list: readonly Expert[]) => void
}

function Experts({ value, onChange }: ExpertsProps) {
  const change = (at: number, patch: Partial<Expert>): void =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  return (
    <Stack gap="xs" role="group" aria-label="专家">
      {value.map(({ name, title }, index) => (
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <LineField
            label={`专家 ${index + 1}`}
            isRequired
            isFirst={index === 0}
            maxLength={50}
            value={name}
            onChange={(text) => change(index, { name: text })}
          />
          <div style={{ flex: 1 }}>
            <LineField
              label={`单位职称 ${index + 1}`}
              value={title}
              onChange={(text) => change(index, { title: text })}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`去掉专家 ${index + 1}`}
            disabled={value.length <= 1}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={value.length >= 20}
        onClick={() => onChange([...value, { name: '', title: '' }])}
        style={{ alignSelf: 'flex-start' }}
      >
        增加专家
      </Button>
    </Stack>
  )
}

const NO_PAPER = 'none'

export function EndDisputeDialog({
  dispute,
  papers,
  onClose,
}: DisputeActProps & { readonly papers: readonly SupervisionDocument[] }) {
  const valid = papers.filter(isOut)
  const [fields, set] = useFields(() => ({
    ...{ on: today(), way: (valid.length > 0 ? '协调意见' : '达成一致') as (typeof DISPUTE_ENDINGS)[number] },
    ...{ outcome: '', documentId: valid.at(-1)?.id ?? NO_PAPER },
  }))
  const verdict = mayEnd(dispute, fields.way)
  return (
    <DialogForm
      isOpen
      title="办结争议"
      submitLabel="办结"
      size={560}
      isDisabled={!isDay(fields.on) || fields.outcome.trim() === '' || !verdict.ok}
      onClose={onClose}
      onSubmit={async () => {
        const documentId = fields.documentId === NO_PAPER ? null : fields.documentId
        await perform('dispute/ended', { disputeId: dispute.id, ending: { ...fields, documentId } })
        onClose()
      }}
    >
      <SimpleGrid cols={2}>
        <ChoiceField
          label="办结方式"
          isFirst
          options={DISPUTE_ENDINGS}
          value={fields.way}
          onChange={(way) => set({ way })}
        />
        <DayField label="日期" value={fields.on} onChange={(on) => set({ on })} />
      </SimpleGrid>
      {!verdict.ok && (
        <Notice tone="warning" role="status">
          {describeFailure(verdict.failure)}
        </Notice>
      )}
      <ChoiceField
        label="文书"
        description="已经签发、用印的协调文书。"
        options={[
          ...valid.map(({ id, kind, number }) => ({
            value: id,
            label: `${kind.title} ${number?.text ?? '未编号'}`,
          })),
          { value: NO_PAPER, label: '没有文书' },
        ]}
        value={fields.documentId}
        onChange={(documentId) => set({ documentId })}
      />
      <LongField
        label="协调结果"
        description="写明由谁负责、谁配合。"
        isRequired
        value={fields.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <Text size="sm">办结后不能再登记意见。</Text>
    </DialogForm>
  )
}
