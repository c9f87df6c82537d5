import { Badge, Button, Group, ScrollArea, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { Person } from '@shared/domain/people/person'
import type { Seal } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import { call } from '../../app/api'
import { tellDone, tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { useKinds } from '../../data/kinds'
import { useRows } from '../../data/live'
import { clockOf, useOpenSeconds } from '../../data/vaults'
import { DialogForm } from '../../ui/DialogForm'
import { EditFactsDialog } from './EditFactsDialog'
import classes from './seals.module.css'

type Asked = { readonly kind: 'retire' | 'edit'; readonly seal: Seal }

/** Seals kept here: who holds them, what they are for, and whether one stands open. */
export function SealTable({ seals }: { readonly seals: readonly Seal[] }) {
  const people = useRows('people') ?? []
  const [asked, setAsked] = useState<Asked | null>(null)
  const sorted = seals.toSorted(
    (a, b) =>
      Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || b.importedAt.localeCompare(a.importedAt),
  )
  const close = (): void => setAsked(null)
  return (
    <>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': '印章一览' }}>
        <Table verticalSpacing="xs" fz="sm" className={classes.seals ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>印章名称</Table.Th>
              <Table.Th>保管人</Table.Th>
              <Table.Th>尺寸（毫米）</Table.Th>
              <Table.Th>有效期</Table.Th>
              <Table.Th>适用种类</Table.Th>
              <Table.Th>每日上限</Table.Th>
              <Table.Th>自动锁定</Table.Th>
              <Table.Th>状态</Table.Th>
              <Table.Th>
                <VisuallyHidden>操作</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((seal) => (
              <SealRow key={seal.id} seal={seal} people={people} onAsk={(kind) => setAsked({ kind, seal })} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {asked?.kind === 'edit' && <EditFactsDialog seal={asked.seal} onClose={close} />}
      <RetireDialog seal={asked?.kind === 'retire' ? asked.seal : null} onClose={close} />
    </>
  )
}

function RetireDialog({ seal, onClose }: { readonly seal: Seal | null; readonly onClose: () => void }) {
  const retire = async (): Promise<void> => {
    if (seal === null) return
    await perform('seal/retired', { sealId: seal.id })
    onClose()
    tellDone(`印章“${seal.name}”已停用。`)
  }
  return (
    <DialogForm
      isOpen={seal !== null}
      title="停用印章"
      submitLabel="停用"
      isQuestion
      isGrave
      failureTitle="没有停用"
      onSubmit={retire}
      onClose={onClose}
    >
      <Text size="sm">
        停用“{seal?.name}
        ”后不能再用它用印，也不能恢复；需要时可以重新导入。已有的用印记录和盖章件不受影响。
      </Text>
    </DialogForm>
  )
}

type SealRowProps = {
  readonly seal: Seal
  readonly people: readonly Person[]
  readonly onAsk: (kind: Asked['kind']) => void
}

function SealRow({ seal, people, onAsk }: SealRowProps) {
  const { name, widthMm, heightMm, isSample, retiredAt, dailyLimit, lockAfterMinutes } = seal
  const holders = seal.holders.map((id) => people.find((person) => person.id === id)?.name ?? '（找不到）')
  return (
    <Table.Tr data-seal={seal.id}>
      <Table.Td miw={180}>
        <Group gap={6} wrap="nowrap">
          <Text size="sm">{name}</Text>
          {isSample && (
            <Badge size="xs" variant="outline" color="gray" style={{ flex: 'none' }}>
              示例 无效
            </Badge>
          )}
        </Group>
        <Text size="xs" className={classes.muted}>
          {seal.importedBy} {chinaMinute(seal.importedAt)} 导入
        </Text>
      </Table.Td>
      <Table.Td>{holders.length === 0 ? '任何监印人' : holders.join('、')}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {widthMm} × {heightMm}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Validity seal={seal} />
      </Table.Td>
      <Table.Td>
        <Kinds seal={seal} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {dailyLimit === null ? '不限' : `${dailyLimit} 处`}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{lockAfterMinutes} 分钟</Table.Td>
      <Table.Td>
        <SealState seal={seal} />
      </Table.Td>
      <Table.Td>
        {retiredAt === null && (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onAsk('edit')}
              aria-label={`修改使用规定 ${name}`}
            >
              修改
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onAsk('retire')}
              aria-label={`停用 ${name}`}
            >
              停用
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Validity({ seal: { validFrom, validUntil } }: { readonly seal: Seal }) {
  if (validFrom === null && validUntil === null) return <>不限</>
  return (
    <>
      {validFrom === null ? '' : `${validFrom} 起`}
      {validFrom !== null && validUntil !== null && <br />}
      {validUntil === null ? '' : `${validUntil} 止`}
    </>
  )
}

function Kinds({ seal: { kindIds } }: { readonly seal: Seal }) {
  const kinds = useKinds() ?? []
  if (kindIds.length === 0) return <>按印章名称对应</>
  const titles = kindIds.map((id) => kinds.find((kind) => kind.id === id)?.shortName ?? id)
  return (
    <Text size="sm" lineClamp={2} title={titles.join('、')}>
      {titles.join('、')}
    </Text>
  )
}

function SealState({ seal }: { readonly seal: Seal }) {
  const seconds = useOpenSeconds(seal.id)
  const { retiredAt, refusal } = seal
  if (retiredAt !== null) return <Text size="sm">{chinaMinute(retiredAt)} 停用</Text>
  if (seconds !== null) {
    return (
      <Group gap={6} wrap="nowrap">
        <IconLockOpen size={16} aria-hidden />
        <Text size="sm" role="timer" style={{ whiteSpace: 'nowrap' }}>
          已开启（剩余 {clockOf(seconds)}）
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void call('seal:lock', { sealId: seal.id }).catch(tellFailure)}
        >
          立即锁定
        </Button>
      </Group>
    )
  }
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <IconLock size={16} aria-hidden />
        <Text size="sm">已锁定</Text>
      </Group>
      {refusal !== null && (
        <Text size="xs" className={classes.bad}>
          {chinaMinute(refusal.at)} 连续输错口令 {refusal.attempts} 次
        </Text>
      )}
    </>
  )
}
