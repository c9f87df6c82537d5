import { Anchor, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { visibleDocuments } from '@shared/domain/loop/access'
import { useLawBooks } from '../../data/law'
import { useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { DataTable, type Column } from '../../ui/DataTable'
import { ExportButtons } from './ExportButtons'
import type { RegisterLinks } from './links'
import { Loading } from './Loading'
import { choicesOf, filterRegister, NO_FILTER, registerRows, type RegisterRow } from './register-rows'

/** 文书台账: the fourteen columns, filtered and searched. */
export function DocumentRegister({ links }: { readonly links: RegisterLinks }) {
  const rows = useRegister()
  const [filter, setFilter] = useState(NO_FILTER)
  const deferred = useDeferredValue(filter)
  const shown = useMemo(() => (rows === null ? null : filterRegister(rows, deferred)), [rows, deferred])
  if (rows === null || shown === null) return <Loading what="文书台账" />
  if (rows.length === 0)
    return (
      <Text c="dimmed" py={64} ta="center">
        还没有文书。起草文书后，这里自动登记。
      </Text>
    )
  const choices = choicesOf(rows)
  const pick = (
    label: string,
    name: 'year' | 'kindId' | 'unit' | 'state',
    all: string,
    options: readonly { readonly value: string; readonly label: string }[],
    width: number,
  ) => (
    <Select
      aria-label={label}
      data={[{ value: '', label: all }, ...options]}
      value={filter[name]}
      allowDeselect={false}
      searchable={name === 'unit'}
      onChange={(value) => setFilter({ ...filter, [name]: value ?? '' })}
      w={width}
    />
  )
  const same = (value: string) => ({ value, label: value })
  return (
    <Stack gap="sm">
      <Group gap="sm" wrap="wrap">
        <TextInput
          aria-label="查找文书台账"
          placeholder="按文号、单位、案由或案卷查找"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          flex={1}
          miw={220}
          maw={360}
        />
        {pick(
          '年度',
          'year',
          '全部年度',
          choices.years.map((year) => ({ value: year, label: `${year}年` })),
          120,
        )}
        {pick(
          '种类',
          'kindId',
          '全部种类',
          choices.kinds.map(([value, label]) => ({ value, label })),
          200,
        )}
        {pick('主送', 'unit', '全部单位', choices.units.map(same), 200)}
        {pick('状态', 'state', '全部状态', choices.states.map(same), 130)}
        <Group ml="auto">
          <ExportButtons kind="document-register" label="文书台账" year={filter.year} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed" role="status">
        共 {shown.length} 份
      </Text>
      <DataTable
        label="文书台账"
        minWidth={1640}
        rows={shown}
        keyOf={({ documentId }) => documentId}
        columns={columnsOf(links)}
      />
    </Stack>
  )
}

function useRegister(): readonly RegisterRow[] | null {
  const documents = useRows('documents')
  const matters = useRows('matters')
  const cases = useRows('cases')
  const books = useLawBooks()
  const actor = useActor()
  return useMemo(() => {
    if (documents === null || matters === null || cases === null) return null
    if (books === null || actor === null) return null
    const visible = visibleDocuments(documents, actor)
    return registerRows({ documents: visible, matters, cases, calendars: books.calendars })
  }, [documents, matters, cases, books, actor])
}

const columnsOf = ({ onOpenDocument, onOpenMatter }: RegisterLinks): readonly Column<RegisterRow>[] => [
  {
    label: '登记号',
    width: 150,
    cell: ({ matter, matterId }) =>
      matterId === null || matter === '' ? (
        '—'
      ) : (
        <Anchor component="button" size="sm" ta="left" onClick={() => onOpenMatter(matterId)}>
          {matter}
        </Anchor>
      ),
  },
  { label: '种类', width: 130, cell: ({ kind }) => kind },
  {
    label: '文号',
    width: 170,
    cell: ({ number, documentId }) => (
      <Anchor component="button" size="sm" ta="left" onClick={() => onOpenDocument(documentId)}>
        {number === '' ? '未编号' : number}
      </Anchor>
    ),
  },
  { label: '主送', width: 160, cell: ({ unit }) => unit },
  { label: '案由', width: 160, cell: ({ cause }) => cause },
  { label: '案卷', width: 140, cell: ({ cases }) => cases },
  { label: '成文', width: 100, cell: ({ issuedOn }) => issuedOn },
  { label: '送达', width: 100, cell: ({ deliveredOn }) => deliveredOn },
  { label: '整改到期', width: 100, cell: ({ dueOn }) => dueOn },
  { label: '反馈', width: 100, cell: ({ repliedOn }) => repliedOn },
  { label: '核查结论', width: 90, cell: ({ verified }) => verified },
  { label: '状态', width: 100, cell: ({ state }) => state },
  { label: '升级文号', width: 160, cell: ({ escalatedTo }) => escalatedTo },
  { label: '归档号', width: 110, cell: ({ archive }) => archive },
]
