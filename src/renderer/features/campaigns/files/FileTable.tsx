import { Anchor, Badge, Button, Group, Table, Text } from '@mantine/core'
import { memo } from 'react'
import { useFirstRowsFirst } from '../../../ui/first-rows'
import type { FileRow } from './file-rows'

export type FileAct = 'handover' | 'link' | 'assign'

type FileTableProps = {
  readonly rows: readonly FileRow[]
  readonly mayAssign: boolean
  readonly onOpen: (entryId: string) => void
  readonly onAct: (act: FileAct, entryId: string) => void
}

const PAPER = {
  never: { label: '未调卷', color: 'gray' },
  out: { label: '在外', color: 'orange' },
  back: { label: '已归还', color: 'teal' },
} as const

export function FileTable({ rows, ...row }: FileTableProps) {
  const drawn = useFirstRowsFirst(rows)
  return (
    <Table highlightOnHover verticalSpacing={6} stickyHeader stickyHeaderOffset={48}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={190}>单位</Table.Th>
          <Table.Th>案卷</Table.Th>
          <Table.Th w={90}>调卷</Table.Th>
          <Table.Th w={190}>扫描件</Table.Th>
          <Table.Th w={170}>评查员、组长</Table.Th>
          <Table.Th w={210}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drawn.map((own) => (
          <FileTableRow key={own.entry.id} own={own} {...row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type FileTableRowProps = Omit<FileTableProps, 'rows'> & { readonly own: FileRow }

/** Kept as it is while its file is: typing in the search field must not draw 300 rows again. */
const FileTableRow = memo(function FileTableRow({ own, mayAssign, onOpen, onAct }: FileTableRowProps) {
  const { entry, paper, caseTitle, reviewerNames, leaderName, conflict } = own
  const { unit, number, title } = entry.listed
  const { state } = entry
  const isEarly = state === 'drawn' || state === 'lent'
  return (
    <Table.Tr>
      <Table.Td fz="sm">{unit}</Table.Td>
      <Table.Td>
        <Anchor component="button" ta="left" size="sm" lineClamp={2} onClick={() => onOpen(entry.id)}>
          {number}
        </Anchor>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {title}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={PAPER[paper].color}>
          {PAPER[paper].label}
        </Badge>
      </Table.Td>
      <Table.Td fz="sm">
        {caseTitle === null ? (
          <Text span size="sm" c="dimmed">
            —
          </Text>
        ) : (
          <Text span size="sm" lineClamp={2}>
            {caseTitle}
          </Text>
        )}
      </Table.Td>
      <Table.Td fz="sm">
        {reviewerNames.length === 0 ? '—' : reviewerNames.join('、')}
        {leaderName !== '' && (
          <Text size="xs" c="dimmed">
            组长 {leaderName}
          </Text>
        )}
        {conflict !== '' && (
          <Text size="xs" c="red">
            {conflict}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Act label="调卷" number={number} onClick={() => onAct('handover', entry.id)} />
          {isEarly && <Act label="对应" number={number} onClick={() => onAct('link', entry.id)} />}
          {mayAssign && (isEarly || state === 'reviewing') && (
            <Act label="分配" number={number} onClick={() => onAct('assign', entry.id)} />
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
})

const ACT_NAMES = { 调卷: '登记调卷', 对应: '对应扫描件', 分配: '分配评查员' } as const

type ActProps = {
  readonly label: keyof typeof ACT_NAMES
  readonly number: string
  readonly onClick: () => void
}

const Act = ({ label, number, onClick }: ActProps) => (
  <Button
    variant="default"
    size="compact-sm"
    aria-haspopup="dialog"
    aria-label={`${ACT_NAMES[label]} ${number}`}
    onClick={onClick}
  >
    {label}
  </Button>
)
