import { Select, Stack } from '@mantine/core'
import { TickField } from '../../../ui/form-fields'
import type { PartProps } from './part-props'

/** What is watched after the paper went out. */
export function FollowUpPart({ kind, kinds, isReadOnly, onChange }: PartProps) {
  const { followUp } = kind
  const put = (patch: Partial<typeof followUp>): void =>
    onChange({ ...kind, followUp: { ...followUp, ...patch } })
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0 }}>
      <Stack gap="sm" maw={600}>
        <TickField
          label="需要送达并登记送达回证"
          value={followUp.needsDelivery}
          onChange={(needsDelivery) => put({ needsDelivery })}
        />
        <TickField
          label="需要对方书面反馈"
          value={followUp.needsReply}
          onChange={(needsReply) => put({ needsReply })}
        />
        <TickField
          label="需要整改、核查和销号"
          value={followUp.needsRectification}
          onChange={(needsRectification) => put({ needsRectification })}
        />
        <Select
          label="到期没有纠正时，升级为"
          placeholder="不升级"
          clearable
          clearButtonProps={{ 'aria-label': '不升级' }}
          data={kinds
            .filter(
              ({ id, isRetired, subjects }) => id !== kind.id && !isRetired && subjects.includes('document'),
            )
            .map(({ id, title }) => ({ value: id, label: title }))}
          value={followUp.escalatesTo}
          onChange={(escalatesTo) => put({ escalatesTo })}
        />
      </Stack>
    </fieldset>
  )
}
