import { Anchor, ScrollArea, Table, Text } from '@mantine/core'
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import { useFirstRowsFirst } from '../../ui/first-rows'
import { HashLine } from './HashLine'
import classes from './seals.module.css'

export type RegisterTableProps = {
  readonly uses: readonly SealUse[]
  /** Serials whose chain does not hold. */
  readonly broken: ReadonlySet<number>
  /** Papers voided since, by document: what stands in 作废、收回. */
  readonly fates: ReadonlyMap<string, string>
  readonly onOpenDocument: (documentId: string) => void
  readonly onDetail: (use: SealUse) => void
}

const HEADS = [
  ...['序号', '用印时间', '印章名称', '文件名称、文号', '主送单位', '用印事由', '份数、页数', '用印处数'],
  ...['申请人', '审批人、时间', '监印人', '文件校验值', '作废、收回'],
]

/** 用印登记簿: one row an impression, newest first; nothing here can be changed. */
export function RegisterTable({ uses, ...row }: RegisterTableProps) {
  const drawn = useFirstRowsFirst(uses)
  return (
    <ScrollArea type="auto" pb="sm" viewportProps={{ tabIndex: 0, 'aria-label': '用印登记簿' }}>
      <Table fz="sm" verticalSpacing={6} horizontalSpacing={8} className={classes.register ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {HEADS.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {drawn.map((use) => (
            <RegisterRow key={use.id} use={use} {...row} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

type RegisterRowProps = Omit<RegisterTableProps, 'uses'> & { readonly use: SealUse }

function RegisterRow({ use, broken, fates, onOpenDocument, onDetail }: RegisterRowProps) {
  const isBroken = broken.has(use.serial)
  return (
    <Table.Tr data-serial={use.serial} {...(isBroken ? { 'data-broken': true } : {})}>
      <Table.Td>
        <Anchor
          component="button"
          size="sm"
          aria-label={`第 ${use.serial} 号详情`}
          title="详情"
          onClick={() => onDetail(use)}
        >
          {use.serial}
        </Anchor>
        {isBroken && (
          <Text size="xs" className={classes.bad}>
            核对不符
          </Text>
        )}
      </Table.Td>
      <Table.Td miw={88}>{chinaMinute(use.at)}</Table.Td>
      <Table.Td miw={110}>{use.sealName}</Table.Td>
      <Table.Td miw={150}>
        <Text size="sm">
          {use.target.kind === 'attachment' ? `随附材料：${use.target.name}` : use.documentTitle}
        </Text>
        <Anchor component="button" size="sm" ta="left" onClick={() => onOpenDocument(use.documentId)}>
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
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        落款 {use.impressions.signature}
        <br />
        骑缝 {use.impressions.seam}
      </Table.Td>
      <Table.Td miw={62}>{use.applicant}</Table.Td>
      <Table.Td miw={88}>
        {use.approver}
        {use.approvedAt !== null && (
          <>
            <br />
            {chinaMinute(use.approvedAt)}
          </>
        )}
      </Table.Td>
      <Table.Td miw={62}>{use.keeper}</Table.Td>
      <Table.Td>
        <HashLine label="印前" sha256={use.beforeSha256} />
        <HashLine label="印后" sha256={use.afterSha256} />
      </Table.Td>
      <Table.Td miw={90}>{fates.get(use.documentId) ?? ''}</Table.Td>
    </Table.Tr>
  )
}
