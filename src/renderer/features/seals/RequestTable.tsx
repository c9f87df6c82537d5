import { Button, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { chinaMinute } from '@shared/lib/china-day'
import { useFirstRowsFirst } from '../../ui/first-rows'
import type { RequestRow } from './request-rows'
import classes from './seals.module.css'

type RequestTableProps = {
  readonly rows: readonly RequestRow[]
  readonly onOpenDocument: (documentId: string) => void
}

/** 待办用印. */
export function RequestTable({ rows, onOpenDocument }: RequestTableProps) {
  const drawn = useFirstRowsFirst(rows)
  if (rows.length === 0) {
    return (
      <Stack align="center" py={48} gap="xs">
        <Title order={3}>没有用印申请</Title>
        <Text className={classes.muted} ta="center" maw={560}>
          文书签发编号后，经办人在文书的“用印”页提出申请，由另一人审批、第三人监印。申请会列在这里。
        </Text>
      </Stack>
    )
  }
  return (
    <Table verticalSpacing="xs" fz="sm" stickyHeader stickyHeaderOffset={48}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>文号</Table.Th>
          <Table.Th>文书</Table.Th>
          <Table.Th>印章</Table.Th>
          <Table.Th w={70}>份数</Table.Th>
          <Table.Th w={200}>申请人、时间</Table.Th>
          <Table.Th w={180}>状态</Table.Th>
          <Table.Th w={120}>
            <VisuallyHidden>操作</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drawn.map((row) => (
          <Table.Tr key={row.id} data-request={row.id} data-mine={row.mine}>
            <Table.Td>{row.numberText}</Table.Td>
            <Table.Td>{row.title}</Table.Td>
            <Table.Td>{row.sealName}</Table.Td>
            <Table.Td>{row.copies}</Table.Td>
            <Table.Td>
              {row.applicant} {chinaMinute(row.askedAt)}
            </Table.Td>
            <Table.Td>{row.stateText}</Table.Td>
            <Table.Td>
              <Button
                size="compact-sm"
                variant={row.mine === '' ? 'default' : 'filled'}
                aria-label={`${row.mine === '' ? '查看' : row.mine} ${row.numberText}`}
                onClick={() => onOpenDocument(row.documentId)}
              >
                {row.mine === '' ? '查看' : `去${row.mine}`}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
