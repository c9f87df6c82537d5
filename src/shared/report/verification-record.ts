/** 核查（复查）记录: the fields of the kind 复查记录, and below them every look so far with the proofs the unit sent. */
import type { KindDefinition } from '@shared/domain/document/kind'
import type { Paper } from '@shared/domain/loop/progress'
import { column, filesText, formTable, namesOf } from './loop-parts'
import type { ReportTable, TablePart } from './table'

export function buildVerificationRecord(
  kind: Pick<KindDefinition, 'title' | 'fields'>,
  values: Readonly<Record<string, string>>,
  { followUp }: Pick<Paper, 'followUp'>,
): ReportTable {
  const form = formTable(
    kind.title,
    kind.fields.map(({ id, label }) => [label, values[id] ?? ''] as const),
    ['核查人（签名）：', '被核查单位（签名）：', '日期：'],
  )
  const parts = [looks(followUp), proofs(followUp)].filter(({ rows }) => rows.length > 0)
  return { ...form, parts }
}

const looks = ({ verifications }: Paper['followUp']): TablePart => ({
  heading: '历次核查',
  columns: [
    column('次', 5, 'center'),
    column('日期', 12, 'center'),
    column('核查人', 18),
    column('结果', 10, 'center'),
    column('意见', 34),
    column('附件', 22),
  ],
  rows: verifications.map((one, index) => [
    index + 1,
    one.on,
    namesOf(one.people),
    one.result,
    one.opinion,
    filesText(one.files),
  ]),
})

const proofs = ({ replies }: Paper['followUp']): TablePart => ({
  heading: '整改证明',
  columns: [
    column('反馈日期', 12, 'center'),
    column('文件', 34),
    column('页', 6, 'right'),
    column('说明', 40),
  ],
  rows: replies.flatMap(({ receivedOn, files, evidence }) =>
    evidence.map(({ fileId, pageIndex, note }) => [
      receivedOn,
      files.find((file) => file.fileId === fileId)?.name ?? '',
      pageIndex + 1,
      note,
    ]),
  ),
})
