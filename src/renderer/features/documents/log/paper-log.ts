/** 办理记录: every step and every edit of a paper as lines a person reads, newest first. Pure. */
import type { DocumentFields, Paragraph } from '@shared/domain/document/supervision-document'
import type { OtherChange, PaperChanges, TextChange } from '../editor/paper-changes'

export type LogLine = {
  readonly key: string
  readonly at: string
  readonly actor: string
  readonly what: string
  /** Reason, number, opinion …; empty when there is nothing to add. */
  readonly note: string
  /** null: nothing was reworded. */
  readonly change: { readonly from: string; readonly to: string } | null
}

const ACTS: Readonly<Record<string, string>> = {
  'document/drafted': '起草',
  'document/paragraphs-arranged': '调整段落',
  'document/fields-edited': '修改要素',
  'document/form-set': '选择格式',
  'document/annexes-set': '修改附件',
  'document/files-set': '修改随附材料',
  'document/submitted': '送审',
  'document/reviewed': '审核通过',
  'document/returned': '退回',
  'document/signed': '签发并编号',
  'document/sealed': '用印',
  'document/crypto-signed': '加电子签名',
  'document/delivered': '送达',
  'document/extension-granted': '同意延期',
  'document/reminded': '催办',
  'document/reply-received': '收到反馈',
  'document/verified': '核查',
  'document/closed': '销号',
  'document/escalated': '升级处理',
  'document/recalled': '收回',
  'document/voided': '作废',
  'attachment/seamed': '随附材料加盖骑缝章',
  'seal-request/made': '申请用印',
}

const FIELD_NAMES: Readonly<Record<keyof DocumentFields, string>> = {
  issuer: '署名',
  coIssuers: '联合署名',
  addressee: '主送',
  copiesTo: '抄送',
  attachments: '附件说明',
  contactPerson: '联系人',
  contactPhone: '电话',
  signatory: '签发人',
  secrecy: '密级',
  urgency: '紧急程度',
  copyNumber: '份号',
  isSealed: '加盖印章',
  printedBy: '印发机关',
  values: '要素',
}

/** Typing that rested in between is one edit to a reader. */
const ONE_EDIT_MS = 10 * 60_000

export function buildLog(
  changes: PaperChanges,
  labelOf: (paragraphId: string) => string,
  fieldLabel: (id: string) => string,
): readonly LogLine[] {
  const moved = new Set(changes.others.map(({ seq }) => seq))
  const texts = joinEdits(changes.texts.filter(({ seq }) => !moved.has(seq))).map(
    (edit): LogLine & { seq: number } => ({
      seq: edit.seq,
      key: `text ${edit.seq} ${edit.paragraphId}`,
      at: edit.at,
      actor: edit.actor,
      what: `修改正文：${labelOf(edit.paragraphId)}`,
      note: '',
      change: { from: edit.from ?? '', to: edit.to ?? '' },
    }),
  )
  const others = changes.others.flatMap((act) => linesOf(act, changes, labelOf, fieldLabel))
  return [...texts, ...others].toSorted((a, b) => b.seq - a.seq)
}

/** Edits of one paragraph by one person close together, nothing of it done by anybody in between. */
export function joinEdits(texts: readonly TextChange[]): readonly TextChange[] {
  const joined: TextChange[] = []
  for (const edit of texts) {
    const index = joined.findLastIndex(({ paragraphId }) => paragraphId === edit.paragraphId)
    const last = joined[index]
    const isOne =
      last !== undefined &&
      last.actor === edit.actor &&
      last.to === edit.from &&
      Date.parse(edit.at) - Date.parse(last.at) < ONE_EDIT_MS
    if (isOne) joined[index] = { ...edit, from: last.from }
    else joined.push(edit)
  }
  return joined.filter(({ from, to }) => from !== to)
}

type Line = LogLine & { readonly seq: number }

function linesOf(
  { seq, at, actor, type, payload }: OtherChange,
  changes: PaperChanges,
  labelOf: (paragraphId: string) => string,
  fieldLabel: (id: string) => string,
): readonly Line[] {
  const given = payload as Readonly<Record<string, unknown>>
  const person = typeof given.person === 'string' && given.person !== '' ? given.person : actor
  const line = (key: string, what: string, note: string, change: LogLine['change']): Line => ({
    ...{ seq, at, actor: person, what, note, change },
    key: `${seq} ${key}`,
  })
  const edit = changes.fields.get(seq)
  if (edit) {
    return differences(edit.from, edit.to, fieldLabel).map(([name, from, to]) =>
      line(name, `修改要素：${name}`, '', { from, to }),
    )
  }
  const act = line('act', ACTS[type] ?? '其他', noteOf(given), null)
  if (type !== 'document/paragraphs-arranged') return [act]
  const texts = changes.texts.filter((text) => text.seq === seq)
  return [
    { ...act, note: `${(given.paragraphs as readonly Paragraph[] | undefined)?.length ?? 0} 段` },
    ...texts.map(({ paragraphId, from, to }) =>
      line(
        paragraphId,
        `${from === null ? '增加' : to === null ? '删除' : '修改'}：${labelOf(paragraphId)}`,
        '',
        {
          from: from ?? '',
          to: to ?? '',
        },
      ),
    ),
  ]
}

function noteOf(given: Readonly<Record<string, unknown>>): string {
  const number = given.number as { text?: unknown } | undefined
  const words = [given.reason, given.note, number?.text, given.conclusion]
  return words.filter((word): word is string => typeof word === 'string' && word !== '').join('；')
}

const written = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' ? value : ''
}

function differences(
  from: DocumentFields,
  to: DocumentFields,
  fieldLabel: (id: string) => string,
): readonly (readonly [name: string, from: string, to: string])[] {
  const names = Object.keys(FIELD_NAMES) as (keyof DocumentFields)[]
  const own = [...new Set([...Object.keys(from.values), ...Object.keys(to.values)])]
  return [
    ...names
      .filter((name) => name !== 'values')
      .map((name) => [FIELD_NAMES[name], written(from[name]), written(to[name])] as const),
    ...own.map((id) => [fieldLabel(id), from.values[id] ?? '', to.values[id] ?? ''] as const),
  ].filter(([, old, now]) => old !== now)
}
