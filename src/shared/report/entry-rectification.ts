/** 整改台账: one line a file, and below it every problem from demand to re-inspection. */
import type { CampaignEntry, RectifyResult } from '@shared/domain/campaign/entry'
import { namesOf } from './entry-dossier'
import type { Cell, ReportTable, TablePart } from './table'

export type RectifiedFile = {
  readonly entry: CampaignEntry
  readonly title: string
  readonly isSample: boolean
}

export type RectificationState = {
  readonly total: number
  readonly done: number
  readonly open: number
}

/** The last word on a problem: the re-inspection's, or the unit's own. */
export function lastResult(entry: CampaignEntry, findingId: string): RectifyResult | null {
  const { rectification } = entry
  const own = (results: readonly RectifyResult[] | undefined): RectifyResult | null =>
    results?.find((one) => one.findingId === findingId) ?? null
  const [report, inspection] = [rectification?.reports.at(-1), rectification?.reinspections.at(-1)]
  const isInspected =
    inspection !== undefined && rectification?.reports.length === rectification?.reinspections.length
  return isInspected ? own(inspection.results) : own(report?.results)
}

export function rectificationState(entry: CampaignEntry): RectificationState {
  const items = entry.rectification?.items ?? []
  const done = items.filter(({ findingId }) => lastResult(entry, findingId)?.isDone === true).length
  return { total: items.length, done, open: items.length - done }
}

const reported = ({ rectification }: CampaignEntry, findingId: string): RectifyResult | undefined =>
  rectification?.reports.at(-1)?.results.find((one) => one.findingId === findingId)

const inspected = ({ rectification }: CampaignEntry, findingId: string): RectifyResult | undefined =>
  rectification?.reinspections.at(-1)?.results.find((one) => one.findingId === findingId)

/** @param files  only those with a rectification are shown */
export function buildRectificationRegister(
  campaignName: string,
  files: readonly RectifiedFile[],
  printedOn: string,
): ReportTable | null {
  const listed = files.filter(({ entry }) => entry.rectification !== null)
  if (listed.length === 0) return null
  return {
    title: '案卷评查整改台账',
    facts: [
      ['评查批次', campaignName],
      ['案卷数', `${listed.length} 件`],
      ['打印日期', printedOn],
    ],
    columns: [
      { label: '单位', width: 16, align: 'left' },
      { label: '案卷', width: 24, align: 'left' },
      { label: '问题数', width: 6, align: 'center' },
      { label: '已改', width: 6, align: 'center' },
      { label: '未改', width: 6, align: 'center' },
      { label: '原因', width: 20, align: 'left' },
      { label: '证明材料', width: 22, align: 'left' },
      { label: '整改期限', width: 13, align: 'center' },
      { label: '复查', width: 20, align: 'left' },
      { label: '销号日期', width: 13, align: 'center' },
    ],
    rows: listed.map(({ entry, title }) => summary(entry, title)),
    parts: listed.map(({ entry, title }) => details(entry, title)),
    notes: [],
    signatures: ['填表人：', '审核人：', `日期：${printedOn}`],
    isSample: listed.some(({ isSample }) => isSample),
  }
}

function summary(entry: CampaignEntry, title: string): Cell[] {
  const items = entry.rectification?.items ?? []
  const { total, done, open } = rectificationState(entry)
  const results = items.map((item) => ({ ...item, result: lastResult(entry, item.findingId) }))
  const numbered = (pick: (result: RectifyResult) => string, isDone: boolean | null): string =>
    results
      .flatMap(({ number, result }) =>
        result && (isDone === null || result.isDone === isDone) && pick(result) !== ''
          ? [`（${number}）${pick(result)}`]
          : [],
      )
      .join('\n')
  const proofs = items
    .flatMap(({ number, findingId }) => {
      const proof = reported(entry, findingId)?.proof ?? ''
      return proof === '' ? [] : [`（${number}）${proof}`]
    })
    .join('\n')
  return [
    entry.listed.unit,
    title,
    total,
    done,
    open,
    numbered(({ reason }) => reason, false),
    proofs,
    entry.rectification?.dueOn ?? '',
    inspectionText(entry),
    entry.closed?.on ?? '',
  ]
}

function inspectionText({ rectification }: CampaignEntry): string {
  const last = rectification?.reinspections.at(-1)
  if (!last) return ''
  return `${last.on} ${last.isPassed ? '通过' : '不通过'}\n复查人：${namesOf(last.inspectors)}${last.note === '' ? '' : `\n${last.note}`}`
}

function details(entry: CampaignEntry, title: string): TablePart {
  return {
    heading: `${entry.listed.unit}：${title}`,
    columns: [
      { label: '序号', width: 6, align: 'center' },
      { label: '问题', width: 36, align: 'left' },
      { label: '整改要求', width: 28, align: 'left' },
      { label: '单位整改', width: 10, align: 'center' },
      { label: '说明或者原因', width: 24, align: 'left' },
      { label: '证明材料', width: 20, align: 'left' },
      { label: '复查结果', width: 12, align: 'center' },
    ],
    rows: (entry.rectification?.items ?? []).map(({ number, findingId, problem, demand }): Cell[] => {
      const [own, seen] = [reported(entry, findingId), inspected(entry, findingId)]
      return [
        number,
        problem,
        demand,
        own === undefined ? '' : own.isDone ? '已改' : '未改',
        own?.reason ?? '',
        own?.proof ?? '',
        seen === undefined
          ? ''
          : `${seen.isDone ? '已改' : '未改'}${seen.reason === '' ? '' : `：${seen.reason}`}`,
      ]
    }),
  }
}
