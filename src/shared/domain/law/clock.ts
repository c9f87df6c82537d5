/**
 * One term judged: in time, late by how much, or in time by a hair.
 * 临界 (the usual reading) is: in time only because the last day moved; or, for calendar days and months, within one
 * day of the end, since offices dispute whether the first day counts; for hours, within one hour. A term in
 * working days has no such dispute: its last day is 合规, only marked `nearLimit`.
 */
import { DayBook, due, workingDaysBetween, type Due, type TermUnit } from './calendar'
import { addDays, daysBetween, minutesBetween } from './days'
import { chineseDay, say } from './explain'
import type { Span } from './fact-sheet'
import type { KnownFact } from './facts'
import { dueFacts, outcome } from './outcome'
import type { Kit, Outcome } from './rules/rule'

export type Term = {
  readonly from: KnownFact
  readonly start: string
  readonly to: KnownFact
  readonly event: string | null
  readonly n: number
  readonly unit: TermUnit
  readonly mayPrecede?: boolean
}

export function judgeTerm(kit: Kit, term: Term): Outcome {
  const { from, start, to, event, n, unit } = term
  const last = due(start, n, unit, kit.calendars)
  const counting = [say.runs(from, start, n, unit, last), say.shifted(last)]
  const facts = { ...dueFacts(start, last), unit }
  if (event === null) return outcome('缺日期', [...counting, say.notEntered(to)], facts)
  const begin = unit === 'hour' ? start : start.slice(0, 10)
  if (event < begin && term.mayPrecede !== true) {
    return outcome('违反', [say.reversed(from, start, to, event)], facts)
  }
  if (event <= last.dueOn) return { ...inTime(term, event, last, counting), ...facts }
  return unit === 'hour' ? lateByHours(term, event, last, counting) : late(kit, term, event, last, counting)
}

function inTime(term: Term, event: string, last: Due, counting: readonly string[]): Outcome {
  const { to, unit } = term
  if (last.shiftedFrom !== null && event > last.shiftedFrom) {
    return outcome('临界', [...counting, say.onlyByShift(to, event)], { nearLimit: true })
  }
  const end = last.shiftedFrom ?? last.dueOn
  const near = unit === 'hour' ? minutesBetween(event, end) <= 60 : daysBetween(event, end) <= 1
  if (near && unit !== 'work')
    return outcome('临界', [...counting, say.lastDay(to, event)], { nearLimit: true })
  return outcome('合规', [...counting, say.inTime(to, event)], { nearLimit: near })
}

function late(kit: Kit, term: Term, event: string, last: Due, counting: readonly string[]): Outcome {
  const isWork = term.unit === 'work'
  const days = isWork
    ? Math.max(1, workingDaysBetween(last.dueOn, event, kit.calendars))
    : daysBetween(last.dueOn, event)
  const unshifted = last.shiftedFrom === null ? '' : say.overUnshifted(daysBetween(last.shiftedFrom, event))
  // The days over are counted through years of their own; one without a calendar must be said too.
  const over = isWork ? due(last.dueOn, days, 'work', kit.calendars) : last
  const missingYears = [...new Set([...last.missingYears, ...over.missingYears])].sort((a, b) => a - b)
  const facts = { ...dueFacts(term.start, last), unit: term.unit, missingYears }
  return outcome('超期', [...counting, say.over(term.to, event, days, term.unit), unshifted], {
    ...facts,
    days,
  })
}

function lateByHours(term: Term, event: string, last: Due, counting: readonly string[]): Outcome {
  const minutes = minutesBetween(last.dueOn, event)
  const total = Math.round(((term.n * 60 + minutes) / 60) * 10) / 10
  const nextHour = term.start.endsWith(':00')
    ? null
    : due(wholeHourAfter(term.start), term.n, 'hour', []).dueOn
  const other = nextHour !== null && event <= nextHour ? say.wholeHours(nextHour) : ''
  return outcome(
    '超期',
    [...counting, say.overHours(term.to, event, term.n), `自起算至该时刻共${total}小时。`, other],
    {
      ...dueFacts(term.start, last),
      unit: 'hour',
      hours: Math.round((minutes / 60) * 10) / 10,
      days: Math.floor(minutes / 1440),
    },
  )
}

const wholeHourAfter = (minute: string): string => due(`${minute.slice(0, 14)}00`, 1, 'hour', []).dueOn

export type Claim = { readonly span: Span; readonly isExtension: boolean; readonly doubt: string | null }

/**
 * A term with days claimed on top. In time without them, or late with all of them, needs no belief; in between
 * only claims without doubt count, and if they do not suffice a person decides.
 */
export function judgeWithClaims(kit: Kit, term: Term, claims: readonly Claim[]): Outcome {
  const plain = judgeTerm(kit, term)
  if (claims.length === 0 || plain.status !== '超期') return plain
  const sound = claims.filter((claim) => claim.doubt === null)
  const withSound = judgeTerm(kit, { ...term, n: term.n + claimedDays(kit, term, sound) })
  const told = claims.map((claim) => claimSentence(claim))
  if (withSound.status !== '超期') return { ...withSound, sentences: [...told, ...withSound.sentences] }
  const withAll = judgeTerm(kit, { ...term, n: term.n + claimedDays(kit, term, claims) })
  if (withAll.status === '超期') return { ...withAll, sentences: [...told, ...withAll.sentences] }
  const ifAll = withAll.dueOn === null ? '' : say.ifClaimsHold(withAll.dueOn)
  const sentences = [...plain.sentences, ...told, ifAll].filter((sentence) => sentence !== '')
  return { ...withAll, ...termOf(plain), status: '需人工', sentences }
}

/** What is drawn while a person has not decided: the term without any claim. */
const termOf = ({ dueOn, counted, shiftedFrom, from }: Outcome): Partial<Outcome> => {
  return { dueOn, counted, shiftedFrom, from, nearLimit: false }
}

/** Extensions add their length; excluded spans add each of their days after the start once, however they overlap. */
function claimedDays(kit: Kit, term: Term, claims: readonly Claim[]): number {
  const book = new DayBook(kit.calendars)
  const counts = (day: string): boolean => term.unit !== 'work' || book.isWorkingDay(day)
  const days = new Set<string>()
  let extra = 0
  for (const { span, isExtension } of claims) {
    const length = daysBetween(span.from, span.to) + 1
    const all = Array.from({ length }, (_, index) => addDays(span.from, index))
    if (isExtension) extra += all.filter(counts).length
    else
      for (const day of all) if (day > term.start && (term.event === null || day <= term.event)) days.add(day)
  }
  return extra + [...days].filter(counts).length
}

function claimSentence({ span, isExtension, doubt }: Claim): string {
  const days = daysBetween(span.from, span.to) + 1
  const what = `主张${isExtension ? '延长' : '扣除'}${chineseDay(span.from)}至${chineseDay(span.to)}共${days}日（${span.reason || '未写理由'}）`
  return doubt === null ? `${what}，凭${span.document}。` : `${what}：${doubt}。`
}
