/**
 * The words of 扣分规则: how many points, counted by what. Works on half-width text of the same length as the original
 * (`toHalfWidth`), so that positions found here cut the standard's own wording.
 */

/** Longer units stand before those they begin with. */
const UNITS = [
  ...['个工作日', '个月', '个小时', '工作日', '人次', '要素', '环节', '小时', '条款'],
  ...'处份项人名个条张页次日天件种类款月字行本册户宗例起点'.split(''),
]
const UNIT = `(?:${UNITS.join('|')})`
const NUMBER = String.raw`\d+(?:\.\d+)?|[一二两三四五六七八九十半](?![\p{L}\d])|[一二两三四五六七八九十半](?=分)`

/** Plain digits, for a group of its own. */
export const NUMBER_WORDS = String.raw`\d+(?:\.\d+)?`

/** `扣2分`, `扣1-3分`, `扣一分`, `各扣1分`, `扣0.5分/处`; groups: each, least, most, unit. */
export const AMOUNT = new RegExp(
  String.raw`(?<each>各自?|分别|逐[项处份])?(?:扣除?|扣减|减|(?<!\d\s*)-)\s*(?<least>${NUMBER})\s*分?\s*(?:[-~至到]\s*(?<most>${NUMBER}))?\s*分?(?:\s*(?:/|每(?=${UNIT}(?!\p{L})))(?<unit>${UNIT}))?`,
  'gu',
)
/** Without 扣, only where the unit says that it is a rate: `1分/处`, `每处0.5分`. */
export const RATE = new RegExp(
  String.raw`(?<least>${NUMBER})\s*分\s*[/每](?<unit>${UNIT})|(?<=每[^\d,]{1,10})(?<plain>${NUMBER})\s*分`,
  'gu',
)

/** `最多扣3分`, `累计不超过3分`, `3分封顶`; groups: a, b. */
export const CAP = new RegExp(
  String.raw`(?:(?:最多|最高|至多|累计|合计|总共|共计)(?:扣分|扣除)?(?:不超过|不得超过|扣)?|扣分不超过|不超过|不得超过)\s*(?:扣)?\s*(?<a>${NUMBER})\s*分?(?:为限|为止|封顶)?|(?:以|扣至|扣到)?\s*(?<b>${NUMBER})\s*分\s*(?:封顶|为限)`,
  'u',
)

const CHINESE_DIGITS = '一二三四五六七八九十'

/** Points as written, in hundredths; null for more than two decimals or nothing. */
export function centiOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (text === '半') return 50
  if (text === '两') return 200
  const place = CHINESE_DIGITS.indexOf(text)
  if (place >= 0) return (place + 1) * 100
  const [, whole, fraction = ''] = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** Letter for letter, so that positions stay those of the original. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[–—−－～]/g, (letter) => (letter === '～' ? '~' : '-'))
}

/** 每个工作日 is counted in 工作日. */
export const plainUnit = (unit: string): string => unit.replace(/^个(?=.)/u, '')

export type UnitReason = '' | 'no-each' | 'several-units' | 'every-several' | 'unknown-unit' | 'threshold'

/** `per` null: once. A reason other than '' says why a person should look. */
export type Counted = { readonly per: string | null; readonly reason: UnitReason }

const EACH = new RegExp(String.raw`每(?<gap>[^每,、;。]{0,10}?)(?<unit>${UNIT})`, 'gu')
/** What may stand between 每 and the unit without changing the meaning. */
const PLAIN_GAP = /^(?:有|发现|出现|存在|缺少?|缺或错|错|漏|少|多|不符合?|逾期|超期|超过?|逾|延迟)?[一1]?$/u
const SEVERAL = /[二两三四五六七八九十几]|[2-9]|\d{2}/u
const ONE_MISSING = new RegExp(String.raw`(?:缺少?|少|漏|错|有)[一1](?<unit>${UNIT})`, 'u')
const ONE_WRONG = new RegExp(String.raw`^[一1](?<unit>${UNIT})`, 'u')
const OVER_ONE = /(?:超过?|逾期?)[一1](?:个?工作日|日|天|小时|个月)/u
const SOME_COUNT = /[二两三四五六七八九2-9](?:处|份|项|人|名|个|次)/u

/** By what a fault is counted, read from the words before the points. */
export function countedBy(words: string): Counted {
  const found = [...words.matchAll(EACH)]
  const [first] = found
  if (first?.groups) {
    const { gap = '', unit = '' } = first.groups
    if (SEVERAL.test(gap)) return { per: null, reason: 'every-several' }
    const rest = words.slice(first.index + first[0].length)
    if (found.length > 1 || ONE_MISSING.test(rest)) return { per: plainUnit(unit), reason: 'several-units' }
    const isPlain = PLAIN_GAP.test(gap) || /[一1]$/u.test(gap)
    // 每缺个人签名: 个 belongs to 个人. Only an unmistakable gap makes it certain.
    const isSure = gap === '' || /[一1]$/u.test(gap)
    return { per: plainUnit(unit), reason: isPlain && isSure ? '' : 'no-each' }
  }
  if (words.includes('每')) return { per: null, reason: 'unknown-unit' }
  const missing = ONE_MISSING.exec(words) ?? ONE_WRONG.exec(words)
  if (missing?.groups) return { per: plainUnit(missing.groups.unit ?? ''), reason: 'no-each' }
  if (OVER_ONE.test(words)) return { per: null, reason: 'no-each' }
  if (SOME_COUNT.test(words)) return { per: null, reason: 'threshold' }
  return { per: null, reason: '' }
}

/** Cut at `；`, `。`, line ends and numbering such as ① and （2）; a decimal point is no full stop. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[；;\n\r]|。(?!\d)|(?=[①-⑳])|(?=[（(][1-9]\d?[)）])/u)
    .map((part) => part.replace(/^\s*(?:[①-⑳]|[（(][1-9]\d?[)）]|\d{1,2}[.．、](?!\d))/u, '').trim())
    .filter((part) => part !== '')
}

/** A comma ends a clause once points have been named in it. */
export function clausesOf(sentence: string): string[] {
  const clauses: string[] = []
  let open = ''
  for (const piece of sentence.split(/(?<=[，,])/u)) {
    open += piece
    const half = toHalfWidth(open)
    if (half.search(new RegExp(AMOUNT.source, 'u')) >= 0 || CAP.test(half) || isRemark(half)) {
      clauses.push(open)
      open = ''
    }
  }
  return [...clauses, open].map(trimEnds).filter((clause) => clause !== '')
}

export const trimEnds = (text: string): string => text.replace(/^[\s，,、：:]+|[\s，,、：:。.]+$/gu, '')

export const isRemark = (half: string): boolean =>
  /^[\s,]*(?:直至|至|本项|该项)?(?:分值)?扣完(?:本项分值)?为止/u.test(half)
