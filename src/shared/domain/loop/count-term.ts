/**
 * One term counted to its last day, with the days it is reminded of and the sentences that explain it. Counting is
 * that of the law clocks (law/calendar.ts): the first day does not count, a last day on a rest day moves on.
 */
import { DayBook, due, type WorkCalendar } from '../law/calendar'
import { addDays, daysBetween } from '../law/days'
import { chineseDay, say, termText } from '../law/explain'
import type { Extension } from '../document/follow-up'
import type { LoopTerm } from './terms'

export type DueLevel = 'later' | 'soon' | 'today' | 'over'

export type Counted = {
  readonly startedOn: string
  readonly dueOn: string
  /** The last day before it was moved; null when it was not. */
  readonly shiftedFrom: string | null
  /** Days of reminding, ascending. */
  readonly alarms: readonly string[]
  /** Years counted by weekends alone. */
  readonly missingYears: readonly number[]
  readonly explanation: string
}

const PROVENANCE: Readonly<Record<LoopTerm['provenance'], string>> = {
  found: '有资料可查',
  knowledge: '通行做法，尚未核实',
  computed: '推算值',
  proposal: '建议值',
}

/** @param startName  what began it, as read in a sentence: 收到文书之日 */
export function countTerm(
  term: LoopTerm,
  startName: string,
  startedOn: string,
  extension: Pick<Extension, 'days'> | null,
  calendars: readonly WorkCalendar[],
): Counted {
  const unit = term.unit === 'workdays' ? 'work' : 'cal'
  const first = due(startedOn, term.days, unit, calendars)
  const last =
    extension === null
      ? first
      : unit === 'cal'
        ? due(startedOn, term.days + extension.days, 'cal', calendars)
        : due(first.dueOn, extension.days, 'cal', calendars)
  const missingYears = [...new Set([...first.missingYears, ...last.missingYears])].sort((a, b) => a - b)
  const versions = [...new Set([...first.calendarVersions, ...last.calendarVersions])]
  return {
    startedOn,
    dueOn: last.dueOn,
    shiftedFrom: last.shiftedFrom,
    alarms: alarmDays(term, last.dueOn, calendars),
    missingYears,
    explanation: [
      `${term.label}：自${startName}${chineseDay(startedOn)}起算，期限${termText(term.days, unit)}（开始当日不计）` +
        `${extension === null ? '' : `，批准延期${extension.days}日`}，至${chineseDay(last.dueOn)}届满。`,
      say.shifted(last),
      versions.length === 0 ? '' : `节假日按${versions.join('、')}计算。`,
      missingYears.length === 0 ? '' : say.missingYear(missingYears),
      sourceOf(term),
    ].join(''),
  }
}

const sourceOf = ({ setIn, provenance, isConfirmed }: LoopTerm): string =>
  `期限出自${setIn === null ? '程序默认' : `“${setIn}”的设置`}（${PROVENANCE[provenance]}，${isConfirmed ? '已确认' : '待确认'}）。`

/** Somebody must be there to be reminded: a day before falls on the working day before it, a day after on the next. */
function alarmDays({ alarms, unit }: LoopTerm, dueOn: string, calendars: readonly WorkCalendar[]) {
  const book = new DayBook(calendars)
  const move = (day: string, step: 1 | -1): string => {
    let moved = day
    while (!book.isWorkingDay(moved)) moved = addDays(moved, step)
    return moved
  }
  const days = alarms.map((offset) => {
    if (offset === 0) return dueOn
    const step = offset < 0 ? -1 : 1
    if (unit === 'days') return move(addDays(dueOn, offset), step)
    let day = dueOn
    for (let left = Math.abs(offset); left > 0; left -= 1) day = move(addDays(day, step), step)
    return day
  })
  return [...new Set(days)].sort()
}

/** How near it is: `soon` from the first day of reminding on. */
export function levelOf({ dueOn, alarms }: Pick<Counted, 'dueOn' | 'alarms'>, today: string): DueLevel {
  if (today > dueOn) return 'over'
  if (today === dueOn) return 'today'
  const [first] = alarms
  return first !== undefined && today >= first ? 'soon' : 'later'
}

/** Calendar days left; negative when it is over. */
export const daysLeft = ({ dueOn }: Pick<Counted, 'dueOn'>, today: string): number =>
  daysBetween(today, dueOn)
