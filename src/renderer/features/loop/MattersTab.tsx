import { Anchor, Badge, Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import { useRows } from '../../data/live'
import { registerMatter } from '../../data/loop'
import { DataTable, type Column } from '../../ui/DataTable'
import { EmptyList, Loading } from './EmptyList'
import { FilterBar } from './FilterBar'
import { filterList, MATTER_STATE_NAMES, NO_FILTER, yearsOf } from './labels'
import { emptyMatter, MatterDialog } from './MatterDialog'
import { StateTag } from './StateTag'

const textOf = (matter: Matter): string =>
  [matterNumber(matter), matter.facts.title, matter.facts.unit, matter.facts.cause].join(' ')

export function MattersTab({ onOpen }: { readonly onOpen: (matterId: string) => void }) {
  const matters = useRows('matters')
  const documents = useRows('documents')
  const [filter, setFilter] = useState(NO_FILTER)
  const [isNew, setNew] = useState(false)
  const deferred = useDeferredValue(filter)
  const shown = useMemo(
    () => (matters === null ? null : filterList(matters, deferred, textOf)),
    [matters, deferred],
  )
  if (matters === null || shown === null || documents === null) return <Loading what="监督案件" />
  const papersOf = (matterId: string): number =>
    documents.filter((one) => one.matterId === matterId && one.state !== 'voided').length
  const register = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNew(true)}>
      登记监督案件
    </Button>
  )
  return (
    <>
      {matters.length === 0 ? (
        <EmptyList
          title="还没有监督案件"
          text="发现需要监督的事项后在这里立项登记，再由监督案件起草通知书、意见书，跟踪送达、整改和销号。评查批次里“转监督案件”的案卷也可以直接登记。"
        >
          {register}
        </EmptyList>
      ) : (
        <>
          <FilterBar
            label="查找监督案件"
            placeholder="按登记号、名称、单位或案由查找"
            filter={filter}
            onChange={setFilter}
            stateNames={MATTER_STATE_NAMES}
            years={yearsOf(matters)}
          >
            {register}
          </FilterBar>
          {shown.length === 0 ? (
            <Text c="dimmed" py="xl" ta="center">
              没有符合条件的监督案件，请换个条件。
            </Text>
          ) : (
            <DataTable
              label="监督案件"
              rows={shown}
              keyOf={({ id }) => id}
              columns={columnsOf(onOpen, papersOf)}
            />
          )}
        </>
      )}
      {isNew && (
        <MatterDialog
          title="登记监督案件"
          submitLabel="登记"
          initial={emptyMatter()}
          onClose={() => setNew(false)}
          onSubmit={async (facts) => {
            const { matterId } = await registerMatter(facts, null)
            setNew(false)
            onOpen(matterId)
          }}
        />
      )}
    </>
  )
}

const columnsOf = (
  onOpen: (matterId: string) => void,
  papersOf: (matterId: string) => number,
): readonly Column<Matter>[] => [
  {
    label: '登记号',
    width: 190,
    cell: (matter) => (
      <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(matter.id)}>
        {matterNumber(matter)}
      </Anchor>
    ),
  },
  {
    label: '案件名称',
    cell: ({ facts }) => (
      <>
        <Text size="sm" lineClamp={2}>
          {facts.title}
        </Text>
        {(facts.isJoint || facts.isPublicInterest) && (
          <>
            {facts.isJoint && (
              <Badge size="xs" variant="outline" color="gray" mr={4}>
                联合检察
              </Badge>
            )}
            {facts.isPublicInterest && (
              <Badge size="xs" variant="outline" color="gray">
                公益诉讼
              </Badge>
            )}
          </>
        )}
      </>
    ),
  },
  { label: '被监督单位', width: 200, cell: ({ facts }) => facts.unit },
  { label: '来源', width: 120, cell: ({ facts }) => facts.source },
  { label: '立项日期', width: 110, cell: ({ facts }) => facts.registeredOn },
  { label: '文书', width: 70, align: 'right', cell: ({ id }) => papersOf(id) },
  { label: '状态', width: 100, cell: ({ state }) => <StateTag state={state} names={MATTER_STATE_NAMES} /> },
]
