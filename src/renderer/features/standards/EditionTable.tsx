import { ActionIcon, Anchor, Badge, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { CASE_TYPE_NAMES } from '@shared/domain/case-file/case-file'
import { chinaDay } from '@shared/lib/china-day'
import { formatCenti } from '@shared/lib/decimal'
import { ORIGIN_NAMES, type EditionRow } from './library-rows'

export type EditionAct = 'view' | 'copy' | 'compare' | 'xlsx' | 'pdf' | 'retire' | 'reinstate'

type EditionTableProps = {
  readonly rows: readonly EditionRow[]
  readonly onAct: (act: EditionAct, row: EditionRow) => void
}

const STATE_COLORS = { 现行: 'teal', 未生效: 'blue', 已失效: 'gray', 停用: 'gray' } as const

export function EditionTable({ rows, onAct }: EditionTableProps) {
  return (
    <Table verticalSpacing="xs" aria-label="标准库" stickyHeader stickyHeaderOffset={48}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>标准名称</Table.Th>
          <Table.Th w={78}>版次</Table.Th>
          <Table.Th w={178}>案卷类型</Table.Th>
          <Table.Th w={134}>有效期</Table.Th>
          <Table.Th w={160}>发布机关</Table.Th>
          <Table.Th w={116}>来源</Table.Th>
          <Table.Th w={80}>状态</Table.Th>
          <Table.Th w={56}>
            <VisuallyHidden>操作</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <EditionLine key={row.key} row={row} onAct={(act) => onAct(act, row)} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type EditionLineProps = { readonly row: EditionRow; readonly onAct: (act: EditionAct) => void }

function EditionLine({ row, onAct }: EditionLineProps) {
  const { standard, adopted, origin, state } = row
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" ta="left" onClick={() => onAct('view')}>
          {standard.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {standard.id} · {standard.items.length} 项 {formatCenti(standard.totalCenti)} 分 · 否决{' '}
          {standard.vetoes.length} 项
        </Text>
      </Table.Td>
      <Table.Td>{standard.edition}</Table.Td>
      <Table.Td>
        <Text size="sm">{CASE_TYPE_NAMES[standard.caseType]}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {standard.effectiveFrom} 起{standard.effectiveTo === undefined ? '' : `至 ${standard.effectiveTo}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {standard.issuer}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{ORIGIN_NAMES[origin]}</Text>
        {origin !== 'shipped' && adopted && (
          <Text size="xs" c="dimmed">
            {adopted.adoptedBy} {chinaDay(adopted.adoptedAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={STATE_COLORS[state]}>
          {state}
        </Badge>
      </Table.Td>
      <Table.Td>
        <EditionMenu row={row} onAct={onAct} />
      </Table.Td>
    </Table.Tr>
  )
}

function EditionMenu({ row, onAct }: EditionLineProps) {
  const { adopted, standard } = row
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${standard.name}（${standard.edition}）的更多操作`}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAct('view')}>查看</Menu.Item>
        <Menu.Item onClick={() => onAct('copy')}>复制为新草稿</Menu.Item>
        <Menu.Item onClick={() => onAct('compare')}>与其他版次比较…</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onAct('xlsx')}>导出 XLSX…</Menu.Item>
        <Menu.Item onClick={() => onAct('pdf')}>导出 PDF…</Menu.Item>
        {adopted && <Menu.Divider />}
        {adopted?.retiredAt === null && <Menu.Item onClick={() => onAct('retire')}>停用…</Menu.Item>}
        {adopted && adopted.retiredAt !== null && (
          <Menu.Item onClick={() => onAct('reinstate')}>恢复使用…</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
