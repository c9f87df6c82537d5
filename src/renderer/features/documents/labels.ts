/** The words of this feature's data: states, parts of a document, stages. */
import type { KindDefinition } from '@shared/domain/document/kind'
import {
  ParagraphLevel,
  type DocumentState,
  type Paragraph,
} from '@shared/domain/document/supervision-document'

export const STATE_LABELS: Readonly<Record<DocumentState, string>> = {
  drafting: '拟稿',
  reviewing: '待审核',
  signing: '待签发',
  numbered: '待用印',
  sealed: '已用印',
  voided: '已作废',
}

/** Why the text cannot be changed; null while it can. */
export const READ_ONLY_REASONS: Readonly<Record<DocumentState, string | null>> = {
  drafting: null,
  reviewing: '已送审，正文不能修改。需要修改的，请“退回”。',
  signing: '审核已通过，正文不能修改。需要修改的，请“退回”。',
  numbered: '已签发并编号，正文不能再改。确需更改的，请作废后重新起草，原文号保留。',
  sealed: '已用印，正文不能再改。',
  voided: '本文书已作废，只能查看。',
}

/** Roles every paper may have; a kind names its own in its scheme. */
const ROLE_LABELS: Readonly<Record<string, string>> = {
  heading: '标题',
  source: '案件来源',
  'facts-intro': '事实引语',
  fact: '事实',
  evidence: '证据',
  'evaluation-intro': '认定引语',
  evaluation: '认定意见',
  'requirements-intro': '意见引语',
  requirement: '监督意见',
  'requirement-general': '纠正方式',
  suggestion: '改进建议',
  term: '期限和反馈',
  objection: '异议途径',
  consequence: '不纠正的后果',
  added: '增加的段落',
}

export const LEVEL_LABELS: Readonly<Record<ParagraphLevel, string>> = {
  body: '正文',
  h1: '一级标题',
  h2: '二级标题',
  h3: '三级标题',
  h4: '四级标题',
}

export const LEVEL_OPTIONS: readonly { readonly value: ParagraphLevel; readonly label: string }[] =
  ParagraphLevel.options.map((value) => ({ value, label: LEVEL_LABELS[value] }))

/** 一级标题 for a heading, otherwise what it does in its kind: 事实. */
export const labelerOf =
  ({ scheme }: Pick<KindDefinition, 'scheme'>) =>
  ({ role, level }: Pick<Paragraph, 'role' | 'level'>): string =>
    level === 'body'
      ? scheme.find((part) => part.role === role && part.level === 'body')?.label ||
        ROLE_LABELS[role] ||
        '正文'
      : LEVEL_LABELS[level]

/** As paper people know the faces; the PDF names them in Latin letters. */
const FACE_NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^FangSong_GB2312/i, '仿宋_GB2312（本机）'],
  [/^(FangSong|SimFang)/i, '仿宋（本机）'],
  [/^HJ-?\s?FangSong/i, '仿宋（随附）'],
  [/^FZXiaoBiaoSong|^FZXBS/i, '方正小标宋（本机）'],
  [/^HJ-?\s?BiaoSong/i, '标宋（随附）'],
  [/^(SimHei|Hei)/i, '黑体（本机）'],
  [/^HJ-?\s?Hei/i, '黑体（随附）'],
  [/^(KaiTi|SimKai)/i, '楷体（本机）'],
  [/^HJ-?\s?Kai/i, '楷体（随附）'],
  [/^(SimSun|NSimSun)/i, '宋体（本机）'],
  [/^HJ-?\s?Song/i, '宋体（随附）'],
  [/^HJ-?\s?Rare/i, '生僻字（随附）'],
]

/** `ABCDEF+HJFangSong-Regular` → 仿宋（随附）; an unknown face keeps its own name. */
export function faceName(pdfName: string): string {
  const bare = pdfName.replace(/^[A-Z]{6}\+/, '')
  return FACE_NAMES.find(([pattern]) => pattern.test(bare))?.[1] ?? bare
}
