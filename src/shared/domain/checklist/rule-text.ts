/**
 * Reads the 扣分规则 column of a standard: `缺身份证明扣2；每处不一致扣0.5` gives two rules. The wording stays the
 * standard's own. Nothing is guessed: what can be read in two ways is `likely`, what cannot be read stays text, as a
 * rule whose points the reviewer sets; both are shown to a person before the standard is used.
 */
import { parseDecimalToCenti } from '@shared/lib/decimal'
import { ok, refuse, type Result } from '@shared/lib/result'
import {
  AMOUNT,
  CAP,
  centiOf,
  clausesOf,
  countedBy,
  isRemark,
  RATE,
  sentencesOf,
  toHalfWidth,
  trimEnds,
  type UnitReason,
} from './rule-words'
import type { DeductionRule } from './standard'

export type Confidence = 'certain' | 'likely' | 'not-understood'

export type RuleReason =
  | UnitReason
  | 'range'
  | 'discretion'
  | 'no-points'
  | 'exceeds-item'
  | 'each-of-list'
  | 'no-separator'
  | 'no-fault'
  | 'residue'
  | 'open-end'
  | 'gives-points'
  | 'cap-of-several'
  | 'veto'
  | 'remark'

export type ParsedPart = {
  /** The part in the standard's own words. */
  readonly text: string
  /** null: not a way to lose points (a veto, a remark). */
  readonly rule: DeductionRule | null
  readonly confidence: Confidence
  readonly reason: RuleReason
}
export type ParsedRules = { readonly parts: readonly ParsedPart[] }

/** A rule before it has its number. */
type Reading = Omit<ParsedPart, 'rule'> & { readonly rule: Omit<DeductionRule, 'id'> | null }

const PART = /^(.+)扣(\d+(?:\.\d+)?)$/
const SMALLEST_CENTI = 10

/**
 * For our own tables, which are written in one form only.
 * @param capCenti the item's cap; the table sets no lower cap for a single rule, so each rule gets this one
 * @returns rules in the order of the text, refused with `standard/rule-unreadable` and the part at fault
 */
export function splitRuleText(itemId: string, ruleText: string, capCenti: number): Result<DeductionRule[]> {
  const rules: DeductionRule[] = []
  for (const part of ruleText.split('；')) {
    const [, text, points] = PART.exec(part.trim()) ?? []
    if (text === undefined || points === undefined) {
      return refuse('standard/rule-unreadable', { itemId, part })
    }
    const unit = parseDecimalToCenti(points)
    if (!unit.ok) return unit
    rules.push({
      id: `${itemId}-r${rules.length + 1}`,
      text,
      unitCenti: unit.value,
      per: countedBy(text).per,
      maxCenti: capCenti,
    })
  }
  return ok(rules)
}

/** @param capCenti the item's cap, 封顶 */
export function parseRuleText(itemId: string, ruleText: string, capCenti: number): ParsedRules {
  const readings: Reading[] = []
  for (const sentence of sentencesOf(ruleText)) {
    for (const clause of clausesOf(sentence)) {
      const capped = capOnly(clause, readings, capCenti)
      if (capped === null) readings.push(...readClause(clause, capCenti))
      else readings.splice(0, readings.length, ...capped)
    }
  }
  let number = 0
  return {
    parts: readings.map(({ rule, ...part }) => ({
      ...part,
      rule: rule === null ? null : { id: `${itemId}-r${(number += 1)}`, ...rule },
    })),
  }
}

/** `最多扣3分` and `扣完为止` speak of what stands before them. null: the clause is something else. */
function capOnly(clause: string, before: readonly Reading[], capCenti: number): readonly Reading[] | null {
  const half = toHalfWidth(clause)
  if (isRemark(half) && half.replace(/^.*?为止/u, '').trim() === '') return before
  const cap = CAP.exec(half)
  if (!cap || trimEnds(half.replace(cap[0], '').replace(/本项|该项|[()]/gu, '')) !== '') return null
  const most = centiOf(cap.groups?.a ?? cap.groups?.b)
  const [only, ...more] = before.filter(({ rule }) => rule !== null)
  if (most !== null && most > 0 && most <= capCenti && only?.rule && more.length === 0) {
    const { rule } = only
    return before.map((each) =>
      each === only
        ? {
            ...each,
            text: `${each.text}，${clause}`,
            rule: { ...rule, maxCenti: Math.max(most, rule.unitCenti) },
          }
        : each,
    )
  }
  return [...before, { text: clause, rule: null, confidence: 'not-understood', reason: 'cap-of-several' }]
}

