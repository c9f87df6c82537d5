/**
 * Where everything of the drawn calendar goes, in CSS pixels: month scale and days off, the steps with their
 * labels in as few rows as fit, claimed time, and one bar a term. Knows nothing of SVG. Pure.
 */
import { workingDaysBetween, type WorkCalendar } from '@shared/domain/law/calendar'
import type { LawResult } from '@shared/domain/law/check-law'
import { addDays, daysBetween } from '@shared/domain/law/days'
import { drawDays, type DrawnDay, type Timeline, type TimelineWindow } from '@shared/domain/law/timeline'
import { statusText } from '@shared/domain/law/explain'
import type { FactSheet } from '@shared/domain/law/fact-sheet'

export type Box = { readonly x: number; readonly width: number }
export type Month = Box & { readonly label: string }
export type OffRun = Box & {
  readonly kind: 'weekend' | 'holiday' | 'makeup'
  readonly from: string
  readonly to: string
}
export type Step = {
  readonly key: string
  readonly x: number
  readonly labelX: number
  readonly row: number
  readonly text: string
  readonly day: string
  readonly isOutOfOrder: boolean
}
export type ClaimBand = Box & { readonly text: string; readonly kind: 'excluded' | 'extension' }
export type Bar = {
  readonly ruleId: string
  readonly title: string
  /** `超期2日 · 至2024-12-09` */
  readonly note: string
  readonly status: LawResult['status']
  readonly window: Box
  readonly shift: Box | null
  readonly late: Box | null
  /** The window begins or ends outside of what is drawn. */
  readonly isCut: { readonly left: boolean; readonly right: boolean }
  readonly spoken: string
}
export type Drawing = {
  readonly widthPx: number
  readonly firstDay: string
  readonly lastDay: string
  readonly months: readonly Month[]
  readonly off: readonly OffRun[]
  readonly steps: readonly Step[]
  readonly stepRows: number
  readonly claims: readonly ClaimBand[]
  readonly bars: readonly Bar[]
}

export const LABEL_PX = 12
/** Days kept free on both sides, and how far a term may run past the last step before it is cut. */
const MARGIN_DAYS = 3
const TAIL_DAYS = 60
/** Narrower days are not drawn one by one: only long holidays are. */
const DAY_PX_FOR_WEEKENDS = 2.2
const MIN_BAR_PX = 3

/** Chinese takes the full size, Latin and digits a little more than half. */
export const textWidth = (text: string, sizePx: number): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? sizePx : sizePx * 0.58), 0)

/** Cut with an ellipsis to what fits. */
export function fitText(text: string, widthPx: number, sizePx: number): string {
  if (textWidth(text, sizePx) <= widthPx) return text
  const chars = [...text]
  while (chars.length > 0 && textWidth(`${chars.join('')}…`, sizePx) > widthPx) chars.pop()
  return chars.length === 0 ? '' : `${chars.join('')}…`
}

type Scale = {
  readonly x: (day: string) => number
  readonly dayPx: number
  readonly first: string
  readonly last: string
}

/** From the first step to the last, with the ends of terms that lie near: a term of years would squeeze the rest. */
function rangeOf(
  { events, windows, spans }: Timeline,
  lateEnds: readonly string[],
): readonly [string, string] {
  const steps = [...events.map(({ day }) => day), ...lateEnds].sort()
  const first = steps[0] ?? ''
  const last = steps.at(-1) ?? first
  const limit = addDays(last, TAIL_DAYS)
  const ends = [...windows.map(({ dueOn }) => dueOn), ...spans.map(({ to }) => to)].filter(
    (day) => day <= limit,
  )
  return [addDays(first, -MARGIN_DAYS), addDays([last, ...ends].sort().at(-1) ?? last, MARGIN_DAYS)]
}

export type LayoutInput = {
  readonly timeline: Timeline
  readonly results: readonly LawResult[]
  readonly facts: FactSheet['facts']
  readonly calendars: readonly WorkCalendar[]
  readonly widthPx: number
}

export function layOutTimeline({ timeline, results, facts, calendars, widthPx }: LayoutInput): Drawing {
  const byRule = new Map(results.map((result) => [result.ruleId, result]))
  const lateOf = new Map(results.flatMap((result) => lateEnd(result, facts, calendars)))
  const [first, last] = rangeOf(timeline, [...lateOf.values()])
  const dayPx = widthPx / Math.max(1, daysBetween(first, last) + 1)
  const scale: Scale = { first, last, dayPx, x: (day) => daysBetween(first, day) * dayPx }
  const { steps, rows } = placeSteps(timeline, scale, widthPx)
  return {
    ...{ widthPx, firstDay: first, lastDay: last, steps, stepRows: rows },
    months: monthsOf(scale),
    off: offRuns(drawDays(first, last, calendars), scale),
    claims: timeline.spans.map(({ from, to, reason, kind }) => {
      const box = clip(from, to, scale)
      const name = kind === 'excluded' ? '扣除' : '延长'
      return {
        x: box.x,
        width: box.width,
        kind,
        text: `${name}${reason === '' ? '' : ` ${reason}`} ${daysBetween(from, to) + 1}日`,
      }
    }),
    bars: timeline.windows.flatMap((window) => {
      const result = byRule.get(window.ruleId)
      return result === undefined ? [] : [barOf(window, result, lateOf.get(window.ruleId) ?? null, scale)]
    }),
  }
}

