/**
 * Cuts the 扣分规则 column of a standard into one-key presets: `缺身份证明扣2；每处不一致扣0.5` gives two.
 * The wording stays the standard's own; a part that names no points is refused rather than guessed.
 */
import { parseDecimalToCenti } from '@shared/lib/decimal'
import { ok, refuse, type Result } from '@shared/lib/result'
import type { DeductionRule } from './standard'

const PART = /^(.+)扣(\d+(?:\.\d+)?)$/
/** `每处…`, `每缺一要素`, `每缺或错一项`, `…缺一处`: once per the captured unit. Anything else happens once. */
const PER = /每(?:缺或错一|缺一)?(要素|处|份|项|人)|缺一(处|份|项)/

/**
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
    const [, perEach, perMissing] = PER.exec(text) ?? []
    rules.push({
      id: `${itemId}-r${rules.length + 1}`,
      text,
      unitCenti: unit.value,
      per: perEach ?? perMissing ?? null,
      maxCenti: capCenti,
    })
  }
  return ok(rules)
}
