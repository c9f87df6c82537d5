import { ActionIcon, Anchor, Badge, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { chinaDay } from '@shared/lib/china-day'
import { useFirstRowsFirst } from '../../ui/first-rows'
import { CaseMenu, type CaseMenuActs, type MenuTarget } from './CaseMenu'
import { STATE_LABELS, type CaseRow } from './case-rows'

type CaseTableProps = CaseMenuActs & {
  readonly rows: readonly CaseRow[]
  readonly onOpen: (caseId: string) => void
}

const STATE_COLORS = { registered: 'gray', 'in-review': 'blue', submitted: 'teal' } as const

export function CaseTable({ rows, onOpen, ...acts }: CaseTableProps) {
  const [menuTarget, setMenuTarget] = useState<MenuTarget | null>(null)
  const drawn = useFirstRowsFirst(rows)
  return (
    <>
      <CaseMenu target={menuTarget} onClose={() => setMenuTarget(null)} {...acts} />
      <Table highlightOnHover verticalSpacing="xs" stickyHeader stickyHeaderOffset={48}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>案卷名称</Table.Th>
            <Table.Th w={190}>被评查单位</Table.Th>
            <Table.Th w={150}>批次</Table.Th>
            <Table.Th w={70} ta="right">
              页数
            </Table.Th>
            <Table.Th w={90}>状态</Table.Th>
            <Table.Th w={160}>得分</Table.Th>
            <Table.Th w={110}>登记日期</Table.Th>
            <Table.Th w={60}>
              <VisuallyHidden>操作</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {drawn.map((row) => (
            <CaseTableRow key={row.file.id} row={row} onOpen={onOpen} onMenu={setMenuTarget} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

type CaseTableRowProps = Pick<CaseTableProps, 'onOpen'> & {
  readonly row: CaseRow
  readonly onMenu: (target: MenuTarget) => void
}

/** Kept as it is while its case is: typing in the search field must not draw 300 rows again. */
const CaseTableRow = memo(function CaseTableRow({ row, onOpen, onMenu }: CaseTableRowProps) {
  const { file, campaignName, pageCount } = row
  const isRemoved = file.removedAt !== null
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {isRemoved ? (
            <Text lineClamp={2} title={file.facts.title}>
              {file.facts.title}
            </Text>
          ) : (
            <Anchor
              component="button"
              ta="left"
              lineClamp={2}
              title={file.facts.title}
              onClick={() => onOpen(file.id)}
            >
              {file.facts.title}
            </Anchor>
          )}
          {file.sampleSlug !== null && (
            <Badge size="xs" variant="outline" color="gray" style={{ flex: 'none' }}>
              示例
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {[file.facts.party, file.facts.decisionNumber].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {file.facts.agency}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {campaignName || '—'}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{pageCount}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={STATE_COLORS[file.state]}>
          {STATE_LABELS[file.state]}
        </Badge>
      </Table.Td>
      <Table.Td>
        <ScoreCell row={row} />
      </Table.Td>
      <Table.Td>{chinaDay(file.registeredAt)}</Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${file.facts.title} 的更多操作`}
          aria-haspopup="menu"
          onClick={(event) => onMenu({ row, button: event.currentTarget })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
})

function ScoreCell({ row }: { readonly row: CaseRow }) {
  if (row.scoreText === '') return <Text c="dimmed">—</Text>
  return (
    <Group gap={6} wrap="nowrap">
      <Text fw={600}>{row.scoreText}</Text>
      <Text size="sm">{row.grade}</Text>
      {row.hasVeto && (
        <Badge size="sm" color="red" variant="light">
          一票否决
        </Badge>
      )}
    </Group>
  )
}
