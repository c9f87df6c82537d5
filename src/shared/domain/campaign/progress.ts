/** 进度: where every file of a campaign stands, when its step is due, and what the units come out at. Pure. */
import { due } from '../law/calendar'
import type { WorkCalendar } from '../law/calendar'
import { meanTenths } from '../scoring/rescale'
import { chinaDay } from '@shared/lib/china-day'
import { groupBy } from '@shared/lib/group-by'
import { DEFAULT_TERMS, type CampaignPlan, type CampaignTerms } from './campaign'
import { byUnitAndNumber, compareText } from './clean-text'
import { EntryState, type CampaignEntry } from './entry'

export type DueState = 'none' | 'in-time' | 'soon' | 'overdue'

export type ProgressRow = {
  readonly entry: CampaignEntry
  /** Reviewers of the first round; empty strings where nobody is. */
  readonly reviewerNames: readonly string[]
  readonly personIds: readonly string[]
  readonly leaderName: string
  readonly scoreTenths: number | null
  readonly grade: string
  readonly hasVeto: boolean
  readonly dueOn: string | null
  readonly dueState: DueState
  /** The paper file is out and not back yet. */
  readonly isOut: boolean
}

const SOON_DAYS = 1

function startOfState(entry: CampaignEntry, states: readonly EntryState[]): string | null {
  const step = entry.steps.find(({ to }) => states.includes(to))
  return step ? chinaDay(step.at) : null
}

/** The last time it came into this state: a failed re-inspection sends it back to 整改. */
function lastInto(entry: CampaignEntry): string | null {
  const step = entry.steps.findLast(({ to }) => to === entry.state)
  return step ? chinaDay(step.at) : null
}

/** The last day of the step a file is in; null where no term runs. Objections count working days. */
export function dueDay(
  entry: CampaignEntry,
  terms: CampaignTerms,
  calendars: readonly WorkCalendar[],
): string | null {
  const after = (start: string | null, days: number, unit: 'cal' | 'work' = 'cal'): string | null =>
    start === null ? null : due(start, days, unit, calendars).dueOn
  switch (entry.state) {
    case 'lent':
    case 'reviewing':
      // From the day the paper came; a file nobody lent out counts from its first review.
      return after(startOfState(entry, ['lent', 'reviewing']), terms.firstReview)
    case 'reviewed':
    case 'panel':
      return after(lastInto(entry), terms.panel)
    case 'recheck':
      return after(lastInto(entry), terms.recheck)
    case 'fed-back':
      return entry.feedback === null || entry.feedback.waivedOn !== null
        ? null
        : entry.feedback.objectionDueOn
    case 'objected':
      return after(entry.objections.at(-1)?.on ?? null, terms.objectionAnswer, 'work')
    case 'rectifying':
      return entry.rectification?.dueOn ?? null
    case 'reinspecting':
      return after(entry.rectification?.reports.at(-1)?.on ?? null, terms.reinspect)
    case 'drawn':
    case 'agreed':
    case 'final':
    case 'announced':
    case 'closed':
    case 'transferred':
      return null
  }
}

function dueStateOf(dueOn: string | null, today: string): DueState {
  if (dueOn === null) return 'none'
  if (dueOn < today) return 'overdue'
  return Date.parse(dueOn) - Date.parse(today) <= SOON_DAYS * 86_400_000 ? 'soon' : 'in-time'
}

export const isOut = ({ handovers }: Pick<CampaignEntry, 'handovers'>): boolean =>
  handovers.at(-1)?.direction === 'out'

export type ProgressInput = {
  readonly entries: readonly CampaignEntry[]
  readonly plan: CampaignPlan | null
  readonly nameOf: (personId: string) => string
  readonly calendars: readonly WorkCalendar[]
  /** `YYYY-MM-DD` in Beijing. */
  readonly today: string
}

