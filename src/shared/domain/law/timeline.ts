/**
 * What the drawn calendar shows: the steps of the proceedings on a line of days, the window each rule leaves,
 * and the time claimed as excluded. Positions are whole days from the first day of the drawing.
 */
import type { CaseType } from '../case-file/case-file'
import { DayBook, type WorkCalendar } from './calendar'
import type { LawResult } from './check-law'
import { addDays, daysBetween, isWeekend } from './days'
import { FactReader } from './fact-reader'
import type { FactSheet } from './fact-sheet'
import { factLabel, type KnownFact } from './facts'
import type { LawStatus } from './rules/rule'

export type TimelineEvent = {
  readonly key: KnownFact
  readonly label: string
  readonly day: string
  readonly at: number
  /** Earlier than the step before it in the order of the proceedings. */
  readonly isOutOfOrder: boolean
}

export type TimelineWindow = {
  readonly ruleId: string
  readonly title: string
  readonly status: LawStatus
  readonly from: string
  readonly dueOn: string
  readonly fromAt: number
  readonly dueAt: number
  readonly shiftedFrom: string | null
  /** Windows of one lane do not overlap. */
  readonly lane: number
}

export type TimelineSpan = {
  readonly from: string
  readonly to: string
  readonly fromAt: number
  readonly toAt: number
  readonly reason: string
  readonly document: string
  readonly kind: 'excluded' | 'extension'
}

export type Timeline = {
  readonly firstDay: string
  readonly lastDay: string
  /** Days from the first to the last. */
  readonly length: number
  readonly events: readonly TimelineEvent[]
  readonly windows: readonly TimelineWindow[]
  readonly lanes: number
  readonly spans: readonly TimelineSpan[]
}

const STEPS: Readonly<Record<CaseType, readonly KnownFact[]>> = {
  处罚普通: [
    ...([
      'clue.date',
      'filing.date',
      'investigation.start',
      'registration.start',
      'registration.disposed',
    ] as const),
    ...([
      'investigation.end',
      'notice.served',
      'hearing.notice-served',
      'hearing.date',
      'review.date',
    ] as const),
    ...(['discussion.date', 'approval.date', 'decision.date', 'service.date', 'payment.date'] as const),
    ...(['demand.served', 'court.applied', 'closing.date', 'archive.date'] as const),
  ],
  处罚简易: ['discovery.date', 'decision.date', 'service.date', 'cash.collected', 'cash.agency', 'cash.bank'],
  许可: [
    ...([
      'apply.received',
      'correction.told',
      'accept.date',
      'test.assigned',
      'licence.hearing-told',
    ] as const),
    ...(['hearing.requested-on', 'hearing.notice-served', 'hearing.date', 'decision.date'] as const),
    'certificate.issued',
  ],
  强制: [
    ...([
      'measure.approved-at',
      'measure.start',
      'measure.extended-on',
      'measure.disposed',
      'measure.end',
    ] as const),
    ...(['freeze.start', 'freeze.delivered', 'freeze.end', 'demand.served', 'execution.decided'] as const),
    ...(['execution.at', 'demolition.announced', 'demolition.executed', 'substitute.demanded'] as const),
    ...(['substitute.executed', 'court.applied'] as const),
  ],
  检查: ['inspection.approved', 'inspection.notified', 'inspection.date', 'inspection.told'],
}

/** Steps that are side branches: never out of order, and no measure for the next. */
const BRANCHES: ReadonlySet<KnownFact> = new Set([
  ...(['registration.start', 'registration.disposed', 'hearing.notice-served', 'review.date'] as const),
  ...([
    'measure.approved-at',
    'freeze.start',
    'freeze.delivered',
    'freeze.end',
    'licence.hearing-told',
  ] as const),
  ...(['demand.served', 'court.applied', 'test.assigned'] as const),
])

