import { ActionIcon, Anchor, Badge, Group, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconDots, IconEdit, IconRestore, IconTrash } from '@tabler/icons-react'
import type { Campaign } from '@shared/domain/case-file/case-file'
import { chinaDay } from '@shared/lib/china-day'
import { STATE_LABELS, type CaseRow } from './case-rows'

type CaseTableProps = {
  readonly rows: readonly CaseRow[]
  readonly campaigns: readonly Campaign[]
  readonly onOpen: (caseId: string) => void
  readonly onEdit: (row: CaseRow) => void
  readonly onRemove: (caseId: string) => void
  readonly onRestore: (caseId: string) => void
  readonly onAssign: (caseId: string, campaignId: string | null) => void
}

const STATE_COLORS = { registered: 'gray', 'in-review': 'blue', submitted: 'teal' } as const

export function CaseTable({ rows, ...acts }: CaseTableProps) {
  return (
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
        {rows.map((row) => (
          <CaseTableRow key={row.file.id} row={row} {...acts} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type CaseTableRowProps = Omit<CaseTableProps, 'rows'> & { readonly row: CaseRow }

function CaseTableRow({ row, campaigns, onOpen, onEdit, onRemove, onRestore, onAssign }: CaseTableRowProps) {
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
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`${file.facts.title} 的更多操作`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isRemoved ? (
              <Menu.Item
                leftSection={<IconRestore size={16} aria-hidden />}
                onClick={() => onRestore(file.id)}
              >
                恢复案卷
              </Menu.Item>
            ) : (
              <>
                <Menu.Item leftSection={<IconEdit size={16} aria-hidden />} onClick={() => onEdit(row)}>
                  修改案卷信息
                </Menu.Item>
                {campaigns.length > 0 && <Menu.Label>归入批次</Menu.Label>}
                {campaigns.map(({ id, name, year }) => (
                  <Menu.Item key={id} disabled={file.campaignId === id} onClick={() => onAssign(file.id, id)}>
                    {year} {name}
                  </Menu.Item>
                ))}
                {file.campaignId !== null && (
                  <Menu.Item onClick={() => onAssign(file.id, null)}>移出批次</Menu.Item>
                )}
                <Menu.Divider />
                <Menu.Item
                  c="var(--mantine-color-error)"
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => onRemove(file.id)}
                >
                  移入回收站（可恢复）
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  )
}

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
