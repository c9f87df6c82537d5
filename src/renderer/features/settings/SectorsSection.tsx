import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { DEFAULT_SECTOR_ID, type Sector } from '@shared/domain/law/sectors'
import { formatCenti } from '@shared/lib/decimal'
import { useLawBooks, type JoinedBooks } from '../../data/law'
import { hasRole, useActor } from '../../data/session'
import { SectorDialog } from './SectorDialog'

/** 行业办案期限: what sector rules say where the law leaves it to them; 待确认 until a person has looked. */
export function SectorsSection() {
  const books = useLawBooks()
  const actor = useActor()
  const [edited, setEdited] = useState<Sector | 'new' | null>(null)
  if (books === null) return null
  const canEdit = hasRole(actor, 'admin')
  return (
    <Stack gap="sm" component="section" aria-label="行业办案期限">
      <Title order={3} size="h4">
        行业办案期限
      </Title>
      <Text size="sm">
        法律规定“另有规定的从其规定”的期限、延长、可扣除的事由和听证数额，按行业填写。没有依据的留空，由评查人判断。
      </Text>
      <SectorTable books={books} canEdit={canEdit} onEdit={setEdited} />
      <Group>
        {canEdit ? (
          <Button variant="default" onClick={() => setEdited('new')}>
            增加行业
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            修改行业期限须由管理员登录。
          </Text>
        )}
      </Group>
      <SectorDialog
        key={edited === null ? 'none' : edited === 'new' ? 'new' : edited.id}
        sector={edited}
        like={books.sectors.find(({ id }) => id === DEFAULT_SECTOR_ID) ?? null}
        taken={books.sectors.map(({ id }) => id)}
        by={actor?.name ?? ''}
        onClose={() => setEdited(null)}
      />
    </Stack>
  )
}

const UNITS = { work: '个工作日', cal: '日' } as const

const termText = (term: Sector['filing']): string => (term === null ? '未填' : `${term.n}${UNITS[term.unit]}`)

function extensionText(extension: Sector['extension1']): string {
  if (extension === null) return '未填'
  return `${extension.days === null ? '合理期限' : `${extension.days}日`}，${extension.approver}`
}

const moneyText = (fen: number | null): string => (fen === null ? '未填' : `${formatCenti(fen)}元`)

type SectorTableProps = {
  readonly books: JoinedBooks
  readonly canEdit: boolean
  readonly onEdit: (sector: Sector) => void
}

function SectorTable({ books, canEdit, onEdit }: SectorTableProps) {
  return (
    <Table.ScrollContainer
      minWidth={680}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': '行业办案期限表' } }}
    >
      <Table aria-label="行业办案期限" verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>行业</Table.Th>
            <Table.Th>立案至决定</Table.Th>
            <Table.Th>延长</Table.Th>
            <Table.Th>可扣除</Table.Th>
            <Table.Th>立案期限</Table.Th>
            <Table.Th>听证数额（公民／单位）</Table.Th>
            <Table.Th miw={76}>状态</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {books.sectors.map((sector) => (
            <Table.Tr key={sector.id}>
              <Table.Td>
                {sector.name}
                {canEdit && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`修改${sector.name}`}
                    onClick={() => onEdit(sector)}
                  >
                    修改
                  </Button>
                )}
              </Table.Td>
              <Table.Td>{termText(sector.decision)}</Table.Td>
              <Table.Td>
                {extensionText(sector.extension1)}
                {sector.extension2 !== null && <br />}
                {sector.extension2 !== null && `再延长：${extensionText(sector.extension2)}`}
              </Table.Td>
              <Table.Td>{sector.excludable.length === 0 ? '未填' : sector.excludable.join('、')}</Table.Td>
              <Table.Td>{termText(sector.filing)}</Table.Td>
              <Table.Td>
                {moneyText(sector.hearing.citizenFen)}／{moneyText(sector.hearing.organisationFen)}
              </Table.Td>
              <Table.Td>
                <Badge
                  size="sm"
                  variant="light"
                  miw="max-content"
                  color={sector.confirmed ? 'teal' : 'yellow'}
                >
                  {sector.confirmed ? '已确认' : '待确认'}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
