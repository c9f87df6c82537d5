/** What stands above the header row: the title of the annex, and the lines our own export writes there. */
import { CASE_TYPE_NAMES, CaseType } from '../../case-file/case-file'
import type { StandardDraft } from '../draft'
import { oneLine } from './cells'

/** The lines above an exported table; the same words are read back. */
export const HEAD_LABELS = {
  name: '标准名称',
  id: '标准编号',
  edition: '版次',
  issuer: '发布机关',
  caseType: '案卷类型',
  effectiveFrom: '生效日期',
  effectiveTo: '失效日期',
} as const
type HeadKey = keyof typeof HEAD_LABELS

type Head = Partial<Pick<StandardDraft, HeadKey>>

export function readTableHead(rows: readonly (readonly string[])[]): Head {
  const lines = rows
    .map((row) =>
      row
        .map(oneLine)
        .filter((cell) => cell !== '')
        .join(' '),
    )
    .filter((line) => line !== '')
  const said: { [K in HeadKey]?: string } = {}
  for (const line of lines) {
    for (const [key, label] of Object.entries(HEAD_LABELS) as [HeadKey, string][]) {
      const [, value] = new RegExp(`^${label}[：:]\\s*(.+)$`).exec(line) ?? []
      if (value !== undefined && value !== '—') said[key] = value.trim()
    }
  }
  const title = lines.find(
    (line) => /标准|细则|评查表|评分表/.test(line) && line.length <= 60 && !/[：:]/.test(line),
  )
  const { caseType: kind, ...texts } = said
  const guessed = kind === undefined ? guessCaseType(title ?? '') : caseTypeNamed(kind)
  return {
    ...(title === undefined ? {} : { name: title }),
    ...texts,
    ...(guessed === null ? {} : { caseType: guessed }),
  }
}

const caseTypeNamed = (name: string): CaseType | null =>
  CaseType.options.find((type) => CASE_TYPE_NAMES[type] === name || type === name) ?? null

function guessCaseType(title: string): CaseType | null {
  if (/许可/.test(title)) return '许可'
  if (/强制/.test(title)) return '强制'
  if (/行政检查/.test(title)) return '检查'
  if (/简易|当场/.test(title)) return '处罚简易'
  return /处罚/.test(title) ? '处罚普通' : null
}
