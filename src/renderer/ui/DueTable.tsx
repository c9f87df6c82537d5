import { Anchor, Badge, Button, Collapse, Table, Text, VisuallyHidden } from '@mantine/core'
import { Fragment, useId, useState } from 'react'
import type { Due, DueLevel } from '@shared/domain/loop/clocks'
import { daysText } from './days-text'

const COLORS: Readonly<Record<DueLevel, string>> = {
  over: 'red',
  today: 'orange',
  soon: 'yellow',
  later: 'gray',
}

type DueTableProps = {
  readonly label: string
  readonly dues: readonly Due[]
  /** Absent where the page itself is the place it is done. */
  readonly onOpen?: (due: Due) => void
}

/** Running clocks: until when, how long yet, and on demand how that was counted. */
export function DueTable({ label, dues, onOpen }: DueTableProps) {
  return (
    <Table highlightOnHover verticalSpacing="xs" aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={150}>期限</Table.Th>
          <Table.Th>事项</Table.Th>
          <Table.Th w={110}>由谁办</Table.Th>
          <Table.Th w={110}>到期日</Table.Th>
          <Table.Th w={120}>剩余</Table.Th>
          <Table.Th w={110}>
            <VisuallyHidden>怎么算的</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dues.map((due) => (
          <DueRow key={due.id} due={due} onOpen={onOpen} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type DueRowProps = { readonly due: Due; readonly onOpen: ((due: Due) => void) | undefined }

function DueRow({ due, onOpen }: DueRowProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <Fragment>
      <Table.Tr data-level={due.level} data-testid="due-row">
        <Table.Td>{due.what}</Table.Td>
        <Table.Td>
          {onOpen === undefined ? (
            due.about
          ) : (
            <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(due)}>
              {due.about}
            </Anchor>
          )}
        </Table.Td>
        <Table.Td>{due.whose}</Table.Td>
        <Table.Td>{due.dueOn}</Table.Td>
        <Table.Td>
          <Badge variant="light" color={COLORS[due.level]}>
            {daysText(due.daysLeft)}
          </Badge>
        </Table.Td>
        <Table.Td>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`${due.about} ${due.what}怎么算的`}
            onClick={() => setOpen(!isOpen)}
          >
            怎么算的
          </Button>
        </Table.Td>
      </Table.Tr>
      <Table.Tr style={isOpen ? undefined : { border: 0 }}>
        <Table.Td colSpan={6} p={0} id={id}>
          <Collapse expanded={isOpen}>
            <Text size="sm" p="xs">
              {due.explanation}
            </Text>
          </Collapse>
        </Table.Td>
      </Table.Tr>
    </Fragment>
  )
}
