/** Compulsory measures and execution: terms that may be extended once, excluded test time, nights and holidays. */
import { DayBook, due } from '../calendar'
import { judgeTerm, judgeWithClaims, type Claim } from '../clock'
import { daysBetween, isWeekend } from '../days'
import { chineseDay, chineseMinute, say } from '../explain'
import type { KnownFact } from '../facts'
import { dueFacts, outcome, worst } from '../outcome'
import type { Kit, Outcome } from './rule'

type Hold = {
  readonly start: KnownFact
  readonly end: KnownFact
  readonly extended: KnownFact
  readonly test: KnownFact | null
}

const SEIZURE: Hold = {
  start: 'measure.start',
  end: 'measure.end',
  extended: 'measure.extended-on',
  test: 'measure.test',
}
const FREEZE: Hold = { start: 'freeze.start', end: 'freeze.end', extended: 'freeze.extended-on', test: null }

/** Thirty days; sixty where the head extended it within the first thirty. */
function judgeHold(kit: Kit, hold: Hold, end: KnownFact): Outcome {
  const { read } = kit
  const start = read.needDay(hold.start)
  const event = read.needDay(end)
  const extended = read.lookDay(hold.extended)
  if (start === null) return outcome('缺日期', [say.notEntered(hold.start)])
  const first = due(start, 30, 'cal', kit.calendars)
  const isExtended = extended !== null && extended <= first.dueOn
  const note =
    extended === null
      ? ''
      : isExtended
        ? `${chineseDay(extended)}批准延长三十日，最长六十日。`
        : `${chineseDay(extended)}批准延长时，三十日已于${chineseDay(first.dueOn)}届满，延长不计。`
  const claims = (hold.test === null ? [] : (read.look(hold.test, 'spans') ?? [])).map((span): Claim => {
    return { span, isExtension: false, doubt: span.document === '' ? '没有书面告知期间的文书' : null }
  })
  const term = { from: hold.start, start, to: end, event, n: isExtended ? 60 : 30, unit: 'cal' } as const
  const judged = judgeWithClaims(kit, term, claims)
  return { ...judged, sentences: [note, ...judged.sentences].filter((sentence) => sentence !== '') }
}

export const seizureTerm = (kit: Kit): Outcome => judgeHold(kit, SEIZURE, 'measure.end')
export const seizureDisposal = (kit: Kit): Outcome => judgeHold(kit, SEIZURE, 'measure.disposed')
export const freezeTerm = (kit: Kit): Outcome => judgeHold(kit, FREEZE, 'freeze.end')

export function testTimeProven(kit: Kit): Outcome {
  const spans = kit.read.need('measure.test', 'spans')
  if (spans === null) return outcome('缺日期', [say.notEntered('measure.test')])
  const bare = spans.filter((span) => span.document === '')
  if (bare.length === 0) return outcome('合规', ['检测、检验、鉴定期间均有书面告知的文书。'])
  return outcome(
    '违反',
    bare.map(
      (span) => `${chineseDay(span.from)}至${chineseDay(span.to)}的期间没有书面告知的文书，不得扣除。`,
    ),
  )
}

/** “立即”: the law gives no number; the next day is close, later is for a person to judge. */
export function releasedAtOnce(kit: Kit): Outcome {
  const cause = kit.read.needDay('measure.release-cause')
  const back = kit.read.needDay('measure.returned')
  if (cause === null || back === null) {
    return outcome('缺日期', [say.notEntered(cause === null ? 'measure.release-cause' : 'measure.returned')])
  }
  const days = daysBetween(cause, back)
  if (days < 0)
    return outcome('违反', [say.reversed('measure.release-cause', cause, 'measure.returned', back)])
  const told = `应当解除的情形出现于${chineseDay(cause)}，${chineseDay(back)}退还财物`
  if (days === 0) return outcome('合规', [`${told}，当日退还。`])
  if (days === 1) return outcome('临界', [`${told}，次日退还。`], { nearLimit: true })
  return outcome('需人工', [`${told}，相隔${days}日，是否“立即”解除并退还请人工认定。`])
}

/** 22:00 to 6:00 is the usual reading of 夜间; 行政强制法 art. 43 does not define it [K]. */
const NIGHT_FROM = '22:00'
const NIGHT_TO = '06:00'

