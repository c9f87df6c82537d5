import { ActionIcon, Anchor, CopyButton, Group, ScrollArea, Table, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import classes from './seals.module.css'

type RegisterTableProps = {
  readonly uses: readonly SealUse[]
  readonly onOpenDocument: (documentId: string) => void
}

/** 用印登记簿: one row an impression, newest first; nothing here can be changed. */
export function RegisterTable({ uses, onOpenDocument }: RegisterTableProps) {
  const rows = uses.toSorted((a, b) => b.serial - a.serial)
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': '用印登记簿' }}>
      <Table fz="sm" verticalSpacing={6} horizontalSpacing={8} className={classes.register ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>序号</Table.Th>
            <Table.Th>用印时间</Table.Th>
            <Table.Th>印章名称</Table.Th>
            <Table.Th>文件名称、文号</Table.Th>
            <Table.Th>主送单位</Table.Th>
            <Table.Th>用印事由</Table.Th>
            <Table.Th>份数、页数</Table.Th>
            <Table.Th>申请人</Table.Th>
            <Table.Th>审批人</Table.Th>
            <Table.Th>监印人</Table.Th>
            <Table.Th>用印处</Table.Th>
            <Table.Th>文件校验值</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((use) => (
            <RegisterRow key={use.id} use={use} onOpen={() => onOpenDocument(use.documentId)} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

function RegisterRow({ use, onOpen }: { readonly use: SealUse; readonly onOpen: () => void }) {
  return (
    <Table.Tr data-serial={use.serial}>
      <Table.Td>{use.serial}</Table.Td>
      <Table.Td miw={88}>{chinaMinute(use.at)}</Table.Td>
      <Table.Td miw={110}>{use.sealName}</Table.Td>
      <Table.Td miw={150}>
        <Text size="sm">{use.documentTitle}</Text>
        <Anchor component="button" size="sm" ta="left" onClick={onOpen}>
          {use.documentNumber}
        </Anchor>
      </Table.Td>
      <Table.Td miw={110}>{use.addressee}</Table.Td>
      <Table.Td miw={120}>{use.reason}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {use.copies} 份
        <br />
        每份 {use.pageCount} 页
      </Table.Td>
      <Table.Td miw={62}>{use.applicant}</Table.Td>
      <Table.Td miw={62}>{use.approver}</Table.Td>
      <Table.Td miw={62}>{use.keeper}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {use.placement === null ? '骑缝' : `落款 第 ${use.placement.pageIndex + 1} 页`}
      </Table.Td>
      <Table.Td>
        <HashLine label="印前" sha256={use.beforeSha256} />
        <HashLine label="印后" sha256={use.afterSha256} />
      </Table.Td>
    </Table.Tr>
  )
}

function HashLine({ label, sha256 }: { readonly label: string; readonly sha256: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="xs" title={`${label} SHA-256：${sha256}`} style={{ whiteSpace: 'nowrap' }}>
        {label} <span className={classes.hash}>{sha256.slice(0, 8)}</span>
      </Text>
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={copied ? '已复制' : `复制${label}校验值`}
            title={copied ? '已复制' : '复制完整校验值'}
            onClick={copy}
          >
            {copied ? <IconCheck size={12} aria-hidden /> : <IconCopy size={12} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  )
}
