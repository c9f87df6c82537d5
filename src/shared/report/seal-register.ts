/** 用印登记簿 as a table: every impression ever made, in order, with the hashes before and after. */
import type { SealUse } from '@shared/domain/seal/seal'
import { chinaMinute } from '@shared/lib/china-day'
import type { ReportTable } from './table'

export function buildSealRegister(uses: readonly SealUse[], printedOn: string): ReportTable {
  const rows = [...uses].sort((a, b) => a.serial - b.serial)
  return {
    title: '用印登记簿',
    facts: [
      ['记录数', `${rows.length} 条`],
      ['打印日期', printedOn],
    ],
    columns: [
      { label: '序号', width: 5, align: 'center' },
      { label: '用印时间', width: 11, align: 'center' },
      { label: '印章名称', width: 16, align: 'left' },
      { label: '文件名称、文号', width: 20, align: 'left' },
      { label: '主送单位', width: 14, align: 'left' },
      { label: '用印事由', width: 14, align: 'left' },
      { label: '份数', width: 5, align: 'right' },
      { label: '页数', width: 5, align: 'right' },
      { label: '申请人', width: 8, align: 'left' },
      { label: '审批人', width: 8, align: 'left' },
      { label: '监印人', width: 8, align: 'left' },
      { label: '印前、印后文件校验值', width: 26, align: 'left' },
      { label: '备注', width: 8, align: 'left' },
    ],
    rows: rows.map((use) => [
      use.serial,
      chinaMinute(use.at),
      use.sealName,
      `${use.documentTitle}\n${use.documentNumber}`,
      use.addressee,
      use.reason,
      use.copies,
      use.pageCount,
      use.applicant,
      use.approver,
      use.keeper,
      `前 ${use.beforeSha256.slice(0, 16)}\n后 ${use.afterSha256.slice(0, 16)}`,
      '',
    ]),
    notes: [
      {
        heading: '说明',
        lines: [
          '校验值为文件 SHA-256 的前 16 位，完整值保存在程序记录中。',
          '本簿登记的是印模图片套印，不是可靠的电子签章。',
        ],
      },
    ],
    signatures: ['监印人：', '核对人：'],
    isSample: false,
  }
}
