import {
  Anchor,
  Badge,
  Button,
  Center,
  Group,
  Loader,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { DOCUMENT_STATES } from '@shared/domain/document/supervision-document'
import { chinaDay } from '@shared/lib/china-day'
import { useRows } from '../../data/live'
import { buildDocumentRows, filterDocumentRows, type DocumentFilter, type DocumentRow } from './document-rows'
import { STATE_LABELS } from './labels'
import { StateBadge } from './StateBadge'
import classes from './documents.module.css'

const STATE_OPTIONS = [
  { value: 'all', label: '全部状态' },
  { value: 'open', label: '办理中' },
  ...DOCUMENT_STATES.map((value) => ({ value, label: STATE_LABELS[value] })),
]

/** Every supervision document with its number and state. */
type DocumentsPageProps = {
  readonly onOpen: (documentId: string) => void
  readonly onOpenKinds: () => void
}

export function DocumentsPage({ onOpen, onOpenKinds }: DocumentsPageProps) {
  const documents = useRows('documents')
  const cases = useRows('cases')
  const [filter, setFilter] = useState<DocumentFilter>({ text: '', state: 'all' })
  const deferred = useDeferredValue(filter)
  const rows = useMemo(() => documents && cases && buildDocumentRows(documents, cases), [documents, cases])
  const shown = useMemo(() => rows && filterDocumentRows(rows, deferred), [rows, deferred])
  if (rows === null || shown === null) {
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
        <Button variant="default" onClick={onOpenKinds}>
          文书种类
        </Button>
      </Group>
      {rows.length === 0 ? (
        <EmptyDocuments />
      ) : (
        <>
          <Group gap="sm" wrap="nowrap">
            <TextInput
              aria-label="查找文书"
              placeholder="按文号、主送或案卷查找"
              leftSection={<IconSearch size={16} aria-hidden />}
              value={filter.text}
              onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
              flex={1}
              maw={420}
            />
            <Select
              aria-label="状态"
              data={STATE_OPTIONS}
              value={filter.state}
              allowDeselect={false}
              onChange={(state) =>
                setFilter({ ...filter, state: (state ?? 'all') as DocumentFilter['state'] })
              }
              w={130}
            />
          </Group>
          {shown.length === 0 ? (
            <Text className={classes.muted} py="xl" ta="center">
              没有符合条件的文书，请换个条件。
            </Text>
          ) : (
            <DocumentTable rows={shown} onOpen={onOpen} />
          )}
        </>
      )}
    </Stack>
  )
}

function EmptyDocuments() {
  return (
    <Stack align="center" py={64} gap="xs">
      <Title order={3}>还没有监督文书</Title>
      <Text className={classes.muted} ta="center" maw={560}>
        监督意见书由已提交的评查起草：打开“案卷” → 完成评查并提交 →
        点“起草监督意见书”。起草后在这里办理审核、签发、编号和用印。
      </Text>
    </Stack>
  )
}

type DocumentTableProps = {
  readonly rows: readonly DocumentRow[]
  readonly onOpen: (documentId: string) => void
}

function DocumentTable({ rows, onOpen }: DocumentTableProps) {
  return (
    <Table highlightOnHover verticalSpacing="xs" stickyHeader stickyHeaderOffset={48}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={200}>文号</Table.Th>
          <Table.Th w={240}>主送</Table.Th>
          <Table.Th>案卷</Table.Th>
          <Table.Th w={100}>状态</Table.Th>
          <Table.Th w={110}>起草日期</Table.Th>
          <Table.Th w={110}>成文日期</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <Anchor component="button" ta="left" onClick={() => onOpen(row.id)}>
                {row.numberText ?? '未编号'}
              </Anchor>
              <Text size="xs" className={classes.muted}>
                {row.title}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" lineClamp={2}>
                {row.addressee}
              </Text>
            </Table.Td>
            <Table.Td>
              <Group gap={6} wrap="nowrap">
                <Text size="sm" lineClamp={2}>
                  {row.caseTitle}
                </Text>
                {row.isSample && (
                  <Badge size="xs" variant="outline" color="gray" style={{ flex: 'none' }}>
                    示例
                  </Badge>
                )}
              </Group>
            </Table.Td>
            <Table.Td>
              <StateBadge state={row.state} />
            </Table.Td>
            <Table.Td>{chinaDay(row.draftedAt)}</Table.Td>
            <Table.Td>{row.issuedOn ?? '—'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
