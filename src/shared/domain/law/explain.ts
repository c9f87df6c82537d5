/**
 * The sentences of a judgement: which day counts, how far was counted, by what it was missed. Chinese, for the
 * reviewer and, copied into a finding, for the unit; every number in them comes from the judgement itself.
 */
import type { Due, TermUnit } from './calendar'
import { factLabel, findFact, type KnownFact } from './facts'

export const chineseDay = (day: string): string => {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const chineseMinute = (minute: string): string => {
  const [hour, min] = minute.slice(11).split(':')
  return `${chineseDay(minute)}${Number(hour)}时${min}分`
}

const moment = (value: string): string => (value.includes('T') ? chineseMinute(value) : chineseDay(value))

export const chineseYuan = (fen: number): string => {
  const yuan = Math.floor(fen / 100).toString()
  const rest = fen % 100
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}元`
}

const UNITS: Readonly<Record<TermUnit, string>> = { work: '个工作日', cal: '日', month: '个月', hour: '小时' }
export const termText = (n: number, unit: TermUnit): string => `${n}${UNITS[unit]}`

const named = (key: string): string => `“${factLabel(key)}”`

export const say = {
  runs: (from: string, start: string, n: number, unit: TermUnit, due: Due): string =>
    `自${named(from)}${moment(start)}起算，期限${termText(n, unit)}` +
    `${unit === 'hour' ? '' : '（开始当日不计）'}，至${moment(due.dueOn)}届满。`,
  shifted: (due: Due): string =>
    due.shiftedFrom === null
      ? ''
      : `原最后一日${chineseDay(due.shiftedFrom)}是休息日，顺延至${chineseDay(due.dueOn)}。`,
  inTime: (to: string, event: string): string => `${named(to)}为${moment(event)}，在期限内。`,
  lastDay: (to: string, event: string): string =>
    `${named(to)}为${moment(event)}，距届满不足一日，请核对原件日期。`,
  onlyByShift: (to: string, event: string): string =>
    `${named(to)}为${moment(event)}，仅因最后一日是休息日顺延才在期限内。`,
  over: (to: string, event: string, days: number, unit: TermUnit): string =>
    `${named(to)}为${moment(event)}，超期${unit === 'work' ? `${days}个工作日` : `${days}日`}。`,
  overUnshifted: (days: number): string => `不计顺延的，超期${days}日。`,
  overHours: (to: string, event: string, hours: number): string =>
    `${named(to)}为${chineseMinute(event)}，超过${hours}小时。`,
  wholeHours: (minute: string): string =>
    `如按开始之时不计、自下一整点起算，届满时间为${chineseMinute(minute)}，请结合记载认定。`,
  notEntered: (key: string): string => `没有录入${named(key)}。`,
  assumedNot: (key: string): string => `没有录入${named(key)}，按未发生处理，本条不适用；已发生的，请录入。`,
  answered: (key: string, yes: boolean): string => `${named(key)}为“${yes ? '是' : '否'}”。`,
  flagWrong: (key: string, yes: boolean): string => `${named(key)}为“${yes ? '是' : '否'}”，不符合要求。`,
  chosen: (key: string, option: string): string => `${named(key)}为“${option}”。`,
  notApplicable: (key: string): string => `按已录入的${named(key)}，本条不适用。`,
  ordered: (first: string, a: string, then: string, b: string): string =>
    `${named(first)}${moment(a)}，${named(then)}${moment(b)}，先后相合。`,
  reversed: (first: string, a: string, then: string, b: string): string =>
    `${named(then)}${moment(b)}早于${named(first)}${moment(a)}，先后倒置。`,
  sameDay: (first: string, then: string, day: string): string =>
    `${named(first)}与${named(then)}同为${chineseDay(day)}，应当在后的没有在后。`,
  tooSoon: (to: string, event: string, due: string, strict: boolean): string =>
    `${named(to)}为${moment(event)}，${strict ? '应当晚于' : '应当不早于'}${moment(due)}。`,
  waited: (to: string, event: string): string => `${named(to)}为${moment(event)}，已等足期限。`,
  count: (key: string, value: number, n: number, ok: boolean): string =>
    `${named(key)}为${value}，${ok ? '符合要求' : `应当为${n}`}。`,
  atLeast: (key: string, value: number, n: number, ok: boolean): string =>
    `${named(key)}为${value}，${ok ? `不少于${n}` : `少于${n}`}。`,
  ifClaimsHold: (dueOn: string): string =>
    `所主张的扣除、延长全部成立的，至${chineseDay(dueOn)}届满，成立与否须人工认定。`,
  missingYear: (years: readonly number[]): string =>
    `${years.join('、')}年的节假日安排没有录入，仅按周末推算，请录入后重新核对。`,
} as const

/** 超期2日, 超期1个工作日, 超期0.5小时; otherwise the bare status. */
/** 缺日期 is the class of everything that cannot be judged yet; what lacks is not always a date. */
const lacksOnlyDates = (missing: readonly KnownFact[]): boolean =>
  missing.every((key) => ['date', 'datetime'].includes(findFact(key)?.kind ?? ''))

export function statusText(result: {
  readonly status: string
  readonly missingFacts: readonly KnownFact[]
  readonly days: number
  readonly hours: number | null
  readonly unit: TermUnit | null
}): string {
  if (result.status === '缺日期') return lacksOnlyDates(result.missingFacts) ? '缺日期' : '缺事实'
  if (result.status !== '超期') return result.status
  if (result.hours !== null) return `超期${result.hours}小时`
  return `超期${result.days}${result.unit === 'work' ? '个工作日' : '日'}`
}
