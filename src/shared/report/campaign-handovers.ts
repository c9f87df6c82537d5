/** 调卷登记表: every hand-over of a paper file, and the files that are still out. */
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { byUnitAndNumber } from '@shared/domain/campaign/clean-text'
import { isOut } from '@shared/domain/campaign/progress'
import type { ReportTable } from './table'

/** Where what came back differs from what went out: pages or volumes. */
export function differsOnReturn({ handovers }: Pick<CampaignEntry, 'handovers'>): boolean {
  const out = handovers.findLast(({ direction }) => direction === 'out')
  const back = handovers.at(-1)
  if (!out || back?.direction !== 'back') return false
  return out.pages !== back.pages || out.volumes !== back.volumes
}

export function buildHandoverRegister(
  campaign: Campaign,
  entries: readonly CampaignEntry[],
  printedOn: string,
): ReportTable {
  const sorted = entries.toSorted(byUnitAndNumber)
  const handed = sorted.filter(({ handovers }) => handovers.length > 0)
  const out = sorted.filter(isOut)
  const never = sorted.filter(({ handovers }) => handovers.length === 0)
  let serial = 0
  return {
    title: '行政执法案卷评查调卷登记表',
    facts: [
      ['批次', `${campaign.year}年度 ${campaign.name}`],
      ['打印日期', printedOn],
      ['参评案卷', `${entries.length} 件`],
      ['已调卷', `${handed.length} 件`],
      ['尚未归还', `${out.length} 件`],
      ['尚未调卷', `${never.length} 件`],
    ],
    columns: [
      { label: '序号', width: 5, align: 'center' },
      { label: '单位', width: 18, align: 'left' },
      { label: '文号', width: 18, align: 'left' },
      { label: '案卷名称', width: 24, align: 'left' },
      { label: '调出或归还', width: 10, align: 'center' },
      { label: '日期', width: 10, align: 'center' },
      { label: '卷数', width: 5, align: 'right' },
      { label: '页数', width: 6, align: 'right' },
      { label: '移交人', width: 8, align: 'left' },
      { label: '接收人', width: 8, align: 'left' },
      { label: '备注', width: 14, align: 'left' },
    ],
    rows: handed.flatMap((entry) =>
      entry.handovers.map((handover, index) => {
        serial += 1
        const isLast = index === entry.handovers.length - 1
        const difference = isLast && differsOnReturn(entry) ? '卷数、页数与调出时不符' : ''
        return [
          serial,
          entry.listed.unit,
          entry.listed.number,
          entry.listed.title,
          handover.direction === 'out' ? '调出' : '归还',
          handover.on,
          handover.volumes,
          handover.pages,
          handover.from,
          handover.to,
          [handover.note, difference].filter(Boolean).join('；'),
        ]
      }),
    ),
    notes: [
      {
        heading: '尚未归还的案卷',
        lines: out.length === 0 ? ['无。'] : out.map(({ listed, handovers }) => outLine(listed, handovers)),
      },
    ],
    signatures: ['登记人：', '核对人：', `日期：${printedOn}`],
    isSample: false,
  }
}

const outLine = (
  { unit, number, title }: CampaignEntry['listed'],
  handovers: CampaignEntry['handovers'],
): string => {
  const last = handovers.at(-1)
  return `${unit} ${number} ${title}（${last?.on ?? ''} 调出，${last?.volumes ?? 0} 卷 ${last?.pages ?? 0} 页，现在 ${last?.to ?? ''} 处）`
}
