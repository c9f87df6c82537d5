/** 监督案件卷: cover, course, papers, clocks and proofs of one matter. Papers about clues are shown to the named roles alone. */
import type { Due } from '@shared/domain/loop/clocks'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import type { FindPaper, Paper } from '@shared/domain/loop/progress'
import { MATTER_STATUS, paperStatus } from '@shared/domain/loop/status'
import { duesPart, evidencePart } from './follow-up-file'
import {
  COURSE_COLUMNS,
  column,
  courseRows,
  filesText,
  followUpLines,
  issuedLine,
  type CourseLine,
} from './loop-parts'
import type { ReportTable, TablePart } from './table'

export type MatterFileInput = {
  readonly matter: Matter
  /** Of this matter, as far as the viewer may see them; void ones too. */
  readonly papers: readonly Paper[]
  readonly dues: readonly Due[]
  readonly find: FindPaper
  readonly caseName: (caseId: string) => string
  readonly printedOn: string
}

export function buildMatterFile({
  matter,
  papers,
  dues,
  find,
  caseName,
  printedOn,
}: MatterFileInput): ReportTable {
  const { facts, closing, archive } = matter
  const parts = [
    papersPart(papers, find),
    investigationPart(matter),
    duesPart(dues, printedOn),
    evidencePart(papers),
  ]
  return {
    title: '行政执法监督案件卷',
    facts: [
      ['登记号', matterNumber(matter)],
      ['案件名称', facts.title],
      ['被监督单位', facts.unit],
      ['来源', facts.source],
      ['案由', facts.cause],
      ['立项日期', facts.registeredOn],
      ['涉及案卷', facts.caseIds.map(caseName).join('、')],
      ['联合监督', facts.isJoint ? '与检察机关联合' : '否'],
      ['公益诉讼', facts.isPublicInterest ? '涉及' : '否'],
      ['状态', MATTER_STATUS[matter.state]],
      ['结论', closing?.conclusion ?? ''],
      ['归档号', archive?.archiveNumber ?? ''],
      ['打印日期', printedOn],
    ],
    columns: COURSE_COLUMNS,
    rows: courseRows([
      ...matterLines(matter),
      ...papers.flatMap((paper) => [...issuedLine(paper), ...followUpLines(paper)]),
    ]),
    parts: parts.filter(({ rows }) => rows.length > 0),
    notes: facts.summary === '' ? [] : [{ heading: '情况', lines: facts.summary.split('\n') }],
    signatures: ['承办人：', '审核人：', `日期：${printedOn}`],
    isSample: false,
  }
}

const matterLines = ({
  facts,
  registeredBy,
  investigations,
  closing,
  archive,
}: Matter): readonly CourseLine[] => [
  { on: facts.registeredOn, what: '立项登记', who: registeredBy, note: facts.source },
  ...investigations.map(({ on, people, what }) => ({
    ...{ on, what: '调查', note: what },
    who: people.map(({ name }) => name).join('、'),
  })),
  ...(closing === null
    ? []
    : [
        {
          on: closing.on,
          what: '结案',
          who: '',
          note: [closing.conclusion, closing.note].filter(Boolean).join('；'),
        },
      ]),
  ...(archive === null ? [] : [{ on: archive.on, what: '归档', who: '', note: archive.archiveNumber }]),
]

const papersPart = (papers: readonly Paper[], find: FindPaper): TablePart => ({
  heading: '文书',
  columns: [
    column('种类', 22),
    column('文号', 22),
    column('主送', 20),
    column('成文', 12, 'center'),
    column('送达', 12, 'center'),
    column('状态', 12, 'center'),
  ],
  rows: papers.map((paper) => [
    paper.kind.title,
    paper.number?.text ?? '',
    paper.fields.addressee,
    paper.issuedOn ?? '',
    paper.followUp.delivery?.receivedOn ?? '',
    paperStatus(paper, find),
  ]),
})

const investigationPart = ({ investigations }: Matter): TablePart => ({
  heading: '调查',
  columns: [
    column('日期', 12, 'center'),
    column('调查人员、证号', 28),
    column('内容', 40),
    column('材料', 24),
  ],
  rows: investigations.map(({ on, people, what, files }) => [
    on,
    people.map(({ name, certificate }) => `${name}（${certificate}）`).join('\n'),
    what,
    filesText(files),
  ]),
})
