import { Badge, Modal, Select, Stack, Table, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { diffStandards, type DiffArea, type DiffLine } from '@shared/domain/checklist/diff'
import type { EditionRow } from './library-rows'
import classes from './standards.module.css'

type DiffDialogProps = {
  readonly row: EditionRow | null
  readonly editions: readonly EditionRow[]
  readonly onClose: () => void
}

/** What one edition changes against another. */
export function DiffDialog({ row, editions, onClose }: DiffDialogProps) {
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title="比较两个版次"
      size="90%"
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {row && <Comparison row={row} editions={editions} />}
    </Modal>
  )
}

const labelOf = ({ standard }: EditionRow): string =>
  `${standard.name} · ${standard.id} · 版次 ${standard.edition}`

/** The edition it was made from, then another of the same number, then of the same kind. */
function guessOther(row: EditionRow, others: readonly EditionRow[]): string | null {
  const { derivedFrom, id, caseType } = row.standard
  const found =
    others.find(
      ({ standard }) => standard.id === derivedFrom?.id && standard.edition === derivedFrom.edition,
    ) ??
    others.find(({ standard }) => standard.id === id) ??
    others.find(({ standard }) => standard.caseType === caseType)
  return found?.key ?? null
}

function Comparison({
  row,
  editions,
}: {
  readonly row: EditionRow
  readonly editions: readonly EditionRow[]
}) {
  const others = editions.filter(({ key }) => key !== row.key)
  const [otherKey, setOtherKey] = useState(() => guessOther(row, others))
  const other = others.find(({ key }) => key === otherKey) ?? null
  const lines = useMemo(
    () => (other === null ? null : diffStandards(other.standard, row.standard)),
    [other, row.standard],
  )
  return (
    <Stack gap="md">
      <Select
        label="原来的版次"
        data-autofocus
        data={others.map((each) => ({ value: each.key, label: labelOf(each) }))}
        value={otherKey}
        placeholder="请选择"
        allowDeselect={false}
        onChange={setOtherKey}
      />
      <Text size="sm">新的版次：{labelOf(row)}</Text>
      {lines !== null && <DiffTables lines={lines} />}
    </Stack>
  )
}

const AREAS: readonly (readonly [DiffArea, string])[] = [
  ['setting', '基本信息和规则'],
  ['grade', '等次'],
  ['section', '部分'],
  ['veto', '否决项'],
  ['item', '评查项'],
]
const KIND_NAMES = { added: '增加', removed: '删去', changed: '改动' } as const
const KIND_COLORS = { added: 'teal', removed: 'red', changed: 'blue' } as const

function DiffTables({ lines }: { readonly lines: readonly DiffLine[] }) {
  if (lines.length === 0) return <Text role="status">两个版次的内容完全相同。</Text>
  return (
    <Stack gap="md" data-testid="diff">
      <Text size="sm" role="status">
        共 {lines.length} 处不同。
      </Text>
      {AREAS.map(([area, title]) => {
        const own = lines.filter((line) => line.area === area)
        return own.length === 0 ? null : (
          <Stack key={area} gap={4}>
            <Title order={3} size="h5">
              {title}（{own.length}）
            </Title>
            <DiffTable lines={own} label={title} />
          </Stack>
        )
      })}
    </Stack>
  )
}

function DiffTable({ lines, label }: { readonly lines: readonly DiffLine[]; readonly label: string }) {
  return (
    <Table verticalSpacing={4} layout="fixed" aria-label={`${label}的不同`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={70}>变化</Table.Th>
          <Table.Th w={100}>编号</Table.Th>
          <Table.Th w={130}>内容</Table.Th>
          <Table.Th>原来</Table.Th>
          <Table.Th>现在</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, index) => (
          <Table.Tr key={index}>
            <Table.Td>
              <Badge variant="light" color={KIND_COLORS[line.kind]}>
                {KIND_NAMES[line.kind]}
              </Badge>
            </Table.Td>
            <Table.Td>{line.id}</Table.Td>
            <Table.Td>{line.what}</Table.Td>
            <Table.Td>
              <Text size="sm" className={line.kind === 'removed' ? (classes.removed ?? '') : ''}>
                {line.before}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm">{line.after}</Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
