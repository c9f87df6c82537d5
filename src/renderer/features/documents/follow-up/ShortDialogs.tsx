/** 延期, 催办, 销号, 升级: acts of a few fields each. */
import { TagsInput, Text } from '@mantine/core'
import type { Extension } from '@shared/domain/document/follow-up'
import { useKinds } from '../../../data/kinds'
import { perform } from '../../../data/acts'
import { draftPaper } from '../../../data/loop'
import { today } from '../../../data/today'
import { DialogForm } from '../../../ui/DialogForm'
import {
  ChoiceField,
  DayField,
  isDay,
  LineField,
  LongField,
  NumberField,
  TickField,
} from '../../../ui/form-fields'
import { PeopleField } from '../../../ui/PeopleField'
import { useFields } from '../../../ui/use-fields'
import type { FollowUpDialogProps } from './DeliveryDialog'

export function ExtensionDialog({ work, onClose }: FollowUpDialogProps) {
  const { document, people, actor } = work
  const [fields, set] = useFields(() => ({
    ...{ requestedOn: today(), days: 15, reason: '' },
    approvers: (actor === null
      ? []
      : [{ personId: actor.personId, name: actor.name }]) as readonly Extension['approvedBy'][],
  }))
  const [approvedBy] = fields.approvers
  return (
    <DialogForm
      isOpen
      title="批准延期"
      submitLabel="批准延期"
      isDisabled={!isDay(fields.requestedOn) || fields.reason.trim() === '' || approvedBy === undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (approvedBy === undefined) return
        const { requestedOn, days, reason } = fields
        await perform('document/extension-granted', {
          documentId: document.id,
          extension: { requestedOn, days, reason, approvedBy },
        })
        onClose()
      }}
    >
      <Text size="sm">被监督单位书面申请，批准后延长一次，不超过三十日。</Text>
      <DayField
        label="书面申请日期"
        value={fields.requestedOn}
        onChange={(requestedOn) => set({ requestedOn })}
      />
      <NumberField
        label="延长天数"
        isFirst
        min={1}
        max={30}
        value={fields.days}
        onChange={(days) => set({ days })}
      />
      <LineField label="理由" isRequired value={fields.reason} onChange={(reason) => set({ reason })} />
      <PeopleField
        label="批准人"
        max={1}
        people={people}
        value={fields.approvers}
        onChange={(approvers) => set({ approvers })}
      />
    </DialogForm>
  )
}

const WAYS = ['书面催办', '工作提示函', '电话催办', '当面催办'] as const

export function ReminderDialog({
  work,
  onClose,
  onOpenDocument,
}: FollowUpDialogProps & { readonly onOpenDocument: (documentId: string) => void }) {
  const { document } = work
  const letter = useReminderKind()
  const [fields, set] = useFields(() => ({
    ...{ on: today(), way: WAYS[0] as (typeof WAYS)[number], note: '', alsoDraft: false },
  }))
  const isDrafting = fields.alsoDraft && letter !== undefined
  return (
    <DialogForm
      isOpen
      title="登记催办"
      submitLabel={isDrafting ? '登记并起草提示函' : '登记'}
      isDisabled={!isDay(fields.on)}
      onClose={onClose}
      onSubmit={async () => {
        const { on, way, note } = fields
        await perform('document/reminded', { documentId: document.id, reminder: { on, way, note } })
        if (!isDrafting) return onClose()
        const { documentId } = await draftPaper({
          kindId: letter.id,
          parentId: document.id,
          matterId: document.matterId,
        })
        onClose()
        onOpenDocument(documentId)
      }}
    >
      <DayField label="催办日期" value={fields.on} onChange={(on) => set({ on })} />
      <ChoiceField
        label="方式"
        isFirst
        options={WAYS}
        value={fields.way}
        onChange={(way) => set({ way, alsoDraft: way === '工作提示函' })}
      />
      <LineField label="说明" value={fields.note} onChange={(note) => set({ note })} />
      {letter !== undefined && (
        <TickField
          label={`同时起草${letter.title}`}
          value={fields.alsoDraft}
          onChange={(alsoDraft) => set({ alsoDraft })}
        />
      )}
    </DialogForm>
  )
}

/** The office's 提示函, when it can follow a paper. */
function useReminderKind() {
  return useKinds()?.find(
    ({ id, isRetired, subjects }) => id === 'reminder' && !isRetired && subjects.includes('document'),
  )
}

export function CloseDialog({ work, onClose }: FollowUpDialogProps) {
  const { document } = work
  const wasEscalated = document.followUp.escalatedTo !== null
  const [fields, set] = useFields(() => ({
    on: today(),
    conclusion: wasEscalated
      ? '已升级处理，本文书销号。'
      : document.kind.followUp.needsRectification
        ? '经核查，已按要求整改，予以销号。'
        : '已办结，予以销号。',
    revoked: [] as readonly string[],
  }))
  return (
    <DialogForm
      isOpen
      title="销号"
      submitLabel="销号"
      size={560}
      isDisabled={!isDay(fields.on) || fields.conclusion.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await perform('document/closed', { documentId: document.id, closing: fields })
        onClose()
      }}
    >
      <DayField label="销号日期" value={fields.on} onChange={(on) => set({ on })} />
      <LongField
        label="结论"
        isRequired
        isFirst
        value={fields.conclusion}
        onChange={(conclusion) => set({ conclusion })}
      />
      <TagsInput
        label="单位撤销的行政决定"
        description="逐个输入决定书文号后按回车；年度统计的“撤销”按这里的个数计。没有撤销的不填。"
        placeholder={fields.revoked.length === 0 ? '决定书文号' : ''}
        value={[...fields.revoked]}
        splitChars={['、', '，', ',']}
        acceptValueOnBlur
        onChange={(revoked) => set({ revoked: revoked.map((one) => one.trim()) })}
      />
      <Text size="sm">销号后不能再登记反馈和核查。</Text>
    </DialogForm>
  )
}

export function EscalateDialog({
  work,
  onClose,
  onOpenDocument,
}: FollowUpDialogProps & { readonly onOpenDocument: (documentId: string) => void }) {
  const { document } = work
  const kindId = document.kind.followUp.escalatesTo
  const target = useKinds()?.find(({ id }) => id === kindId)
  const [{ reason }, set] = useFields({ reason: '' })
  return (
    <DialogForm
      isOpen
      title={`升级为${target?.title ?? '决定书'}`}
      submitLabel="起草"
      size={560}
      isDisabled={reason.trim() === '' || kindId === null}
      onClose={onClose}
      onSubmit={async () => {
        if (kindId === null) return
        const { caseId, reviewId, matterId, disputeId } = document
        const { documentId } = await draftPaper({
          ...{ kindId, parentId: document.id, reason, caseId, reviewId, matterId, disputeId },
        })
        onClose()
        onOpenDocument(documentId)
      }}
    >
      <Text size="sm">
        以本文书查明的事实起草{target?.title ?? '决定书'}
        ，起草后按正常程序审核、签发、用印、送达。升级记入本文书的办理经过。
      </Text>
      <LongField
        label="升级理由"
        description="例如：期限届满未整改，催办后仍未整改。"
        isRequired
        isFirst
        maxLength={500}
        value={reason}
        onChange={(text) => set({ reason: text })}
      />
    </DialogForm>
  )
}
