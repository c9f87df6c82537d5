import { Anchor, Modal, Stack, Text } from '@mantine/core'
import type { Figure, FigureRow } from '@shared/domain/loop/figures'
import { DataTable, type Column } from '../../ui/DataTable'
import { FactList } from '../../ui/Section'
import { changeText, valueText } from './figure-text'
import type { RegisterLinks } from './links'

type FigureDialogProps = {
  readonly figure: Figure
  readonly year: number
  readonly links: RegisterLinks
  readonly onClose: () => void
}

/** One figure explained: how it is counted, and what was counted. */
export function FigureDialog({ figure, year, links, onClose }: FigureDialogProps) {
  const { label, unit, value, before, definition, rows } = figure
  const isRate = rows.some(({ isCounted }) => !isCounted)
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${year}年度 ${label}`}
      size={860}
      centered
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="sm">
        <FactList
          rows={[
            ['数值', `${valueText(value)} ${unit}`],
            ['上一年度', `${valueText(before)} ${unit} ${changeText(figure)}`.trim()],
            ['统计口径', definition],
          ]}
        />
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {value === 0 || value === null
              ? '没有对应的记录。'
              : '对应的记录只有“线索管理”和“组长”两种角色能查看。'}
          </Text>
        ) : (
          <DataTable
            label={`${label}对应的记录`}
            isSticky={false}
            rows={rows}
            keyOf={({ id }) => id}
            columns={columnsOf(links, isRate)}
          />
        )}
      </Stack>
    </Modal>
  )
}

function open({ table, rowId }: FigureRow, links: RegisterLinks): void {
  switch (table) {
    case 'documents':
      return links.onOpenDocument(rowId)
    case 'matters':
      return links.onOpenMatter(rowId)
    case 'clues':
      return links.onOpenClue(rowId)
    case 'disputes':
      return links.onOpenDispute(rowId)
  }
}

const columnsOf = (links: RegisterLinks, isRate: boolean): readonly Column<FigureRow>[] => [
  { label: '日期', width: 105, cell: ({ on }) => on },
  {
    label: '记录',
    cell: (row) => (
      <Anchor component="button" size="sm" ta="left" onClick={() => open(row, links)}>
        {row.label}
      </Anchor>
    ),
  },
  { label: '单位', width: 180, cell: ({ unit }) => unit },
  { label: '说明', width: 200, cell: ({ detail }) => detail },
  ...(isRate
    ? [
        {
          label: '计入',
          width: 70,
          cell: ({ isCounted }: FigureRow) => (isCounted ? '是' : '否'),
        },
      ]
    : []),
]