/** By unit, then number. */
export function progressRows(input: ProgressInput): readonly ProgressRow[] {
  const terms = input.plan?.terms ?? DEFAULT_TERMS
  return input.entries.toSorted(byUnitAndNumber).map((entry) => {
    const { assignment, outcome } = entry
    const reviewers = assignment ? [assignment.reviewerA, assignment.reviewerB] : []
    const reviewerIds = reviewers.filter((id) => id !== null)
    const leader = assignment?.leader ?? null
    const dueOn = dueDay(entry, terms, input.calendars)
    return {
      entry,
      reviewerNames: reviewerIds.map(input.nameOf),
      personIds: leader === null ? reviewerIds : [...reviewerIds, leader],
      leaderName: leader === null ? '' : input.nameOf(leader),
      scoreTenths: outcome?.scoreTenths ?? null,
      grade: outcome?.grade ?? '',
      hasVeto: (outcome?.vetoItemIds.length ?? 0) > 0,
      dueOn,
      dueState: dueStateOf(dueOn, input.today),
      isOut: isOut(entry),
    }
  })
}

export type StateCount = { readonly state: EntryState; readonly count: number }

/** In the order of the steps; states nobody is in are left out. */
export const countStates = (entries: readonly CampaignEntry[]): readonly StateCount[] =>
  EntryState.options.flatMap((state) => {
    const count = entries.filter((entry) => entry.state === state).length
    return count === 0 ? [] : [{ state, count }]
  })

export type ProgressFilter = {
  readonly unit: string | null
  readonly state: EntryState | null
  readonly personId: string | null
  readonly isOverdueOnly: boolean
}

export const filterProgress = (
  rows: readonly ProgressRow[],
  filter: ProgressFilter,
): readonly ProgressRow[] =>
  rows.filter(
    ({ entry, personIds, dueState }) =>
      (filter.unit === null || entry.listed.unit === filter.unit) &&
      (filter.state === null || entry.state === filter.state) &&
      (filter.personId === null || personIds.includes(filter.personId)) &&
      (!filter.isOverdueOnly || dueState === 'overdue'),
  )

export type UnitResult = {
  readonly unit: string
  readonly files: number
  /** Files with a result so far. */
  readonly judged: number
  readonly byGrade: ReadonlyMap<string, number>
  readonly vetoed: number
  /** Mean of the files with a score, one decimal, half up. */
  readonly meanTenths: number | null
}

export type UnitResults = {
  readonly units: readonly UnitResult[]
  /** All units together; its mean is the mean of the files. */
  readonly all: UnitResult
  /** Grades that occur, best first as far as the names are known. */
  readonly grades: readonly string[]
}

const GRADE_ORDER = ['优秀', '良好', '合格', '不合格']
const gradeRank = (grade: string): number => {
  const rank = GRADE_ORDER.indexOf(grade)
  return rank < 0 ? GRADE_ORDER.length : rank
}

function resultOf(unit: string, rows: readonly ProgressRow[]): UnitResult {
  const judged = rows.filter(({ entry }) => entry.outcome !== null)
  const byGrade = new Map(
    [...groupBy(judged, ({ grade }) => grade)].map(([grade, own]) => [grade, own.length]),
  )
  return {
    unit,
    files: rows.length,
    judged: judged.length,
    byGrade,
    vetoed: judged.filter(({ hasVeto }) => hasVeto).length,
    meanTenths: meanTenths(judged.map(({ scoreTenths }) => scoreTenths)),
  }
}

/** Best mean first; units without a result last, by name. */
export function unitResults(rows: readonly ProgressRow[]): UnitResults {
  const units = [...groupBy(rows, ({ entry }) => entry.listed.unit)]
    .map(([unit, own]) => resultOf(unit, own))
    .toSorted((a, b) => (b.meanTenths ?? -1) - (a.meanTenths ?? -1) || compareText(a.unit, b.unit))
  const all = resultOf('合计', rows)
  const grades = [...all.byGrade.keys()].toSorted((a, b) => gradeRank(a) - gradeRank(b) || compareText(a, b))
  return { units, all, grades }
}
