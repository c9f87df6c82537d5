import { Badge, Center, Checkbox, Group, Loader, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { ENTRY_STATE_NAMES, EntryState } from '@shared/domain/campaign/entry'
import {
  countStates,
  filterProgress,
  progressRows,
  unitResults,
  type ProgressFilter,
  type ProgressRow,
} from '@shared/domain/campaign/progress'
import { chinaDay } from '@shared/lib/china-day'
import { useLawBooks } from '../../../data/law'
import { ExportButton } from '../ExportButton'
import { NoFiles } from '../NoFiles'
import type { CampaignData } from '../use-campaign'
import { ProgressTable } from './ProgressTable'
import { UnitTable } from './UnitTable'

type ProgressTabProps = {
  readonly data: CampaignData
  readonly onOpenEntry: (entryId: string) => void
  readonly onOpenRoster: () => void
}

/** 进度: where every file stands, who has it, what is due, and how the units come out. */
export function ProgressTab({ data, onOpenEntry, onOpenRoster }: ProgressTabProps) {
  const books = useLawBooks()
  const { campaign, entries, people } = data
  const [today] = useState(() => chinaDay(new Date().toISOString()))
  const rows = useMemo(() => {
    if (books === null) return null
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const nameOf = (personId: string): string => names.get(personId) ?? ''
    return progressRows({ entries, plan: campaign.plan, nameOf, calendars: books.calendars, today })
  }, [entries, campaign.plan, people, books, today])
  if (rows === null) {
    return (
      <Center h={200}>
        <Loader aria-label="正在读取进度" />
      </Center>
    )
  }
  if (rows.length === 0) return <NoFiles onOpenRoster={onOpenRoster} />
  return <Board rows={rows} data={data} onOpenEntry={onOpenEntry} />
}

const NO_FILTER: ProgressFilter = { unit: null, state: null, personId: null, isOverdueOnly: false }

type BoardProps = Omit<ProgressTabProps, 'onOpenRoster'> & { readonly rows: readonly ProgressRow[] }

function Board({ rows, data, onOpenEntry }: BoardProps) {
  const [filter, setFilter] = useState(NO_FILTER)
  const [view, setView] = useState<'files' | 'units'>('files')
  const deferred = useDeferredValue(filter)
  const shown = useMemo(() => filterProgress(rows, deferred), [rows, deferred])
  const results = useMemo(() => unitResults(rows), [rows])
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap" align="start">
        <StateCounts rows={rows} />
        <Group gap="xs" wrap="nowrap">
          <SegmentedControl
            size="xs"
            aria-label="怎样看"
            data={[
              { value: 'files', label: '按案卷' },
              { value: 'units', label: '按单位' },
            ]}
            value={view}
            onChange={(value) => setView(value === 'units' ? 'units' : 'files')}
          />
          <ExportButton label="进度表" order={{ kind: 'campaign-progress', subjectId: data.campaign.id }} />
        </Group>
      </Group>
      {view === 'units' ? (
        <UnitTable results={results} />
      ) : (
        <>
          <Filters rows={rows} people={data.people} filter={filter} onChange={setFilter} />
          {shown.length === 0 ? (
            <Text c="dimmed" ta="center" py="xl">
              没有符合条件的案卷，请换个条件。
            </Text>
          ) : (
            <ProgressTable rows={shown} onOpen={onOpenEntry} />
          )}
        </>
      )}
    </Stack>
  )
}

function StateCounts({ rows }: { readonly rows: readonly ProgressRow[] }) {
  const overdue = rows.filter(({ dueState }) => dueState === 'overdue').length
  const out = rows.filter(({ isOut }) => isOut).length
  return (
    <Group gap={6} role="status" aria-label="各环节件数">
      {countStates(rows.map(({ entry }) => entry)).map(({ state, count }) => (
        <Badge key={state} size="lg" variant="default">
          {ENTRY_STATE_NAMES[state]} {count}
        </Badge>
      ))}
      {overdue > 0 && (
        <Badge size="lg" variant="light" color="red">
          超期 {overdue}
        </Badge>
      )}
      {out > 0 && (
        <Badge size="lg" variant="light" color="orange">
          纸质卷在外 {out}
        </Badge>
      )}
    </Group>
  )
}

type FiltersProps = {
  readonly rows: readonly ProgressRow[]
  readonly people: CampaignData['people']
  readonly filter: ProgressFilter
  readonly onChange: (filter: ProgressFilter) => void
}

function Filters({ rows, people, filter, onChange }: FiltersProps) {
  const units = useMemo(() => [...new Set(rows.map(({ entry }) => entry.listed.unit))], [rows])
  const members = useMemo(() => {
    const ids = new Set(rows.flatMap(({ personIds }) => personIds))
    return people.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ value: id, label: name }))
  }, [rows, people])
  const states = EntryState.options
    .filter((state) => rows.some(({ entry }) => entry.state === state))
    .map((value) => ({ value, label: ENTRY_STATE_NAMES[value] }))
  return (
    <Group gap="sm" wrap="nowrap">
      <Select
        aria-label="单位"
        placeholder="全部单位"
        clearable
        clearButtonProps={{ 'aria-label': '全部单位' }}
        data={units}
        value={filter.unit}
        onChange={(unit) => onChange({ ...filter, unit })}
        w={240}
      />
      <Select
        aria-label="环节"
        placeholder="全部环节"
        clearable
        clearButtonProps={{ 'aria-label': '全部环节' }}
        data={states}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state: state as EntryState | null })}
        w={150}
      />
      {members.length > 0 && (
        <Select
          aria-label="人员"
          placeholder="全部人员"
          clearable
          clearButtonProps={{ 'aria-label': '全部人员' }}
          data={members}
          value={filter.personId}
          onChange={(personId) => onChange({ ...filter, personId })}
          w={150}
        />
      )}
      <Checkbox
        label="只看超期"
        checked={filter.isOverdueOnly}
        onChange={(event) => onChange({ ...filter, isOverdueOnly: event.currentTarget.checked })}
      />
    </Group>
  )
}
