/**
 * 用印登记簿 as a table: every impression ever made, in order. Its head names the last row's hash and that of the whole
 * record, so that one printed line vouches for every row above it.
 * Columns: docs/domain-sources.md, 用印管理.
 */
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaDay, chinaMinute } from '@shared/lib/china-day'
import type { Column, ReportTable } from './table'

export type RegisterInput = {
  /** All of them: the chain is checked as a whole, whatever is shown. */
  readonly uses: readonly SealUse[]
  readonly shown: {
    readonly year: number | null
    readonly seal: { readonly id: string; readonly name: string } | null
  }
  /** 申请人部门; empty where nobody is registered. */
  readonly unitOf: (use: SealUse) => string
  /** 作废、收回; empty where neither happened. */
  readonly recallOf: (use: SealUse) => string
  readonly noteOf: (use: SealUse) => string
  /** Hash of the last event of the record. */
  readonly journalHead: string
  readonly printedOn: string
}

const COLUMNS: readonly Column[] = [
  { label: '序号', width: 5, align: 'center' },
  { label: '用印时间', width: 9, align: 'center' },
  { label: '印章名称', width: 11, align: 'left' },
  { label: '文件名称、文号', width: 17, align: 'left' },
  { label: '用印事由', width: 10, align: 'left' },
  { label: '份数', width: 4, align: 'right' },
  { label: '页数', width: 4, align: 'right' },
  { label: '落款', width: 4, align: 'right' },
  { label: '骑缝', width: 4, align: 'right' },
  { label: '申请人、部门', width: 10, align: 'left' },
  { label: '审批人、审批日期', width: 10, align: 'left' },
  { label: '监印人', width: 8, align: 'left' },
  { label: '主送单位', width: 10, align: 'left' },
  { label: '印前、印后文件校验值，本行校验值', width: 25, align: 'left' },
  { label: '作废、收回', width: 10, align: 'left' },
  { label: '备注', width: 10, align: 'left' },
]

export function buildSealRegister(input: RegisterInput): ReportTable {
  const { uses, shown, journalHead, printedOn } = input
  const rows = uses.filter((use) => isShown(use, shown)).toSorted((a, b) => a.serial - b.serial)
  return {
    title: '用印登记簿',
    facts: [
      ['年度', shown.year === null ? '全部' : `${shown.year} 年`],
      ['印章', shown.seal?.name ?? '全部'],
      ['本表', `${rows.length} 条（全簿 ${uses.length} 条）`],
      ['核验结果', verdictOf(uses)],
      ['末行校验值', registerHead(uses)],
      ['操作记录校验值', journalHead],
      ['打印日期', printedOn],
    ],
    columns: COLUMNS,
    rows: rows.map((use) => rowOf(use, input)),
    notes: [
      {
        heading: '说明',
        lines: [
          '落款、骑缝为用印处数；一枚骑缝章跨若干页，计一处。',
          '各校验值为 SHA-256；表中只印前 16 位，完整值保存在程序记录中。每行的校验值包含上一行的校验值，改动、删去、插入任何一行，其后各行都接不上；本表所印“末行校验值”即为对全簿的证明。',
          '本簿登记的是印模图片套印，不是可靠的电子签章。',
        ],
      },
    ],
    signatures: ['监印人：', '核对人：'],
    isSample: false,
  }
}

const isShown = ({ at, sealId }: SealUse, { year, seal }: RegisterInput['shown']): boolean =>
  (year === null || chinaDay(at).startsWith(`${year}-`)) && (seal === null || sealId === seal.id)

export function verdictOf(uses: readonly SealUse[]): string {
  const broken = brokenRows(uses)
  if (uses.length === 0) return '没有记录'
  return broken.length === 0
    ? `${uses.length} 条逐行相接`
    : `第 ${broken.slice(0, 10).join('、')} 号${broken.length > 10 ? '等' : ''}校验值接不上，请核对全部记录`
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')

function rowOf(use: SealUse, { unitOf, recallOf, noteOf }: RegisterInput): readonly (string | number)[] {
  return [
    use.serial,
    chinaMinute(use.at).replace(' ', '\n'),
    use.sealName,
    lines(use.documentTitle, use.documentNumber, attachmentOf(use)),
    use.reason,
    use.copies,
    use.pageCount,
    use.impressions.signature,
    use.impressions.seam,
    lines(use.applicant, unitOf(use)),
    lines(use.approver, use.approvedAt === null ? '' : chinaDay(use.approvedAt)),
    use.keeper,
    use.addressee,
    lines(...hashesOf(use)),
    recallOf(use),
    noteOf(use),
  ]
}

const attachmentOf = ({ target }: SealUse): string =>
  target.kind === 'attachment' ? `随附材料：${target.name}` : ''

const short = (hash: string): string => hash.slice(0, 16)

const hashesOf = ({ beforeSha256, afterSha256, rowHash }: SealUse): readonly string[] => [
  `前 ${short(beforeSha256)}`,
  `后 ${short(afterSha256)}`,
  `行 ${short(rowHash)}`,
]
