import { Anchor, Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { disputeNumber, type Dispute } from '@shared/domain/loop/dispute'
import { useRows } from '../../data/live'
import { registerDispute } from '../../data/loop'
import { DataTable, type Column } from '../../ui/DataTable'
import { DisputeFactsDialog, emptyDispute } from './DisputeFactsDialog'
import { EmptyList, Loading } from './EmptyList'
import { FilterBar } from './FilterBar'
import { DISPUTE_STATE_NAMES, filterList, NO_FILTER, yearsOf } from './labels'
import { StateTag } from './StateTag'

const textOf = (dispute: Dispute): string =>
  [disputeNumber(dispute), dispute.facts.title, ...dispute.facts.parties].join(' ')

export function DisputesTab({ onOpen }: { readonly onOpen: (disputeId: string) => void }) {
  const disputes = useRows('disputes')
  const [filter, setFilter] = useState(NO_FILTER)
  const [isNew, setNew] = useState(false)
  const deferred = useDeferredValue(filter)
  const shown = useMemo(
    () => (disputes === null ? null : filterList(disputes, deferred, textOf)),
    [disputes, deferred],
  )
  if (disputes === null || shown === null) return <Loading what="争议" />
  const register = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNew(true)}>
      登记争议
    </Button>
  )
  return (
    <>
      {disputes.length === 0 ? (
        <EmptyList
          title="还没有执法争议"
          text="执法机关之间因职责、管辖、依据发生争议申请协调的，在这里登记，记录各方意见、机构编制部门意见和专家论证，再起草协调意见书或者决定书。"
        >
          {register}
        </EmptyList>
      ) : (
        <>
          <FilterBar
            label="查找争议"
            placeholder="按编号、名称或争议单位查找"
            filter={filter}
            onChange={setFilter}
            stateNames={DISPUTE_STATE_NAMES}
            years={yearsOf(disputes)}
          >
            {register}
          </FilterBar>
          {shown.length === 0 ? (
            <Text c="dimmed" py="xl" ta="center">
              没有符合条件的争议，请换个条件。
            </Text>
          ) : (
            <DataTable label="争议协调" rows={shown} keyOf={({ id }) => id} columns={columnsOf(onOpen)} />
          )}
        </>
      )}
      {isNew && (
        <DisputeFactsDialog
          title="登记争议"
          submitLabel="登记"
          initial={emptyDispute()}
          onClose={() => setNew(false)}
          onSubmit={async (facts) => {
            const { disputeId } = await registerDispute(facts)
            setNew(false)
            onOpen(disputeId)
          }}
        />
      )}
    </>
  )
}

const columnsOf = (onOpen: (disputeId: string) => void): readonly Column<Dispute>[] => [
  {
    label: '编号',
    width: 170,
    cell: (dispute) => (
      <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(dispute.id)}>
        {disputeNumber(dispute)}
      </Anchor>
    ),
  },
  { label: '争议事项', cell: ({ facts }) => facts.title },
  { label: '争议各方', width: 260, cell: ({ facts }) => facts.parties.join('、') },
  { label: '类型', width: 140, cell: ({ facts }) => facts.kind },
  { label: '申请日期', width: 110, cell: ({ facts }) => facts.appliedOn },
  { label: '办结方式', width: 110, cell: ({ ending }) => ending?.way ?? '—' },
  { label: '状态', width: 90, cell: ({ state }) => <StateTag state={state} names={DISPUTE_STATE_NAMES} /> },
]