export function noNightNoHoliday(kit: Kit): Outcome {
  const at = kit.read.need('execution.at', 'datetime')
  if (at === null) return outcome('缺日期', [say.notEntered('execution.at')])
  const book = new DayBook(kit.calendars)
  const time = at.slice(11)
  const day = at.slice(0, 10)
  const facts = { from: day }
  const told = `强制执行开始于${chineseMinute(at)}`
  if (time >= NIGHT_FROM || time < NIGHT_TO)
    return outcome('违反', [`${told}，属于夜间（22时至次日6时）。`], facts)
  if (book.isHoliday(day)) {
    return outcome('违反', [`${told}，当日是节假日。`], { ...facts, calendarVersions: book.versions })
  }
  const years = { missingYears: book.missingYears, calendarVersions: book.versions }
  if (isWeekend(day) && !book.isWorkingDay(day)) {
    return outcome('需人工', [`${told}，当日是周末，是否属于法定节假日请人工认定。`], { ...facts, ...years })
  }
  return outcome('合规', [`${told}，不在夜间和节假日。`], { ...facts, ...years })
}

/** art. 44: only after the term of the notice and the time for review and suit (six months the longer) are over. */
export function demolitionWaits(kit: Kit): Outcome {
  const { read } = kit
  const executed = read.needDay('demolition.executed')
  const served = read.needDay('demolition.decision-served')
  const termEnd = read.needDay('demolition.term-end')
  const parts: Outcome[] = []
  if (executed === null) return outcome('缺日期', [say.notEntered('demolition.executed')])
  if (termEnd === null) parts.push(outcome('缺日期', [say.notEntered('demolition.term-end')]))
  else {
    parts.push(
      executed > termEnd
        ? outcome('合规', [say.ordered('demolition.term-end', termEnd, 'demolition.executed', executed)])
        : outcome('违反', [say.tooSoon('demolition.executed', executed, termEnd, true)]),
    )
  }
  if (served === null) parts.push(outcome('缺日期', [say.notEntered('demolition.decision-served')]))
  else {
    const last = due(served, 6, 'month', kit.calendars)
    const told = say.runs('demolition.decision-served', served, 6, 'month', last)
    const ok = executed > last.dueOn
    const sentence = ok
      ? say.waited('demolition.executed', executed)
      : say.tooSoon('demolition.executed', executed, last.dueOn, true)
    parts.push(outcome(ok ? '合规' : '违反', [told, sentence], dueFacts(served, last)))
  }
  return worst(parts).outcome
}

/** art. 46: execution only when the extra fine has run for more than thirty days. */
export function extraRanThirtyDays(kit: Kit): Outcome {
  const from = kit.read.needDay('extra.from')
  const executed = kit.read.needDay('execution.at')
  if (from === null || executed === null) {
    return outcome('缺日期', [say.notEntered(from === null ? 'extra.from' : 'execution.at')])
  }
  const days = daysBetween(from, executed)
  const told = `自${chineseDay(from)}加处起至${chineseDay(executed)}执行，共${days}日`
  return days > 30
    ? outcome('合规', [`${told}，超过三十日。`])
    : outcome('违反', [`${told}，没有超过三十日。`])
}

export function extraNotOverPrincipal(kit: Kit): Outcome {
  const extra = kit.read.need('extra.amount', 'money')
  const principal = kit.read.need('fine.amount', 'money')
  if (extra === null || principal === null) {
    return outcome('缺日期', [say.notEntered(extra === null ? 'extra.amount' : 'fine.amount')])
  }
  return extra <= principal
    ? outcome('合规', ['加处罚款（滞纳金）没有超过本金。'])
    : outcome('违反', ['加处罚款（滞纳金）超过本金。'])
}

/** art. 39: three years without resuming end it. */
export function suspensionEnds(kit: Kit): Outcome {
  const start = kit.read.needDay('execution.suspended')
  const resumed = kit.read.needDay('execution.resumed')
  if (start === null) return outcome('缺日期', [say.notEntered('execution.suspended')])
  const judged = judgeTerm(kit, {
    ...{ from: 'execution.suspended', start, to: 'execution.resumed', event: resumed, n: 36, unit: 'month' },
  })
  return judged.status === '超期'
    ? { ...judged, sentences: [...judged.sentences, '中止满三年未恢复的，不再执行。'] }
    : judged
}