const VETO =
  /否决|(?:案卷|总分|全卷|本卷|整卷)[^,;]{0,4}[计记为得]?(?:0|零)分|-\s*100|扣\s*100|不合格(?:案卷)?$/u
const WHOLE_ITEM =
  /不得分|不计分|不给分|不予计分|(?:扣|减)(?:除|完)?(?:本项|该项|此项)?(?:全部|全)(?:分值|分数|分)|全扣|(?:本|该|此)项[计记得为]?(?:0|零)分/u
const DISCRETION = /酌情|酌扣|视情|适当|根据情况|按情节/u

function readClause(clause: string, capCenti: number): Reading[] {
  const half = toHalfWidth(clause)
  if (VETO.test(half) && (capCenti < 10_000 || !/100/.test(half))) return [aside(clause, 'veto')]
  const amounts = [...half.matchAll(AMOUNT)]
  if (amounts.length > 1) return readRun(clause, amounts, capCenti)
  const [amount] = amounts
  // 不全扣1 holds 全扣: named points come first.
  if (!amount && WHOLE_ITEM.test(half)) return [readWholeItem(clause, half, capCenti)]
  if (amount) return [readAmount(clause, half, amount, capCenti)]
  return [readWithoutAmount(clause, half, capCenti)]
}

/** Points named twice without anything between: cut behind each, and have it looked at. */
function readRun(clause: string, amounts: readonly RegExpExecArray[], capCenti: number): Reading[] {
  let from = 0
  return amounts.map((amount, index) => {
    const end = index === amounts.length - 1 ? clause.length : amount.index + amount[0].length
    const text = trimEnds(clause.slice(from, end))
    from = end
    const half = toHalfWidth(text)
    const own = [...half.matchAll(AMOUNT)][0]
    const reading = own ? readAmount(text, half, own, capCenti) : manual(text, capCenti, 'no-points')
    return reading.confidence === 'certain'
      ? { ...reading, confidence: 'likely', reason: 'no-separator' }
      : reading
  })
}

const aside = (text: string, reason: RuleReason): Reading => ({
  text,
  rule: null,
  confidence: 'not-understood',
  reason,
})

/** Kept as text; the reviewer sets the points between the smallest step and the cap. */
function manual(text: string, capCenti: number, reason: RuleReason, offeredCenti = SMALLEST_CENTI): Reading {
  const minCenti = Math.min(SMALLEST_CENTI, capCenti)
  return {
    text,
    rule: {
      text,
      unitCenti: Math.min(Math.max(offeredCenti, minCenti), capCenti),
      per: null,
      maxCenti: capCenti,
      range: { minCenti, maxCenti: capCenti },
      manual: true,
    },
    confidence: 'not-understood',
    reason,
  }
}

function readWholeItem(text: string, half: string, capCenti: number): Reading {
  const fault = trimEnds(text.slice(0, half.search(WHOLE_ITEM)))
  const rule = { text: fault === '' ? text : fault, unitCenti: capCenti, per: null, maxCenti: capCenti }
  const { per, reason } = countedBy(fault)
  if (fault === '') return { text, rule, confidence: 'likely', reason: 'no-fault' }
  return per === null && reason === ''
    ? { text, rule, confidence: 'certain', reason: '' }
    : { text, rule, confidence: 'likely', reason: reason === '' ? 'no-each' : reason }
}

