/** The papers and matters of a year by kind, by month and by unit. */
import { yearOf } from '../law/days'
import { duesOfPaper } from './clocks'
import { issuedIn, type Counting } from './figures'
import { isCluePaper } from './access'
import { isEnded, type Paper } from './progress'

export type KindCount = {
  readonly kindId: string
  readonly title: string
  readonly value: number
  readonly before: number
}

export type MonthCount = {
  /** 1 to 12 */
  readonly month: number
  readonly matters: number
  readonly papers: number
  readonly byKind: Readonly<Record<string, number>>
}

export type UnitCount = {
  readonly unit: string
  readonly matters: number
  readonly papers: number
  readonly byKind: Readonly<Record<string, number>>
  readonly open: number
  readonly overdue: number
  readonly revoked: number
}

/** Every kind that went out in this year or the one before, in the order of the kinds, the office's own after them. */
export function countByKind(
  { documents }: Pick<Counting, 'documents'>,
  kindOrder: readonly string[],
  year: number,
): readonly KindCount[] {
  const [now, last] = [issuedIn(documents, year), issuedIn(documents, year - 1)]
  const titles = new Map([...last, ...now].map(({ kindId, kind }) => [kindId, kind.title]))
  const rank = (kindId: string): number => {
    const index = kindOrder.indexOf(kindId)
    return index < 0 ? kindOrder.length : index
  }
  return [...titles]
    .map(([kindId, title]) => ({
      ...{ kindId, title },
      value: now.filter((paper) => paper.kindId === kindId).length,
      before: last.filter((paper) => paper.kindId === kindId).length,
    }))
    .toSorted((a, b) => rank(a.kindId) - rank(b.kindId))
}

function byKind(papers: readonly Paper[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kindId } of papers) counts[kindId] = (counts[kindId] ?? 0) + 1
  return counts
}

const monthOf = (day: string): number => Number(day.slice(5, 7))

export function countByMonth(
  { documents, matters }: Pick<Counting, 'documents' | 'matters'>,
  year: number,
): readonly MonthCount[] {
  const papers = issuedIn(documents, year)
  const registered = matters.filter(({ facts }) => yearOf(facts.registeredOn) === year)
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const own = papers.filter(({ issuedOn }) => monthOf(issuedOn ?? '') === month)
    return {
      month,
      matters: registered.filter(({ facts }) => monthOf(facts.registeredOn) === month).length,
      papers: own.length,
      byKind: byKind(own),
    }
  })
}

/** Papers about clues are left out: they go to another body, and what is behind them is no business of this table. */
export function countByUnit(books: Counting, year: number): readonly UnitCount[] {
  const { documents, matters, calendars, today } = books
  const byId = new Map(documents.map((paper) => [paper.id, paper]))
  const find = (id: string): Paper | undefined => byId.get(id)
  const papers = issuedIn(documents, year).filter((paper) => !isCluePaper(paper, find))
  const registered = matters.filter(({ facts }) => yearOf(facts.registeredOn) === year)
  const names = new Set([
    ...papers.map(({ fields }) => fields.addressee),
    ...registered.map(({ facts }) => facts.unit),
  ])
  names.delete('')
  return [...names]
    .map((unit) => {
      const own = papers.filter(({ fields }) => fields.addressee === unit)
      const isOver = (paper: Paper): boolean =>
        duesOfPaper(paper, calendars, today, find).some(({ level }) => level === 'over')
      return {
        ...{ unit, papers: own.length, byKind: byKind(own) },
        matters: registered.filter(({ facts }) => facts.unit === unit).length,
        open: own.filter((paper) => !isEnded(paper)).length,
        overdue: own.filter(isOver).length,
        revoked: new Set(own.flatMap(({ followUp }) => followUp.closing?.revoked ?? [])).size,
      }
    })
    .toSorted((a, b) => b.papers - a.papers || b.matters - a.matters || a.unit.localeCompare(b.unit, 'zh'))
}

/** Years in which there is anything to count, latest first; the given one always. */
export function yearsOf(
  { documents, matters, clues }: Pick<Counting, 'documents' | 'matters' | 'clues'>,
  thisYear: number,
): readonly number[] {
  const days = [
    ...documents.map(({ issuedOn }) => issuedOn ?? ''),
    ...matters.map(({ facts }) => facts.registeredOn),
    ...clues.map(({ transfer }) => transfer?.on ?? ''),
  ]
  return [...new Set([thisYear, ...days.filter((day) => day !== '').map(yearOf)])].toSorted((a, b) => b - a)
}