/** Null while no step has a date. */
export function buildTimeline(
  facts: FactSheet['facts'],
  results: readonly LawResult[],
  caseType: CaseType,
): Timeline | null {
  const read = new FactReader(facts)
  const steps = STEPS[caseType].flatMap((key) => {
    const day = read.lookDay(key)
    return day === null ? [] : [{ key, day }]
  })
  const open = results.flatMap((result) => {
    const { from, dueOn, status } = result
    return from === null || dueOn === null || status === '不适用'
      ? []
      : [{ result, from, dueOn: dueOn.slice(0, 10) }]
  })
  const spans = readSpans(read)
  if (steps.length === 0) return null
  const days = [
    ...steps.map((step) => step.day),
    ...open.flatMap((each) => [each.from.slice(0, 10), each.dueOn]),
    ...spans.flatMap((span) => [span.from, span.to]),
  ].sort()
  const firstDay = days[0] ?? ''
  const lastDay = days.at(-1) ?? firstDay
  const at = (day: string): number => daysBetween(firstDay, day)
  const windows = layWindows(open, at)
  return {
    ...{ firstDay, lastDay, length: at(lastDay) },
    events: placeEvents(steps, at),
    windows,
    lanes: windows.reduce((most, window) => Math.max(most, window.lane + 1), 0),
    spans: spans.map((span) => ({ ...span, fromAt: at(span.from), toAt: at(span.to) })),
  }
}

function placeEvents(
  steps: readonly { readonly key: KnownFact; readonly day: string }[],
  at: (day: string) => number,
): readonly TimelineEvent[] {
  let latest = ''
  return steps.map(({ key, day }) => {
    const isBranch = BRANCHES.has(key)
    const isOutOfOrder = !isBranch && day < latest
    if (!isBranch && day > latest) latest = day
    return { key, label: factLabel(key), day, at: at(day), isOutOfOrder }
  })
}

type Open = { readonly result: LawResult; readonly from: string; readonly dueOn: string }

/** Each window takes the first lane that is free, in the order of their first days. */
function layWindows(open: readonly Open[], at: (day: string) => number): readonly TimelineWindow[] {
  const ends: number[] = []
  const byStart = [...open].sort(
    (a, b) =>
      a.from.localeCompare(b.from) ||
      a.dueOn.localeCompare(b.dueOn) ||
      a.result.ruleId.localeCompare(b.result.ruleId),
  )
  return byStart.map(({ result, from, dueOn }) => {
    const fromAt = at(from)
    const dueAt = at(dueOn)
    const free = ends.findIndex((end) => end < fromAt)
    const lane = free === -1 ? ends.length : free
    ends[lane] = dueAt
    const { ruleId, title, status, shiftedFrom } = result
    return { ruleId, title, status, from: from.slice(0, 10), dueOn, fromAt, dueAt, shiftedFrom, lane }
  })
}

function readSpans(read: FactReader): readonly Omit<TimelineSpan, 'fromAt' | 'toAt'>[] {
  const of = (key: KnownFact, kind: TimelineSpan['kind']) =>
    (read.look(key, 'spans') ?? []).map((span) => ({ ...span, kind }))
  return [
    ...of('decision.excluded', 'excluded'),
    ...of('decision.extensions', 'extension'),
    ...of('licence.excluded', 'excluded'),
    ...of('measure.test', 'excluded'),
  ]
}

export type DrawnDay = {
  readonly day: string
  /** makeup: a weekend day worked; holiday: named by the notice. */
  readonly kind: 'work' | 'makeup' | 'weekend' | 'holiday'
  readonly isCounted: boolean
}

/** Every day of the drawing with its kind, the counted ones of one result marked. */
export function drawDays(
  firstDay: string,
  lastDay: string,
  calendars: readonly WorkCalendar[],
  counted: readonly string[] = [],
): readonly DrawnDay[] {
  const book = new DayBook(calendars)
  const marked = new Set(counted)
  const length = Math.max(0, daysBetween(firstDay, lastDay) + 1)
  return Array.from({ length }, (_, index) => {
    const day = addDays(firstDay, index)
    const works = book.isWorkingDay(day)
    const kind = works ? (isWeekend(day) ? 'makeup' : 'work') : book.isHoliday(day) ? 'holiday' : 'weekend'
    return { day, kind, isCounted: marked.has(day) }
  })
}
