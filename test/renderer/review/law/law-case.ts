/** A case for the tests: the facts of vector P-21 of the domain rules, and what surrounds them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { WorkCalendar } from '@shared/domain/law/calendar'
import { judgeCase, type LawBooks } from '@shared/domain/law/case-law'
import type { FactSheet, FactValue } from '@shared/domain/law/fact-sheet'
import { SectorFile } from '@shared/domain/law/sectors'
import type { Place } from '@shared/domain/case-file/place'
import type { Review } from '@shared/domain/review/review'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { buildChecklist, rowsOf } from '../../../../src/renderer/features/review/checklist-rows'

const RESOURCES = join(import.meta.dirname, '../../../../resources')
const json = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(RESOURCES, ...path), 'utf8'))

export const BOOKS: LawBooks = {
  calendars: readdirSync(join(RESOURCES, 'calendars')).map((name) =>
    WorkCalendar.parse(json('calendars', name)),
  ),
  sectors: SectorFile.parse(json('law', 'sectors.json')).sectors,
}
export const STANDARD = ScoringStandard.parse(json('standards', 'CF-PT-2026.2.json'))

export const FILE_ID = '11111111-1111-4111-8111-111111111111'
export const onPage = (pageIndex: number): Place => ({
  kind: 'region',
  fileId: FILE_ID,
  pageIndex,
  boxPt: [10, 10, 100, 100],
})

type Given = Readonly<Record<string, readonly [FactValue, Place?]>>

export function sheet(given: Given): FactSheet['facts'] {
  return Object.fromEntries(
    Object.entries(given).map(([key, [value, source = null]]) => [
      key,
      { value, source, note: '', enteredAt: '2026-01-01T00:00:00.000Z', enteredBy: '示例甲' },
    ]),
  )
}

export const date = (value: string): FactValue => ({ kind: 'date', value })
export const yes = (value: boolean): FactValue => ({ kind: 'yes-no', value })

export const LATE = sheet({
  'filing.date': [date('2024-09-09'), onPage(2)],
  'decision.date': [date('2024-12-11'), onPage(5)],
})

export const judge = (facts: FactSheet['facts']) => judgeCase(facts, '处罚普通', BOOKS).results

export const REVIEW: Review = {
  id: '22222222-2222-4222-8222-222222222222',
  caseId: '33333333-3333-4333-8333-333333333333',
  round: '初评',
  entryId: null,
  basedOn: [],
  standardSha256: 'a'.repeat(64),
  standardId: STANDARD.id,
  vetoStyle: 'B',
  state: 'open',
  startedAt: '2026-01-01T00:00:00.000Z',
  reviewer: '示例甲',
  reviewerId: null,
  submittedAt: null,
  result: null,
  items: {},
  findings: [],
  decisions: [],
}

export const rowsFor = (review: Review, standard: ScoringStandard = STANDARD) =>
  rowsOf(buildChecklist(standard, review, scoreReview(standard, review)))
