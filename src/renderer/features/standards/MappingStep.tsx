import { Group, NumberInput, Select, Stack, Table, Text } from '@mantine/core'
import {
  COLUMN_MEANINGS,
  guessMapping,
  type ColumnMeaning,
  type TableMapping,
} from '@shared/domain/checklist/import/columns'
import type { ImportProblem } from '@shared/domain/checklist/import/read-table'
import type { ForeignTable } from '@shared/ipc/shapes'
import { describeFailure } from '@shared/messages'
import { Notice } from '../../ui/Notice'
import { MEANING_NAMES } from './labels'
import classes from './standards.module.css'

type MappingStepProps = {
  readonly table: ForeignTable
  readonly sheet: number
  readonly mapping: TableMapping
  readonly problems: readonly ImportProblem[]
  readonly itemCount: number
  readonly onSheet: (sheet: number) => void
  readonly onMapping: (mapping: TableMapping) => void
}

const OPTIONS = COLUMN_MEANINGS.map((value) => ({ value, label: MEANING_NAMES[value] }))
const PREVIEW_ROWS = 14

/** The table as it came, with the meaning of every column above it. */
export function MappingStep(props: MappingStepProps) {
  const { table, sheet, mapping, problems, itemCount, onSheet, onMapping } = props
  const rows = table.sheets[sheet]?.rows ?? []
  const first = Math.max(0, mapping.headerRow - 2)
  const whole = problems.filter(({ row }) => row === 0)
  const setMeaning = (index: number, meaning: ColumnMeaning): void =>
    onMapping({
      ...mapping,
      // One column each: the one that had it before is left out.
      columns: mapping.columns.map((old, at) => (at === index ? meaning : old === meaning ? 'ignore' : old)),
    })
  return (
    <Stack gap="sm">
      <Group gap="md" align="flex-end">
        <Select
          label="工作表"
          w={280}
          data={table.sheets.map(({ name }, index) => ({ value: String(index), label: name || table.name }))}
          value={String(sheet)}
          allowDeselect={false}
          disabled={table.sheets.length < 2}
          onChange={(value) => value !== null && onSheet(Number(value))}
        />
        <NumberInput
          label="表头在第几行（没有表头填 0）"
          w={220}
          min={0}
          max={rows.length}
          clampBehavior="strict"
          allowDecimal={false}
          value={mapping.headerRow + 1}
          onChange={(value) => {
            const headerRow = (typeof value === 'number' ? value : 0) - 1
            const guessed = guessMapping(headerRow < 0 ? [] : rows.slice(headerRow, headerRow + 1))
            const isKnown = guessed.headerRow === 0 && guessed.columns.length === mapping.columns.length
            onMapping({ headerRow, columns: isKnown ? guessed.columns : mapping.columns })
          }}
        />
        <Text size="sm" pb={8} role="status">
          共 {rows.length} 行，照这样对应可读出 {itemCount} 个评查项。
        </Text>
      </Group>
      {whole.length > 0 && (
        <Notice tone="warning">
          {whole.map(({ failure }) => (
            <Text key={failure.code} size="sm">
              {describeFailure(failure)}
            </Text>
          ))}
        </Notice>
      )}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="表格预览">
        <Table className={classes.preview} withColumnBorders verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {mapping.columns.map((meaning, index) => (
                <Table.Th key={index}>
                  <Select
                    aria-label={`第 ${index + 1} 列的含义`}
                    size="xs"
                    w={124}
                    data={OPTIONS}
                    value={meaning}
                    allowDeselect={false}
                    onChange={(value) => value !== null && setMeaning(index, value as ColumnMeaning)}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(first, first + PREVIEW_ROWS).map((row, at) => (
              <Table.Tr
                key={at}
                data-header={first + at === mapping.headerRow}
                data-above={first + at < mapping.headerRow}
              >
                {mapping.columns.map((_, index) => (
                  <Table.Td key={index} title={row[index] ?? ''}>
                    {row[index] ?? ''}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > first + PREVIEW_ROWS && (
        <Text size="xs" c="dimmed">
          只显示了前面几行。
        </Text>
      )}
    </Stack>
  )
}
