/** 监督案件台账: one line a matter. */
import { visibleDocuments, type Viewer } from '@shared/domain/loop/access'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import { papersOf } from '@shared/domain/loop/matter-rules'
import type { Paper } from '@shared/domain/loop/progress'
import { MATTER_STATUS } from '@shared/domain/loop/status'
import { yearOf } from '@shared/domain/law/days'
import { column } from './loop-parts'
import type { Cell, ReportTable } from './table'

export function buildMatterRegister(
  matters: readonly Matter[],
  documents: readonly Paper[],
  viewer: Viewer,
  year: number | null,
  printedOn: string,
): ReportTable {
  const listed = matters
    .filter(({ facts }) => year === null || yearOf(facts.registeredOn) === year)
    .toSorted((a, b) => a.year - b.year || a.serial - b.serial)
  const seen = visibleDocuments(documents, viewer)
  return {
    title: '行政执法监督案件台账',
    facts: [
      ['年度', year === null ? '全部' : `${year} 年`],
      ['案件数', `${listed.length} 件`],
      ['打印日期', printedOn],
    ],
    columns: [
      column('登记号', 14),
      column('立项日期', 10, 'center'),
      column('案件名称', 22),
      column('被监督单位', 14),
      column('来源', 10),
      column('案由', 10),
      column('联合监督', 6, 'center'),
      column('公益诉讼', 6, 'center'),
      column('调查', 5, 'right'),
      column('文书', 18),
      column('撤销决定', 14),
      column('结论', 10),
      column('结案日期', 10, 'center'),
      column('归档号', 10),
      column('状态', 8, 'center'),
    ],
    rows: listed.map((matter) => matterRow(matter, papersOf(matter.id, seen))),
    notes: [],
    signatures: ['填表人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}

function matterRow(matter: Matter, papers: readonly Paper[]): Cell[] {
  const { facts, investigations, closing, archive, state } = matter
  return [
    matterNumber(matter),
    facts.registeredOn,
    facts.title,
    facts.unit,
    facts.source,
    facts.cause,
    facts.isJoint ? '是' : '',
    facts.isPublicInterest ? '是' : '',
    investigations.length,
    papers.flatMap(({ number }) => (number === null ? [] : [number.text])).join('\n'),
    [...new Set(papers.flatMap(({ followUp }) => followUp.closing?.revoked ?? []))].join('\n'),
    closing?.conclusion ?? '',
    closing?.on ?? '',
    archive?.archiveNumber ?? '',
    MATTER_STATUS[state],
  ]
}
