/**
 * 用印核对单: what was stamped, where, by whom and on which bytes, as another engine saw it after the impression; for
 * whoever holds the printed paper beside it.
 */
import type { SealPlacement } from '@shared/domain/document/supervision-document'
import type { SealUse, SeamImpression } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import type { ReportTable, TablePart } from './table'

export type ProofSheetInput = {
  readonly use: SealUse
  /** 申请人部门 */
  readonly unit: string
  /** The text of the square on the paper; empty where it has none. */
  readonly qrText: string
  /** Of the keeper's key; empty where nobody is registered. */
  readonly keyFingerprint: string
  /** Copies handed out so far. */
  readonly copies: readonly { readonly copyId: string; readonly sha256: string; readonly at: string }[]
  readonly printedOn: string
}

const mm = (value: number): string => `${value.toFixed(2)} 毫米`

export function buildSealProofSheet(input: ProofSheetInput): ReportTable {
  const { use, printedOn } = input
  return {
    title: '用印核对单',
    facts: [
      ['文书', use.documentTitle],
      ['文号', use.documentNumber],
      ['用印登记簿', `第 ${use.serial} 号`],
      ['打印日期', printedOn],
    ],
    columns: [
      { label: '项目', width: 16, align: 'left' },
      { label: '内容', width: 60, align: 'left' },
    ],
    rows: [...peopleRows(input), ...placeRows(use.placement), ...byteRows(input)],
    parts: [...seamParts(use.seams), ...copyParts(input.copies)],
    notes: [
      {
        heading: '说明',
        lines: [
          '位置、尺寸为用印后由另一套程序重新绘制页面测得，自纸面左上角起算。',
          '印模图片不是可靠的电子签章，本件为印模套印件。',
        ],
      },
    ],
    signatures: ['监印人：', '核对人：'],
    isSample: false,
  }
}

type Rows = readonly (readonly [string, string | number])[]

const peopleRows = ({ use, unit }: ProofSheetInput): Rows => [
  ['用印时间', chinaMinute(use.at)],
  ['印章', use.sealName],
  ['盖在', use.target.kind === 'document' ? '文书正件' : `随附材料：${use.target.name}`],
  ['主送单位', use.addressee],
  ['用印事由', use.reason],
  ['份数、页数', `${use.copies} 份，每份 ${use.pageCount} 页`],
  ['用印处数', `落款 ${use.impressions.signature} 处，骑缝 ${use.impressions.seam} 处`],
  ['申请人', unit === '' ? use.applicant : `${use.applicant}（${unit}）`],
  ['审批人', use.approvedAt === null ? use.approver : `${use.approver}，${chinaMinute(use.approvedAt)}`],
  ['监印人', use.keeper],
]

function placeRows(placement: SealPlacement | null): Rows {
  if (placement === null) return []
  const { pageIndex, centreXMm, centreYMm, widthMm, heightMm, coversText, movedMm } = placement
  return [
    ['落款印章所在页', `第 ${pageIndex + 1} 页`],
    ['测得印章中心', `距左边 ${mm(centreXMm)}，距上边 ${mm(centreYMm)}`],
    ['测得印章尺寸', `宽 ${mm(widthMm)}，高 ${mm(heightMm)}`],
    ['定位方式', movedMm === undefined ? '按公文格式规则' : `规则位置上手工移动：${moveText(movedMm)}`],
    ['印章压住的文字', coversText.trim() === '' ? '无' : coversText.trim()],
  ]
}

function moveText([right, down]: readonly [number, number]): string {
  const parts = [
    right === 0 ? '' : `向${right > 0 ? '右' : '左'} ${mm(Math.abs(right))}`,
    down === 0 ? '' : `向${down > 0 ? '下' : '上'} ${mm(Math.abs(down))}`,
  ]
  return parts.filter((part) => part !== '').join('，')
}

const byteRows = ({ use, qrText, keyFingerprint }: ProofSheetInput): Rows => [
  ['审批时的内容校验值', use.contentSha256 ?? '无（旧版记录）'],
  ['印前文件 SHA-256', use.beforeSha256],
  ['印后文件 SHA-256', use.afterSha256],
  ['登记簿本行校验值', use.rowHash],
  ['核验码', qrText === '' ? '无' : qrText],
  ['监印人签名', signatureText(use, keyFingerprint)],
]

function signatureText({ proofSignature, proofSigner }: SealUse, keyFingerprint: string): string {
  if (proofSignature === null || proofSigner === null) return '无'
  return `${proofSigner.name} 的密钥 ${keyFingerprint}`
}

function seamParts(seams: readonly SeamImpression[]): readonly TablePart[] {
  if (seams.length === 0) return []
  const columns: TablePart['columns'] = [
    { label: '枚', width: 6, align: 'center' },
    { label: '跨页', width: 30, align: 'left' },
    { label: '尺寸', width: 20, align: 'left' },
    { label: '每页章心距上边', width: 20, align: 'left' },
  ]
  const rows = seams.map(({ pages, widthMm, heightMm, centreYMm, isDuplex }, index) => [
    index + 1,
    `第 ${pages.map((page) => page + 1).join('、')} 页${isDuplex ? '（双面印制，只在正面）' : ''}`,
    `${mm(widthMm)} × ${mm(heightMm)}`,
    [...new Set(centreYMm.map(mm))].join('、'),
  ])
  return [{ heading: '骑缝章', columns, rows }]
}

function copyParts(copies: ProofSheetInput['copies']): readonly TablePart[] {
  if (copies.length === 0) return []
  const columns: TablePart['columns'] = [
    { label: '件号', width: 12, align: 'left' },
    { label: '导出时间', width: 14, align: 'center' },
    { label: '文件 SHA-256', width: 50, align: 'left' },
  ]
  const rows = copies.map(({ copyId, sha256, at }) => [copyId, chinaMinute(at), sha256])
  return [{ heading: '已导出的盖章件', columns, rows }]
}
