/** 争议协调卷: who disputes what, each side, the 机构编制部门, the experts, and how it ended. */
import type { Due } from '@shared/domain/loop/clocks'
import { disputeNumber, type Dispute } from '@shared/domain/loop/dispute'
import type { Paper } from '@shared/domain/loop/progress'
import { duesPart } from './follow-up-file'
import { column, filesText, formPart, paperName } from './loop-parts'
import type { ReportTable, TablePart } from './table'

export function buildDisputeFile(
  dispute: Dispute,
  papers: readonly Paper[],
  dues: readonly Due[],
  printedOn: string,
): ReportTable {
  const { facts, views, staffingOpinion, ending } = dispute
  const parts: readonly TablePart[] = [
    formPart(
      '机构编制部门意见',
      staffingOpinion === null
        ? []
        : [
            ['日期', staffingOpinion.on],
            ['单位、文号', [staffingOpinion.from, staffingOpinion.number].filter(Boolean).join('，')],
            ['意见', staffingOpinion.opinion],
            ['材料', filesText(staffingOpinion.files)],
          ],
    ),
    meetingPart(dispute),
    formPart(
      '办结',
      ending === null
        ? []
        : [
            ['日期', ending.on],
            ['方式', ending.way],
            ['结果', ending.outcome],
          ],
    ),
    {
      heading: '文书',
      columns: [column('文书', 40), column('成文', 14, 'center'), column('送达', 14, 'center')],
      rows: papers.map((paper) => [
        paperName(paper),
        paper.issuedOn ?? '',
        paper.followUp.delivery?.receivedOn ?? '',
      ]),
    },
    duesPart(dues, printedOn),
  ]
  return {
    title: '行政执法争议协调卷',
    facts: [
      ['登记号', disputeNumber(dispute)],
      ['争议名称', facts.title],
      ['申请单位', facts.applicant],
      ['申请日期', facts.appliedOn],
      ['争议各方', facts.parties.join('、')],
      ['争议类型', facts.kind],
      ['状态', dispute.state === 'open' ? '办理中' : '已办结'],
      ['打印日期', printedOn],
    ],
    columns: [
      column('各方', 20),
      column('日期', 12, 'center'),
      column('意见', 40),
      column('依据', 24),
      column('材料', 20),
    ],
    rows: views.map(({ party, on, view, basis, files }) => [party, on, view, basis, filesText(files)]),
    parts: parts.filter(({ rows }) => rows.length > 0),
    notes: [{ heading: '争议事项', lines: facts.question.split('\n') }],
    signatures: ['承办人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}

const meetingPart = ({ meetings }: Dispute): TablePart => ({
  heading: '专家论证会',
  columns: [
    column('日期', 12, 'center'),
    column('地点', 16),
    column('专家', 26),
    column('意见', 40),
    column('材料', 20),
  ],
  rows: meetings.map(({ on, place, experts, opinion, files }) => [
    on,
    place,
    experts.map(({ name, title }) => [name, title].filter(Boolean).join('，')).join('\n'),
    opinion,
    filesText(files),
  ]),
})
