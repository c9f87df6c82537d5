import { Button, Group, Modal, Stack } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import { HashLine } from './HashLine'
import classes from './seals.module.css'

type RegisterDetailProps = {
  readonly use: SealUse
  readonly fate: string
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

/** One row with everything it holds: places, people, hashes, its link of the chain. */
export function RegisterDetail({ use, fate, onOpenDocument, onClose }: RegisterDetailProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`用印登记第 ${use.serial} 号`}
      size={720}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <Stack gap="sm">
        <dl className={classes.facts} data-testid="register-detail">
          {lines(use, fate).map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onOpenDocument(use.documentId)}>
            打开文书
          </Button>
          <Button data-autofocus onClick={onClose}>
            关闭
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const mm = (value: number): string => value.toFixed(1)

function placeLine({ placement }: SealUse): string {
  if (placement === null) return '无（随附材料只盖骑缝章）'
  const { pageIndex, centreXMm, centreYMm, widthMm, heightMm, coversText, movedMm } = placement
  const moved = movedMm ? `；手工调整 右 ${mm(movedMm[0])}、下 ${mm(movedMm[1])} 毫米` : ''
  const covered = coversText.trim() === '' ? '' : `；压住“${coversText.trim()}”`
  return `第 ${pageIndex + 1} 页，中心距左 ${mm(centreXMm)}、距上 ${mm(centreYMm)} 毫米，${mm(widthMm)} × ${mm(heightMm)} 毫米${covered}${moved}`
}

const seamLine = ({ seams }: SealUse): string =>
  seams.length === 0
    ? '无'
    : seams
        .map(({ pages, isDuplex }) => {
          const [first, last] = [(pages[0] ?? 0) + 1, (pages.at(-1) ?? 0) + 1]
          return `第 ${first} 至 ${last} 页，${pages.length} 条${isDuplex ? '（双面）' : ''}`
        })
        .join('；')

const hash = (label: string, sha256: string | null): ReactNode =>
  sha256 === null ? '（旧版本登记，没有这一项）' : <HashLine label={label} sha256={sha256} isFull />

function lines(use: SealUse, fate: string): readonly (readonly [label: string, value: ReactNode])[] {
  return [
    ['用印时间', chinaMinute(use.at)],
    ['印章名称', use.sealName],
    ['文件名称', use.target.kind === 'attachment' ? `随附材料：${use.target.name}` : use.documentTitle],
    ['文号', use.documentNumber],
    ['主送单位', use.addressee],
    ['用印事由', use.reason],
    ['份数、页数', `${use.copies} 份，每份 ${use.pageCount} 页`],
    ['落款', placeLine(use)],
    ['骑缝章', seamLine(use)],
    ['申请人', use.applicant],
    ['审批人', `${use.approver}${use.approvedAt === null ? '' : `（${chinaMinute(use.approvedAt)}）`}`],
    ['监印人', `${use.keeper}${use.proofSignature === null ? '（仅登记姓名）' : '（已用本人密钥签名）'}`],
    ['作废、收回', fate === '' ? '无' : fate],
    ['审批内容', hash('审批内容', use.contentSha256)],
    ['用印前文件', hash('印前', use.beforeSha256)],
    ['用印后文件', hash('印后', use.afterSha256)],
    ['登记行', hash('登记行', use.rowHash)],
  ]
}
