import { Button, Center, Group, Loader, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconFilePlus, IconListDetails, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { DOCUMENT_STATES } from '@shared/domain/document/supervision-document'
import { visibleDocuments } from '@shared/domain/loop/access'
import { useDues } from '../../data/dues'
import { useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { BatchExport } from './BatchExport'
import {
  buildDocumentRows,
  filterDocumentRows,
  kindsIn,
  NO_FILTER,
  yearsIn,
  type DocumentFilter,
  type DocumentRow,
} from './document-rows'
import { DocumentTable } from './DocumentTable'
import { STATE_LABELS } from './labels'
import { NewDocumentDialog } from './new-document/NewDocumentDialog'
import classes from './documents.module.css'

const STATE_OPTIONS = [
  { value: 'all', label: '全部状态' },
  { value: 'open', label: '办理中' },
  ...DOCUMENT_STATES.map((value) => ({ value, label: STATE_LABELS[value] })),
]

type DocumentsPageProps = {
  readonly onOpen: (documentId: string) => void
  readonly onOpenKinds: () => void
}

/** Every paper of every kind this person may see, with its number, state and next term. */
export function DocumentsPage({ onOpen, onOpenKinds }: DocumentsPageProps) {
  const rows = useDocumentRows()
  const [isNew, setNew] = useState(false)
  if (rows === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取文书" />
      </Center>
    )
  }
  return (
    <Stack p="lg" gap="md">
      <Group justify="space-between">
        <Title order={2}>监督文书</Title>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconListDetails size={16} aria-hidden />}
            onClick={onOpenKinds}
          >
            文书种类
          </Button>
          <Button leftSection={<IconFilePlus size={16} aria-hidden />} onClick={() => setNew(true)}>
            新建文书
          </Button>
        </Group>
      </Group>
      {rows.length === 0 ? <EmptyDocuments /> : <DocumentList rows={rows} onOpen={onOpen} />}
      {isNew && <NewDocumentDialog onClose={() => setNew(false)} onDrafted={onOpen} />}
    </Stack>
  )
}

function useDocumentRows(): readonly DocumentRow[] | null {
  const documents = useRows('documents')
  const cases = useRows('cases')
  const matters = useRows('matters')
  const dues = useDues()
  const actor = useActor()
  return useMemo(
    () =>
      documents && cases && matters && actor
        ? buildDocumentRows({
            documents: visibleDocuments(documents, actor),
            cases,
            matters,
            dues: dues ?? [],
          })
        : null,
    [documents, cases, matters, dues, actor],
  )
}

type DocumentListProps = {
  readonly rows: readonly DocumentRow[]
  readonly onOpen: (documentId: string) => void
}

function DocumentList({ rows, onOpen }: DocumentListProps) {
  const [filter, setFilter] = useState<DocumentFilter>(NO_FILTER)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const deferred = useDeferredValue(filter)
  const shown = useMemo(() => filterDocumentRows(rows, deferred), [rows, deferred])
  const ids = shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  return (
    <>
      <Group gap="sm">
        <TextInput
          aria-label="查找文书"
          placeholder="按文号、主送或案卷查找"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          flex={1}
          maw={380}
        />
        <Select
          aria-label="种类"
          placeholder="全部种类"
          data={[...kindsIn(rows)]}
          value={filter.kindId}
          clearable
          clearButtonProps={{ 'aria-label': '不限种类' }}
          onChange={(kindId) => setFilter({ ...filter, kindId })}
          w={220}
        />
        <Select
          aria-label="状态"
          data={STATE_OPTIONS}
          value={filter.state}
          allowDeselect={false}
          onChange={(state) => setFilter({ ...filter, state: (state ?? 'all') as DocumentFilter['state'] })}
          w={120}
        />
        <Select
          aria-label="年度"
          placeholder="全部年度"
          data={yearsIn(rows).map((year) => ({ value: String(year), label: `${year}年` }))}
          value={filter.year === null ? null : String(filter.year)}
          clearable
          clearButtonProps={{ 'aria-label': '不限年度' }}
          onChange={(year) => setFilter({ ...filter, year: year === null ? null : Number(year) })}
          w={130}
        />
        <BatchExport ids={ids} rows={shown} />
      </Group>
      {shown.length === 0 ? (
        <Text className={classes.muted} py="xl" ta="center">
          没有符合条件的文书，请换个条件。
        </Text>
      ) : (
        <DocumentTable rows={shown} chosen={chosen} onChoose={setChosen} onOpen={onOpen} />
      )}
    </>
  )
}

function EmptyDocuments() {
  return (
    <Stack align="center" py={64} gap="xs">
      <Title order={3}>还没有监督文书</Title>
      <Text className={classes.muted} ta="center" maw={560}>
        完成评查并提交后，可以在评查页点“起草监督意见书”；其他文书点右上角的“新建文书”，选种类和所依据的案卷、监督案件、线索或争议。起草后在这里办理审核、签发、编号、用印和送达。
      </Text>
    </Stack>
  )
}
