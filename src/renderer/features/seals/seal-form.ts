/** The import form: what is entered, what is still wrong with it. Pure. */
import {
  dpiAt,
  judgePassphrase,
  judgeSize,
  SEAL_DPI,
  SEAL_MM,
  type PassphraseStrength,
} from '@shared/domain/seal/picture'

export type SealImportForm = {
  readonly name: string
  readonly widthMm: number
  readonly heightMm: number
  readonly passphrase: string
  readonly again: string
  readonly isSample: boolean
}

export type SealProblems = {
  readonly name: string | null
  readonly size: string | null
  readonly passphrase: string | null
  readonly again: string | null
}

export function findProblems(form: SealImportForm): SealProblems {
  return {
    name: form.name.trim() === '' ? '请填写印章名称，应与印文一致' : null,
    size:
      judgeSize(form.widthMm, form.heightMm) === 'out-of-range'
        ? `长、宽应在 ${SEAL_MM.min} 至 ${SEAL_MM.max} 毫米之间`
        : null,
    passphrase: judgePassphrase(form.passphrase) === 'too-short' ? '口令至少 8 个字' : null,
    again: form.again === form.passphrase ? null : '两次输入的口令不一致',
  }
}

export const hasProblems = (problems: Readonly<Record<string, string | null>>): boolean =>
  Object.values(problems).some((problem) => problem !== null)

/** What may be done but should be thought about. */
export function findWarnings(form: SealImportForm, widthPx: number | null): readonly string[] {
  const dpi = widthPx === null ? null : dpiAt(widthPx, form.widthMm)
  return [
    ...(judgeSize(form.widthMm, form.heightMm) === 'unusual'
      ? [`印章直径一般为 ${SEAL_MM.usualMin} 至 ${SEAL_MM.usualMax} 毫米，请用尺量实物印模后核对。`]
      : []),
    ...(dpi !== null && dpi < SEAL_DPI.least
      ? [`按这个尺寸，图片只有 ${dpi} dpi，打印会模糊。请用 ${SEAL_DPI.advised} dpi 重新扫描印模。`]
      : []),
  ]
}

export const STRENGTH_TEXTS: Readonly<Record<PassphraseStrength, string>> = {
  'too-short': '太短',
  weak: '较弱：容易被猜到',
  fair: '一般：建议再长一些',
  strong: '较强',
}
