import { Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFirstRowsFirst } from './first-rows'

export type Column<T> = {
  readonly label: string
  readonly width?: number
  readonly align?: 'right'
  /** The label is for those who cannot see the buttons below it. */
  readonly isLabelHidden?: boolean
  readonly cell: (row: T) => ReactNode
}

type DataTableProps<T> = {
  /** What the table holds, for those who hear it. */
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  readonly minWidth?: number
  readonly isSticky?: boolean
}

/** A plain table of rows; wide ones scroll inside their own box. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, keyOf, minWidth, isSticky = true } = props
  const drawn = useFirstRowsFirst(rows)
  const table = (
    <Table
      highlightOnHover
      verticalSpacing="xs"
      aria-label={label}
      {...(isSticky ? { stickyHeader: true, stickyHeaderOffset: minWidth === undefined ? 48 : 0 } : {})}
    >
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ label: text, width, align, isLabelHidden = false }) => (
            <Table.Th key={text} w={width} ta={align}>
              {isLabelHidden ? <VisuallyHidden>{text}</VisuallyHidden> : text}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drawn.map((row) => (
          <Table.Tr key={keyOf(row)}>
            {columns.map(({ label: text, align, cell }) => (
              <Table.Td key={text} ta={align}>
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
  if (minWidth === undefined) return table
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      maxHeight="calc(100dvh - 280px)"
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      {table}
    </Table.ScrollContainer>
  )
}
