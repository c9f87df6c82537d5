import { Anchor, Badge, Button, Collapse, Table, Text, VisuallyHidden } from '@mantine/core'
import { Fragment, useId, useState } from 'react'
import type { Due, DueLevel } from '@shared/domain/loop/clocks'
import { daysText } from './due-rows'
import type { LoopLinks } from './links'

const COLORS: Readonly<Record<DueLevel, string>> = {
  over: 'red',
  today: 'orange',
  soon: 'yellow',
  later: 'gray',
}

/** Where the thing is done: the paper, else the clue, the dispute, the matter. */
export function openDue(due: Due, links: LoopLinks): void {
  if (due.clueId !== null) links.onOpenClue(due.clueId)
  else if (due.disputeId !== null) links.onOpenDispute(due.disputeId)
  else if (due.documentId !== null) links.onOpenDocument(due.documentId)
  else if (due.matterId !== null) links.onOpenMatter(due.matterId)
}

type DueTableProps = { readonly label: string; readonly dues: readonly Due[]; readonly links: LoopLinks }

export function DueTable({ label, dues, links }: DueTableProps) {
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
          <DueRow key={due.id} due={due} links={links} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function DueRow({ due, links }: { readonly due: Due; readonly links: LoopLinks }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <Fragment>
      <Table.Tr data-level={due.level} data-testid="due-row">
        <Table.Td>{due.what}</Table.Td>
        <Table.Td>
          <Anchor component="button" ta="left" onClick={() => openDue(due, links)}>
            {due.about}
          </Anchor>
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
