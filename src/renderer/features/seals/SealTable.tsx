import { Badge, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { Seal } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import { tellDone } from '../../app/notices'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'

/** Every seal ever imported, those in use first. The picture itself is never shown here: it is locked away. */
export function SealTable({ seals }: { readonly seals: readonly Seal[] }) {
  const [asked, setAsked] = useState<Seal | null>(null)
  const sorted = seals.toSorted(
    (a, b) =>
      Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || b.importedAt.localeCompare(a.importedAt),
  )
  const retire = async (): Promise<void> => {
    if (asked === null) return
    await perform('seal/retired', { sealId: asked.id })
    setAsked(null)
    tellDone(`印章“${asked.name}”已停用。`)
  }
  return (
    <>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>印章名称</Table.Th>
            <Table.Th w={140}>尺寸（毫米）</Table.Th>
            <Table.Th w={170}>导入时间</Table.Th>
            <Table.Th w={130}>导入人</Table.Th>
            <Table.Th w={190}>状态</Table.Th>
            <Table.Th w={90}>
              <VisuallyHidden>操作</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((seal) => (
            <SealRow key={seal.id} seal={seal} onRetire={() => setAsked(seal)} />
          ))}
        </Table.Tbody>
      </Table>
      <DialogForm
        isOpen={asked !== null}
        title="停用印章"
        submitLabel="停用"
        isQuestion
        isGrave
        failureTitle="没有停用"
        onSubmit={retire}
        onClose={() => setAsked(null)}
      >
        <Text size="sm">
          停用“{asked?.name}
          ”后不能再用它用印，也不能恢复；需要时可以重新导入。已有的用印记录和盖章件不受影响。
        </Text>
      </DialogForm>
    </>
  )
}

function SealRow({ seal, onRetire }: { readonly seal: Seal; readonly onRetire: () => void }) {
  const { name, widthMm, heightMm, importedAt, importedBy, isSample, retiredAt } = seal
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Text>{name}</Text>
          {isSample && (
            <Badge size="xs" variant="outline" color="gray" style={{ flex: 'none' }}>
              示例 无效
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        {widthMm} × {heightMm}
      </Table.Td>
      <Table.Td>{chinaMinute(importedAt)}</Table.Td>
      <Table.Td>{importedBy}</Table.Td>
      <Table.Td>
        {retiredAt === null ? (
          <Text size="sm">可用</Text>
        ) : (
          <Text size="sm">{chinaMinute(retiredAt)} 停用</Text>
        )}
      </Table.Td>
      <Table.Td>
        {retiredAt === null && (
          <Button size="compact-sm" variant="default" onClick={onRetire} aria-label={`停用 ${name}`}>
            停用
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
