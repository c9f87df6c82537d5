/** The draw once more, from the exported list alone. The file's own bytes are hashed, not what was understood of them. */
import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import { canonicalFiles, canonicalListText, LIST_COLUMNS } from '@shared/domain/campaign/canonical-list'
import { ListedFile } from '@shared/domain/campaign/campaign'
import { drawFiles, parseRuleCode, type DrawOutcome } from '@shared/domain/campaign/draw-files'
import { describeFailure } from '@shared/messages'

export type Rerun =
  | { readonly ok: true; readonly outcome: DrawOutcome; readonly lines: readonly string[] }
  | { readonly ok: false; readonly problem: string }

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
const no = (problem: string): Rerun => ({ ok: false, problem })

/** The columns of the exported list, in their order. @throws the words of the problem */
export function parseList(bytes: Uint8Array): readonly ListedFile[] | string {
  const text = new TextDecoder('utf-8').decode(bytes)
  const [head, ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
  if (head?.join() !== LIST_COLUMNS.join()) return `不是抽取名册：表头应为 ${LIST_COLUMNS.join('、')}`
  const files: ListedFile[] = []
  for (const [index, cells] of rows.entries()) {
    const [unit, caseType, number, title, closedOn, mustReason, note] = cells
    const parsed = ListedFile.safeParse({
      ...{ unit, caseType, number, title, mustReason, note },
      closedOn: closedOn === '' ? null : closedOn,
    })
    if (!parsed.success) return `第 ${index + 2} 行读不懂`
    files.push(parsed.data)
  }
  return files
}

export function rerunDraw(bytes: Uint8Array, seed: string, code: string): Rerun {
  const rule = parseRuleCode(code)
  if (rule === null) return no(`规则代码 ${code} 读不懂，应如 50,3,20,type`)
  const files = parseList(bytes)
  if (typeof files === 'string') return no(files)
  const outcome = drawFiles(files, rule, seed, sha256)
  if (!outcome.ok) return no(describeFailure(outcome.failure))
  const fileSha256 = sha256(bytes)
  // The draw is bound to these bytes; a list that was opened and saved by another program has others.
  const isAsExported = sha256(canonicalListText(canonicalFiles(files))) === fileSha256
  const { strata, picked, listCount } = outcome.value
  const lines = [
    `名册校验值 ${fileSha256}`,
    ...(isAsExported
      ? []
      : ['注意：名册文件不是导出时的原样（可能被别的软件另存过），校验值与抽卷记录不会相同。']),
    `名册 ${listCount} 件，抽中 ${picked.length} 件`,
    ...strata.map(
      ({ unit, caseType, total, required, drawn }) =>
        `${unit}\t${caseType ?? '不分类型'}\t名册 ${total}\t必查 ${required}\t随机 ${drawn}`,
    ),
    ...picked.map(
      ({ listed, origin, key }, index) =>
        `${index + 1}\t${listed.unit}\t${listed.caseType}\t${listed.number}\t${origin === 'required' ? '必查' : '随机'}\t${key.slice(0, 12)}`,
    ),
  ]
  return { ok: true, outcome: outcome.value, lines }
}
