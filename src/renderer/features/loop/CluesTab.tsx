import { Anchor, Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { mayHandleClues } from '@shared/domain/loop/access'
import { clueNumber, CLUE_RECEIVERS, type Clue } from '@shared/domain/loop/clue'
import { useRows } from '../../data/live'
import { registerClue } from '../../data/loop'
import { useActor } from '../../data/session'
import { DataTable, type Column } from '../../ui/DataTable'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { ClueFactsDialog, emptyClue } from './ClueFactsDialog'
import { EmptyList, Loading } from './EmptyList'
import { FilterBar } from './FilterBar'
import { CLUE_STATE_NAMES, filterList, NO_FILTER, yearsOf } from './labels'
import { StateTag } from './StateTag'

/** The book of clues for those who handle them; bare numbers for everybody else. */
export function CluesTab({ onOpen }: { readonly onOpen: (clueId: string) => void }) {
  const actor = useActor()
  const clues = useRows('clues')
  if (actor === null || clues === null) return <Loading what="线索" />
  return mayHandleClues(actor) ? <ClueList clues={clues} onOpen={onOpen} /> : <ClueNumbers clues={clues} />
}

const textOf = (clue: Clue): string =>
  [clueNumber(clue), clue.facts.title, clue.facts.unit, clue.facts.receiver].join(' ')

function ClueList({
  clues,
  onOpen,
}: {
  readonly clues: readonly Clue[]
  readonly onOpen: (clueId: string) => void
}) {
  const [filter, setFilter] = useState(NO_FILTER)
  const [isNew, setNew] = useState(false)
  const deferred = useDeferredValue(filter)
  const shown = useMemo(() => filterList(clues, deferred, textOf), [clues, deferred])
  const register = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNew(true)}>
      登记线索
    </Button>
  )
  return (
    <>
      {clues.length === 0 ? (
        <EmptyList
          title="还没有问题线索"
          text="监督中发现的违纪、职务违法犯罪、其他犯罪或者公益损害线索在这里登记、审批和移送。线索只有“线索管理”和“组长”两种角色能看到。"
        >
          {register}
        </EmptyList>
      ) : (
        <>
          <FilterBar
            label="查找线索"
            placeholder="按编号、名称、单位或接收机关查找"
            filter={filter}
            onChange={setFilter}
            stateNames={CLUE_STATE_NAMES}
            years={yearsOf(clues)}
          >
            {register}
          </FilterBar>
          {shown.length === 0 ? (
            <Text c="dimmed" py="xl" ta="center">
              没有符合条件的线索，请换个条件。
            </Text>
          ) : (
            <DataTable label="问题线索" rows={shown} keyOf={({ id }) => id} columns={columnsOf(onOpen)} />
          )}
        </>
      )}
      {isNew && (
        <ClueFactsDialog
          title="登记线索"
          submitLabel="登记"
          initial={emptyClue()}
          onClose={() => setNew(false)}
          onSubmit={async (facts) => {
            const { clueId } = await registerClue(facts)
            setNew(false)
            onOpen(clueId)
          }}
        />
      )}
    </>
  )
}

const columnsOf = (onOpen: (clueId: string) => void): readonly Column<Clue>[] => [
  {
    label: '线索编号',
    width: 150,
    cell: (clue) => (
      <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(clue.id)}>
        {clueNumber(clue)}
      </Anchor>
    ),
  },
  { label: '线索名称', cell: ({ facts }) => facts.title },
  { label: '涉及单位', width: 180, cell: ({ facts }) => facts.unit },
  { label: '涉嫌性质', width: 130, cell: ({ facts }) => facts.nature },
  { label: '接收机关', width: 180, cell: ({ facts }) => facts.receiver },
  { label: '发现日期', width: 110, cell: ({ facts }) => facts.foundOn },
  { label: '状态', width: 90, cell: ({ state }) => <StateTag state={state} names={CLUE_STATE_NAMES} /> },
]

/** How many went where, and nothing of what they say. */
function ClueNumbers({ clues }: { readonly clues: readonly Clue[] }) {
  const moved = clues.filter(({ transfer }) => transfer !== null)
  return (
    <Stack gap="md">
      <Notice tone="info" title="线索内容不公开">
        问题线索只有“线索管理”和“组长”两种角色能查看和办理，这里只列数量。需要办理的，请联系管理员调整角色。
      </Notice>
      <Section title="线索移送数量">
        <SimpleGrid cols={{ base: 2, lg: 5 }}>
          {[
            { label: '已移送合计', count: moved.length },
            ...CLUE_RECEIVERS.map((receiver) => ({
              label: `移送${receiver}`,
              count: moved.filter(({ facts }) => facts.receiverKind === receiver).length,
            })),
          ].map(({ label, count }) => (
            <div key={label}>
              <Text size="sm" c="dimmed">
                {label}
              </Text>
              <Text size="xl" fw={700}>
                {count}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Section>
    </Stack>
  )
}
