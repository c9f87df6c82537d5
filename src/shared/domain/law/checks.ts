/** Runs one check of a rule, and says whether a rule or check applies at all. */
import { assertNever } from '@shared/lib/assert-never'
import { due } from './calendar'
import { judgeTerm } from './clock'
import { say } from './explain'
import type { FactReader } from './fact-reader'
import type { KnownFact } from './facts'
import { judgeOfficers } from './officers'
import { dueFacts, outcome } from './outcome'
import type { Check, Kit, Outcome, When } from './rules/rule'

/** Null: applies. Otherwise the outcome that stands instead of a judgement. */
export function whyNot(read: FactReader, conditions: readonly When[]): Outcome | null {
  for (const when of conditions) {
    const reason = unmet(read, when)
    if (reason) return reason
  }
  return null
}

function unmet(read: FactReader, when: When): Outcome | null {
  if ('present' in when) {
    return read.has(when.present) ? null : outcome('不适用', [say.assumedNot(when.present)])
  }
  if ('positive' in when) {
    const sum = read.look(when.positive, 'money')
    if (sum === null) return outcome('不适用', [say.assumedNot(when.positive)])
    return sum > 0 ? null : outcome('不适用', [say.notApplicable(when.positive)])
  }
  if ('choice' in when) {
    const option = read.look(when.choice, 'choice')
    if (option === null) return unknown(read, when.choice, when.ask)
    return when.of.includes(option) ? null : outcome('不适用', [say.notApplicable(when.choice)])
  }
  const answer = read.look(when.flag, 'yes-no')
  if (answer === null) {
    if (when.or?.some((key) => read.has(key))) return null
    return unknown(read, when.flag, when.ask)
  }
  return answer === (when.is ?? true) ? null : outcome('不适用', [say.notApplicable(when.flag)])
}

function unknown(read: FactReader, key: KnownFact, ask: boolean | undefined): Outcome {
  if (ask !== true) return outcome('不适用', [say.assumedNot(key)])
  read.ask(key)
  return outcome('缺日期', [say.notEntered(key)])
}

export function runCheck(kit: Kit, check: Check): Outcome {
  const { read } = kit
  switch (check.is) {
    case 'within':
      return within(kit, check)
    case 'wait':
      return wait(kit, check)
    case 'order':
      return order(read, check.first, check.then, check.strict ?? false)
    case 'flag': {
      const answer = read.need(check.key, 'yes-no')
      if (answer === null) return outcome('缺日期', [say.notEntered(check.key)])
      return answer === check.want
        ? outcome('合规', [say.answered(check.key, answer)])
        : outcome('违反', [say.flagWrong(check.key, answer)])
    }
    case 'at-least':
    case 'exactly': {
      const value = read.need(check.key, 'count')
      if (value === null) return outcome('缺日期', [say.notEntered(check.key)])
      const ok = check.is === 'exactly' ? value === check.n : value >= check.n
      const sentence = check.is === 'exactly' ? say.count : say.atLeast
      return outcome(ok ? '合规' : '违反', [sentence(check.key, value, check.n, ok)])
    }
    case 'officers':
      return judgeOfficers(read, check.on)
    case 'manual':
      return outcome('需人工', [check.look])
    case 'custom':
      return check.run(kit)
    default:
      return assertNever(check)
  }
}

function within(kit: Kit, check: Extract<Check, { is: 'within' }>): Outcome {
  const { from, to, n, unit } = check
  const start = unit === 'hour' ? kit.read.need(from, 'datetime') : kit.read.needDay(from)
  const event = unit === 'hour' ? kit.read.need(to, 'datetime') : kit.read.needDay(to)
  if (start === null) return outcome('缺日期', [say.notEntered(from)])
  return judgeTerm(kit, { from, start, to, event, n, unit, mayPrecede: check.mayPrecede ?? false })
}

function wait(kit: Kit, check: Extract<Check, { is: 'wait' }>): Outcome {
  const { from, to, n, unit, strict } = check
  const start = kit.read.needDay(from)
  const event = kit.read.needDay(to)
  if (start === null) return outcome('缺日期', [say.notEntered(from)])
  const last = due(start, n, unit, kit.calendars)
  const counting = [say.runs(from, start, n, unit, last), say.shifted(last)]
  const facts = dueFacts(start, last)
  if (event === null) return outcome('缺日期', [...counting, say.notEntered(to)], facts)
  const ok = strict ? event > last.dueOn : event >= last.dueOn
  const sentence = ok ? say.waited(to, event) : say.tooSoon(to, event, last.dueOn, strict)
  return outcome(ok ? '合规' : '违反', [...counting, sentence], facts)
}

/** Papers that carry a time of day are compared by the day: the other side seldom has one. */
function order(read: FactReader, first: KnownFact, then: KnownFact, strict: boolean): Outcome {
  const bothTimes = [read.look(first, 'datetime'), read.look(then, 'datetime')] as const
  const a = bothTimes[0] !== null && bothTimes[1] !== null ? bothTimes[0] : read.needDay(first)
  const b = bothTimes[0] !== null && bothTimes[1] !== null ? bothTimes[1] : read.needDay(then)
  if (a === null) return outcome('缺日期', [say.notEntered(first)])
  if (b === null) return outcome('缺日期', [say.notEntered(then)])
  if (b < a) return outcome('违反', [say.reversed(first, a, then, b)])
  if (strict && a === b) return outcome('违反', [say.sameDay(first, then, a)])
  return outcome('合规', [say.ordered(first, a, then, b)])
}
