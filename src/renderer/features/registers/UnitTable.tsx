import { Text } from '@mantine/core'
import type { UnitCount } from '@shared/domain/loop/figure-tables'
import { DataTable, type Column } from '../../ui/DataTable'
import { Section } from '../../ui/Section'

type UnitTableProps = { readonly year: number; readonly counts: readonly UnitCount[] }

export function UnitTable({ year, counts }: UnitTableProps) {
  return (
    <Section title={`${year}年按被监督单位`}>
      {counts.length === 0 ? (
        <Text size="sm" c="dimmed">
          本年度还没有发出的文书和监督案件。
        </Text>
      ) : (
        <DataTable
          label="按被监督单位"
          isSticky={false}
          rows={counts}
          keyOf={({ unit }) => unit}
          columns={COLUMNS}
        />
      )}
    </Section>
  )
}

const COLUMNS: readonly Column<UnitCount>[] = [
  { label: '单位', cell: ({ unit }) => unit },
  { label: '监督案件', width: 100, align: 'right', cell: ({ matters }) => matters },
  { label: '文书', width: 80, align: 'right', cell: ({ papers }) => papers },
  { label: '未销号', width: 80, align: 'right', cell: ({ open }) => open },
  { label: '超期', width: 80, align: 'right', cell: ({ overdue }) => overdue },
  { label: '撤销决定', width: 100, align: 'right', cell: ({ revoked }) => revoked },
]
