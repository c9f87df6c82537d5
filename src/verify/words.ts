/** Names of the fields a difference may be in, as a person calls them. */
import { formatCenti, formatTenths } from '@shared/lib/decimal'

const NAMES: Readonly<Record<string, string>> = {
  scoreTenths: '得分',
  scoreBeforeVetoTenths: '否决前得分',
  agreedTenths: '一致得分',
  agreedGrade: '一致等次',
  differenceTenths: '相差',
  gotCenti: '实得',
  lostCenti: '扣分',
  deductedCenti: '扣分合计',
  fullCenti: '满分',
  fullApplicableCenti: '适用满分',
  amountCenti: '扣分',
  unitCenti: '每次扣分',
  lostA: '初评A扣分',
  lostB: '初评B扣分',
  count: '次数',
  grade: '等次',
  gradeBeforeVeto: '否决前等次',
  outcome: '比对结果',
  sha256: '指纹',
  standardSha256: '评分标准',
  vetoItemIds: '否决项',
  differs: '两人是否不同',
  naA: '初评A缺项',
  naB: '初评B缺项',
  vetoA: '初评A否决',
  vetoB: '初评B否决',
  gradesDiffer: '等次是否不同',
  vetoesDiffer: '否决是否不同',
  from: '来源',
  submitted: '提交时的结果',
  result: '结果',
}

/**
 * `rounds[0].result.items[3].lostCenti` → `XK-B01 扣分`. A field without a name keeps its path, so that nothing is
 * ever different without saying where.
 * @param idAt  the number of an item, by its place in the standard
 */
export function nameOfPath(path: string, idAt: (index: number) => string | undefined): string {
  const keys = path.split('.')
  const last = (keys.at(-1) ?? path).replace(/\[\d+\]$/, '')
  const [, index] = /\bitems\[(\d+)\]/.exec(path) ?? []
  const [, section] = /\bsections\[(\d+)\]/.exec(path) ?? []
  const part = section === undefined ? '' : `第 ${Number(section) + 1} 部分`
  const item = index === undefined ? '' : `${idAt(Number(index)) ?? `第 ${Number(index) + 1} 项`} `
  const name = NAMES[last] ?? `内容（${path}）`
  return `${item}${part}${keys.includes('submitted') && last !== 'submitted' ? '提交时的' : ''}${name}`
}

export function sayValue(path: string, value: unknown): string {
  if (value === undefined) return '（无）'
  if (value === null) return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    if (path.endsWith('Tenths')) return `${formatTenths(value)} 分`
    if (path.endsWith('Centi') || /\.lost[AB]$/.test(path)) return `${formatCenti(value)} 分`
  }
  return typeof value === 'string' ? value : JSON.stringify(value)
}
