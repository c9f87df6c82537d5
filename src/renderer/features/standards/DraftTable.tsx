import { ActionIcon, Anchor, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { StandardDraftRow } from '@shared/events/tables'
import { chinaMinute } from '@shared/lib/china-day'
import { ORIGIN_NAMES } from './library-rows'

type DraftTableProps = {
  readonly drafts: readonly StandardDraftRow[]
  readonly onOpen: (draftId: string) => void
  readonly onDrop: (draft: StandardDraftRow) => void
}

export function DraftTable({ drafts, onOpen, onDrop }: DraftTableProps) {
  return (
    <Table verticalSpacing="xs" aria-label="标准草稿">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>标准名称</Table.Th>
          <Table.Th w={120}>版次</Table.Th>
          <Table.Th w={110}>来源</Table.Th>
          <Table.Th w={170}>保存时间</Table.Th>
          <Table.Th w={120}>保存人</Table.Th>
          <Table.Th w={60}>
            <VisuallyHidden>操作</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drafts.map((row) => {
          const name = row.draft.name || '未命名的标准'
          return (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor component="button" ta="left" onClick={() => onOpen(row.id)}>
                  {name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {row.draft.items.length} 项
                </Text>
              </Table.Td>
              <Table.Td>{row.draft.edition}</Table.Td>
              <Table.Td>{ORIGIN_NAMES[row.origin]}</Table.Td>
              <Table.Td>{chinaMinute(row.savedAt)}</Table.Td>
              <Table.Td>{row.savedBy}</Table.Td>
              <Table.Td>
                <Group justify="flex-end">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`删除草稿 ${name}`}
                    onClick={() => onDrop(row)}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
