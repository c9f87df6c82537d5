/** 送达登记 as the receipt says it; a second one corrects the first. */
import { SimpleGrid } from '@mantine/core'
import { DELIVERY_WAYS, type Delivery } from '@shared/domain/document/follow-up'
import { perform } from '../../../data/acts'
import { chooseFiles } from '../../../data/loop'
import { today } from '../../../data/today'
import { DialogForm } from '../../../ui/DialogForm'
import { FilesField } from '../../../ui/FilesField'
import { ChoiceField, DayField, isDay, LineField, NumberField, TickField } from '../../../ui/form-fields'
import { PeopleField } from '../../../ui/PeopleField'
import { useFields } from '../../../ui/use-fields'
import type { FollowUpWork } from './use-follow-up'

export type FollowUpDialogProps = { readonly work: FollowUpWork; readonly onClose: () => void }

const NO_REFUSAL = { reason: '', witness: '' }

export function DeliveryDialog({ work, onClose }: FollowUpDialogProps) {
  const { document, people } = work
  const before = document.followUp.delivery
  const [fields, set] = useFields<Delivery>(() => before ?? emptyDelivery(document.fields.addressee))
  const { refusal } = fields
  const isReceived = refusal === null && fields.receivedBy.trim() !== ''
  const isRefused = refusal !== null && refusal.reason.trim() !== '' && refusal.witness.trim() !== ''
  const isComplete =
    isDay(fields.receivedOn) &&
    fields.servers.length === 2 &&
    fields.unit.trim() !== '' &&
    (isReceived || isRefused)
  return (
    <DialogForm
      isOpen
      title={before === null ? '登记送达' : '更正送达'}
      submitLabel="登记"
      size={640}
      isDisabled={!isComplete}
      onClose={onClose}
      onSubmit={async () => {
        await perform('document/delivered', { documentId: document.id, delivery: fields })
        onClose()
      }}
    >
      <PeopleField
        label="送达人"
        description="两人。"
        isFirst
        max={2}
        people={people}
        value={fields.servers}
        onChange={(servers) => set({ servers })}
      />
      <SimpleGrid cols={2}>
        <ChoiceField
          label="送达方式"
          options={DELIVERY_WAYS}
          value={fields.way}
          onChange={(way) => set({ way })}
        />
        <NumberField
          label="份数"
          min={1}
          max={999}
          value={fields.copies}
          onChange={(copies) => set({ copies })}
        />
        <LineField label="受送达单位" isRequired value={fields.unit} onChange={(unit) => set({ unit })} />
        <LineField label="送达地点" value={fields.place} onChange={(place) => set({ place })} />
        <DayField
          label={refusal === null ? '收到日期' : '送达日期'}
          description="整改、反馈等期限从这一天起算。"
          value={fields.receivedOn}
          onChange={(receivedOn) => set({ receivedOn })}
        />
        <LineField
          label="时间"
          description="时:分，例如 09:30；不清楚的可以不填。"
          maxLength={5}
          value={fields.receivedTime}
          onChange={(receivedTime) => set({ receivedTime })}
        />
      </SimpleGrid>
      <TickField
        label="拒收"
        value={refusal !== null}
        onChange={(isOn) => set({ refusal: isOn ? NO_REFUSAL : null })}
      />
      {refusal === null ? (
        <SimpleGrid cols={2}>
          <LineField
            label="收件人"
            isRequired
            value={fields.receivedBy}
            onChange={(receivedBy) => set({ receivedBy })}
          />
          <LineField
            label="收件人职务"
            value={fields.receiverTitle}
            onChange={(receiverTitle) => set({ receiverTitle })}
          />
        </SimpleGrid>
      ) : (
        <SimpleGrid cols={2}>
          <LineField
            label="拒收事由"
            isRequired
            value={refusal.reason}
            onChange={(reason) => set({ refusal: { ...refusal, reason } })}
          />
          <LineField
            label="见证人"
            isRequired
            value={refusal.witness}
            onChange={(witness) => set({ refusal: { ...refusal, witness } })}
          />
        </SimpleGrid>
      )}
      <LineField label="备注" value={fields.note} onChange={(note) => set({ note })} />
      <FilesField
        label="送达回证扫描件"
        files={fields.files}
        onChange={(files) => set({ files })}
        onChoose={chooseFiles}
      />
    </DialogForm>
  )
}

const emptyDelivery = (unit: string): Delivery => ({
  ...{ receivedBy: '', receiverTitle: '', unit, place: '', way: '直接送达', servers: [], copies: 1 },
  ...{ receivedOn: today(), receivedTime: '', refusal: null, note: '', files: [] },
})
