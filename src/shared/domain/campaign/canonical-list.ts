/**
 * 抽取名册: the one text a draw is bound to. Its bytes are a table file anybody can open (UTF-8 with a byte order mark,
 * comma-separated, CRLF), and the SHA-256 of these bytes stands on the certificate.
 */
import type { ListedFile } from './campaign'
import { cleanText, compareText } from './clean-text'

export const LIST_COLUMNS = ['单位', '案卷类型', '文号', '案卷名称', '结案日期', '必查原因', '备注'] as const

/** By unit, case type, number; texts cleaned. The order the rows came in leaves no trace. */
export function canonicalFiles(files: readonly ListedFile[]): readonly ListedFile[] {
  return files
    .map((file) => ({
      ...file,
      unit: cleanText(file.unit),
      number: cleanText(file.number),
      title: cleanText(file.title),
      mustReason: cleanText(file.mustReason),
      note: cleanText(file.note),
    }))
    .sort(
      (a, b) =>
        compareText(a.unit, b.unit) || compareText(a.caseType, b.caseType) || compareText(a.number, b.number),
    )
}

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The list as a table file. @param files  in canonical order */
export function canonicalListText(files: readonly ListedFile[]): string {
  const rows = files.map(({ unit, caseType, number, title, closedOn, mustReason, note }) =>
    [unit, caseType, number, title, closedOn ?? '', mustReason, note].map(csvCell).join(','),
  )
  return `\ufeff${[LIST_COLUMNS.join(','), ...rows].join('\r\n')}\r\n`
}
