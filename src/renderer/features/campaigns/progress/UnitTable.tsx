import { Table, Text } from '@mantine/core'
import type { UnitResult, UnitResults } from '@shared/domain/campaign/progress'
import { scoreText } from '@shared/report/campaign-progress'

/** 单位 × 等次 with the mean; best first. */
export function UnitTable({ results }: { readonly results: UnitResults }) {
  const { units, all, grades } = results
  return (
    <>
      <Table verticalSpacing="xs" stickyHeader stickyHeaderOffset={48}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>单位</Table.Th>
            <Table.Th ta="right">件数</Table.Th>
            <Table.Th ta="right">已有结果</Table.Th>
            {grades.map((grade) => (
              <Table.Th key={grade} ta="right">
                {grade || '不评等次'}
              </Table.Th>
            ))}
            <Table.Th ta="right">一票否决</Table.Th>
            <Table.Th ta="right">均分</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {units.map((unit) => (
            <UnitRow key={unit.unit} unit={unit} grades={grades} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <UnitRow unit={all} grades={grades} isTotal />
        </Table.Tfoot>
      </Table>
      <Text size="sm" c="dimmed">
        均分是本单位已有得分案卷的平均，保留一位小数；没有定稿的得分还可能变化。
      </Text>
    </>
  )
}

type UnitRowProps = {
  readonly unit: UnitResult
  readonly grades: readonly string[]
  readonly isTotal?: boolean
}

function UnitRow({ unit, grades, isTotal = false }: UnitRowProps) {
  return (
    <Table.Tr fw={isTotal ? 600 : 400}>
      <Table.Td>{unit.unit}</Table.Td>
      <Table.Td ta="right">{unit.files}</Table.Td>
      <Table.Td ta="right">{unit.judged}</Table.Td>
      {grades.map((grade) => (
        <Table.Td key={grade} ta="right">
          {unit.byGrade.get(grade) ?? 0}
        </Table.Td>
      ))}
      <Table.Td ta="right">{unit.vetoed}</Table.Td>
      <Table.Td ta="right">{scoreText(unit.meanTenths) || '—'}</Table.Td>
    </Table.Tr>
  )
}