function readWithoutAmount(text: string, half: string, capCenti: number): Reading {
  const cap = CAP.exec(half)
  const most = centiOf(cap?.groups?.a ?? cap?.groups?.b)
  if (cap && most !== null && most > 0 && most <= capCenti) {
    return upTo(text, trimEnds(text.slice(0, cap.index)), most)
  }
  const rate = [...half.matchAll(RATE)][0]
  const points = centiOf(rate?.groups?.least ?? rate?.groups?.plain)
  if (rate && points !== null) {
    const words = text.slice(0, rate.index)
    const per = rate.groups?.unit ?? countedBy(toHalfWidth(words)).per
    return checked(
      text,
      { words, points, per, reason: per === null ? 'unknown-unit' : 'no-points' },
      capCenti,
    )
  }
  if (DISCRETION.test(half)) return manual(text, capCenti, 'discretion')
  if (/不扣分|不作扣分|免扣/u.test(half)) return aside(text, 'remark')
  if (/[得加给计记]\s*\d/u.test(half)) return manual(text, capCenti, 'gives-points')
  return manual(text, capCenti, 'no-points')
}

/** 最多扣3分 with a fault before it: anything up to that. */
function upTo(text: string, fault: string, most: number): Reading {
  const minCenti = Math.min(SMALLEST_CENTI, most)
  const { per } = countedBy(toHalfWidth(fault))
  const words = fault === '' ? text : fault
  const range = { minCenti, maxCenti: most }
  return {
    text,
    rule: { text: words, unitCenti: minCenti, per, maxCenti: most, range, manual: true },
    confidence: 'likely',
    reason: 'range',
  }
}

type Read = {
  readonly words: string
  readonly points: number
  readonly per: string | null
  readonly reason: RuleReason
}

function readAmount(text: string, half: string, amount: RegExpExecArray, capCenti: number): Reading {
  const { each, least, most, unit } = amount.groups ?? {}
  const words = trimEnds(text.slice(0, amount.index))
  const after = half.slice(amount.index + amount[0].length)
  const points = centiOf(least)
  if (points === null || points === 0) return manual(text, capCenti, 'no-points')
  const isMost = /(?:最多|最高|至多|不超过)$/u.test(words) || /^\s*(?:以内|以下|之内)/u.test(after)
  if (isMost)
    return points > capCenti
      ? manual(text, capCenti, 'exceeds-item')
      : upTo(text, trimEnds(words.replace(/(?:最多|最高|至多|不超过)$/u, '')), points)
  if (/^\s*(?:以上|起|左右|多)/u.test(after)) return manual(text, capCenti, 'open-end', points)
  const counted = countedBy(toHalfWidth(words))
  if (most !== undefined) return readRange(text, { words, points, ...counted }, centiOf(most), unit, capCenti)
  if (unit !== undefined) {
    const isDoubled = counted.per !== null && counted.per !== unit
    return checked(text, { words, points, per: unit, reason: isDoubled ? 'several-units' : '' }, capCenti)
  }
  if (each !== undefined) return checked(text, { words, points, per: '项', reason: 'each-of-list' }, capCenti)
  const cap = CAP.exec(after)
  const rest = trimEnds(after.replace(cap?.[0] ?? '', '').replace(/扣完为止|[()]|本项|该项/gu, ''))
  const reading = checked(text, { words, points, ...counted }, capCenti)
  return rest === '' || reading.confidence !== 'certain'
    ? reading
    : { ...reading, confidence: 'likely', reason: 'residue' }
}

function readRange(
  text: string,
  { words, points, per }: Read,
  most: number | null,
  unit: string | undefined,
  capCenti: number,
): Reading {
  if (most === null || most < points) return manual(text, capCenti, 'no-points')
  if (most > capCenti) return manual(text, capCenti, 'exceeds-item')
  const range = { minCenti: points, maxCenti: most }
  const rule = {
    text: words === '' ? text : words,
    unitCenti: points,
    per: unit ?? per,
    maxCenti: capCenti,
    range,
  }
  return { text, rule, confidence: 'likely', reason: 'range' }
}

/** The last doubts, the same for every form. */
function checked(text: string, { words, points, per, reason }: Read, capCenti: number): Reading {
  if (points <= 0) return manual(text, capCenti, 'no-points')
  if (points > capCenti) return manual(text, capCenti, 'exceeds-item')
  if (reason === 'unknown-unit' || reason === 'every-several') return manual(text, capCenti, reason, points)
  const fault = trimEnds(words)
  const rule = { text: fault === '' ? text : fault, unitCenti: points, per, maxCenti: capCenti }
  if (fault === '' && reason === '') return { text, rule, confidence: 'likely', reason: 'no-fault' }
  return { text, rule, confidence: reason === '' ? 'certain' : 'likely', reason }
}
