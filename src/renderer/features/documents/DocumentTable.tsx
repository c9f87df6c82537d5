import { Anchor, Badge, Checkbox, Group, Table, Text } from '@mantine/core'
import { useFirstRowsFirst } from '../../ui/first-rows'
import { daysText } from '../../ui/days-text'
import type { DocumentRow } from './document-rows'
import { StateBadge } from './StateBadge'
import classes from './documents.module.css'

type DocumentTableProps = {
  readonly rows: readonly DocumentRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onOpen: (documentId: string) => void
}

export function DocumentTable({ rows, chosen, onChoose, onOpen }: DocumentTableProps) {
  const drawn = useFirstRowsFirst(rows)
  const count = rows.filter(({ id }) => chosen.has(id)).length
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <Table highlightOnHover verticalSpacing="xs" stickyHeader stickyHeaderOffset={48} aria-label="监督文书">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={40}>
            <Checkbox
              aria-label="选择全部"
              checked={count > 0 && count === rows.length}
              indeterminate={count > 0 && count < rows.length}
              onChange={() => onChoose(new Set(count === rows.length ? [] : rows.map(({ id }) => id)))}
            />
          </Table.Th>
          <Table.Th w={210}>种类</Table.Th>
          <Table.Th w={190}>文号</Table.Th>
          <Table.Th>主送</Table.Th>
          <Table.Th w={110}>成文</Table.Th>
          <Table.Th w={90}>状态</Table.Th>
          <Table.Th w={150}>期限</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drawn.map((row) => (
          <DocumentLine
            key={row.id}
            row={row}
            isChosen={chosen.has(row.id)}
            onToggle={() => toggle(row.id)}
            onOpen={() => onOpen(row.id)}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type DocumentLineProps = {
  readonly row: DocumentRow
  readonly isChosen: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

function DocumentLine({ row, isChosen, onToggle, onOpen }: DocumentLineProps) {
  const name = `${row.title} ${row.numberText ?? '未编号'}`
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox aria-label={`选择 ${name}`} checked={isChosen} onChange={onToggle} />
      </Table.Td>
      <Table.Td>{row.title}</Table.Td>
      <Table.Td>
        <Anchor component="button" ta="left" onClick={onOpen}>
          {row.numberText ?? '未编号'}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={1}>
          {row.addressee || '—'}
        </Text>
        {row.subject !== '' && (
          <Group gap={6} wrap="nowrap">
            <Text size="xs" className={classes.muted} lineClamp={1}>
              {row.subject}
            </Text>
            {row.isSample && (
              <Badge size="xs" variant="outline" color="gray" style={{ flex: 'none' }}>
                示例
              </Badge>
            )}
          </Group>
        )}
      </Table.Td>
      <Table.Td>{row.issuedOn ?? '—'}</Table.Td>
      <Table.Td>
        <StateBadge state={row.state} />
      </Table.Td>
      <Table.Td>
        {row.due === null ? (
          '—'
        ) : (
          <>
            <Text size="sm" fw={row.due.level === 'over' || row.due.level === 'today' ? 700 : 400}>
              {daysText(row.due.daysLeft)}
            </Text>
            <Text size="xs" className={classes.muted}>
              {row.due.what} {row.due.dueOn}
            </Text>
          </>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