/** The day that came too late: of the facts used, the one that lies as far behind the end as was counted. */
function lateEnd(
  result: LawResult,
  facts: FactSheet['facts'],
  calendars: readonly WorkCalendar[],
): readonly (readonly [string, string])[] {
  const { status, dueOn, factsUsed, days, unit, ruleId } = result
  if (status !== '超期' || dueOn === null) return []
  const due = dueOn.slice(0, 10)
  const later = factsUsed
    .flatMap((key) => {
      const value = facts[key]?.value
      return value?.kind === 'date' || value?.kind === 'datetime' ? [value.value.slice(0, 10)] : []
    })
    .filter((day) => day >= due)
    .sort()
  const over = (day: string): number =>
    unit === 'work' ? workingDaysBetween(due, day, calendars) : daysBetween(due, day)
  const end = later.find((day) => over(day) === days) ?? later.at(-1)
  return end === undefined ? [] : [[ruleId, end]]
}

/** Both days belong to it. */
function clip(from: string, to: string, { first, last, x, dayPx }: Scale) {
  const a = from < first ? first : from > last ? last : from
  const b = to > last ? last : to < first ? first : to
  return { x: x(a), width: Math.max(MIN_BAR_PX, x(b) + dayPx - x(a)), left: from < first, right: to > last }
}

function barOf(window: TimelineWindow, result: LawResult, lateOn: string | null, scale: Scale): Bar {
  const { ruleId, title, status, from, dueOn, shiftedFrom } = window
  const plainEnd = shiftedFrom ?? dueOn
  const main = clip(from, plainEnd, scale)
  const shift = shiftedFrom === null ? null : clip(addDays(shiftedFrom, 1), dueOn, scale)
  const isLate = lateOn !== null && lateOn > dueOn
  const late = isLate ? clip(addDays(dueOn, 1), lateOn, scale) : null
  const box = ({ x, width }: Box): Box => ({ x, width })
  const verdict = statusText(result)
  const moved = shiftedFrom === null ? '' : `（由${shiftedFrom}顺延）`
  const term = `自${from}至${dueOn}${moved}`
  return {
    ...{ ruleId, title, status },
    note: `${verdict} · 至${dueOn}`,
    window: box(main),
    shift: shift === null ? null : box(shift),
    late: late === null ? null : box(late),
    isCut: { left: main.left, right: main.right },
    spoken: `${ruleId} ${title}：${verdict}，${term}${isLate ? `，实际${lateOn}` : ''}`,
  }
}

function monthsOf({ first, last, x, dayPx }: Scale): readonly Month[] {
  const months: Month[] = []
  let day = first
  while (day <= last) {
    const [year = '', month = ''] = day.split('-')
    const next = addDays(`${year}-${month}-28`, 4).slice(0, 7) + '-01'
    const end = next > last ? addDays(last, 1) : next
    const box = { x: x(day), width: daysBetween(day, end) * dayPx }
    // The year stands at the first month with room for it, and at each January.
    const needsYear = month === '01' || !months.some(({ label }) => label.includes('年'))
    months.push({ ...box, label: fitMonth(needsYear ? `${year}年` : '', `${Number(month)}月`, box.width) })
    day = end
  }
  return months
}

function fitMonth(year: string, month: string, widthPx: number): string {
  const labels = [`${year}${month}`, month, month.slice(0, -1)]
  return labels.find((label) => textWidth(label, LABEL_PX) + 4 <= widthPx) ?? ''
}

const LONG_HOLIDAY_DAYS = 3

function offRuns(days: readonly DrawnDay[], { x, dayPx }: Scale): readonly OffRun[] {
  const runs: { kind: OffRun['kind']; from: string; to: string }[] = []
  for (const { day, kind } of days) {
    if (kind === 'work') continue
    const open = runs.at(-1)
    if (open && open.kind === kind && addDays(open.to, 1) === day) open.to = day
    else runs.push({ kind, from: day, to: day })
  }
  return runs
    .filter(
      ({ kind, from, to }) =>
        dayPx >= DAY_PX_FOR_WEEKENDS ||
        (kind === 'holiday' && daysBetween(from, to) + 1 >= LONG_HOLIDAY_DAYS),
    )
    .map((run) => ({ ...run, x: x(run.from), width: (daysBetween(run.from, run.to) + 1) * dayPx }))
}

const GAP_PX = 6

/** Each label takes the first row with room, moved left where it would leave the drawing. */
function placeSteps({ events }: Timeline, scale: Scale, widthPx: number) {
  const ends: number[] = []
  const inOrder = events.toSorted((a, b) => a.day.localeCompare(b.day))
  const steps = inOrder.map(({ key, label, day, isOutOfOrder }): Step => {
    const text = `${isOutOfOrder ? '！' : ''}${shortLabel(label)} ${Number(day.slice(5, 7))}-${Number(day.slice(8))}`
    const width = textWidth(text, LABEL_PX)
    const x = scale.x(day) + scale.dayPx / 2
    const labelX = Math.max(0, Math.min(x - 2, widthPx - width))
    const free = ends.findIndex((end) => end + GAP_PX <= labelX)
    const row = free === -1 ? ends.length : free
    ends[row] = labelX + width
    return { key, x, labelX, row, text, day, isOutOfOrder }
  })
  return { steps, rows: ends.length }
}

/** 立案日期 → 立案: the date stands beside it. */
const shortLabel = (label: string): string => label.replace(/日期$|时间$/, '')
