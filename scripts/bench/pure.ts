/** Pure work done at every key: the score of a review, the search for a defect. Measured in Node, many times over. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DefectCatalogue } from '@shared/domain/defect/catalogue'
import { buildDefectIndex, searchDefects } from '@shared/domain/defect/search'
import type { Finding, Review } from '@shared/domain/review/review'
import { scoreReview } from '@shared/domain/scoring/score-review'
import { finding, STANDARD, uuid } from '../../test/helpers/sample-record'
import { PROJECT_ROOT } from '../lib/paths'
import type { Group, GroupContext } from './group'
import { makeRow, median, spread, type Row } from './row'

/** A fifth of a frame: a key press shows its score in the same frame. */
const TARGET_MS = 3
const CALLS_PER_RUN = 200
const DEDUCTIONS = 60
const QUERIES = ['签名', 'D-ZJ', 'qm', 'songda', '送达 回证', '立案', 'xzcf', '没有这种缺陷']

export const pureGroup: Group = { names: ['score-ms', 'search-defects-ms'], measure }

/** @returns milliseconds a call takes, one figure a run; the first run warms up and is not counted */
function timeCalls(runs: number, call: (index: number) => unknown): readonly number[] {
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const startedMs = performance.now()
    for (let index = 0; index < CALLS_PER_RUN; index += 1) call(index)
    if (run > 0) times.push((performance.now() - startedMs) / CALLS_PER_RUN)
  }
  return times
}

function fullReview(): Review {
  const { items } = STANDARD
  const findings = Array.from({ length: DEDUCTIONS }, (_, index): Finding => {
    const itemId = items[index % items.length]?.id ?? ''
    const content = finding({ itemId, unitCenti: 20, count: 1 + (index % 3) })
    return { ...content, id: uuid(index), recordedAt: '', recordedBy: '', withdrawnAt: null }
  })
  return {
    id: uuid(1),
    caseId: uuid(2),
    round: '初评',
    standardSha256: '',
    standardId: STANDARD.id,
    vetoStyle: 'B',
    state: 'open',
    startedAt: '',
    reviewer: '',
    reviewerId: null,
    entryId: null,
    basedOn: [],
    decisions: [],
    submittedAt: null,
    result: null,
    items: {},
    findings,
  }
}

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const review = fullReview()
  const scoring = timeCalls(runs, () => scoreReview(STANDARD, review))
  const path = join(PROJECT_ROOT, 'resources', 'defects', 'defects-2026.1.json')
  const index = buildDefectIndex(DefectCatalogue.parse(JSON.parse(readFileSync(path, 'utf8'))))
  const searching = timeCalls(runs, (call) => searchDefects(index, QUERIES[call % QUERIES.length] ?? ''))
  const row = (name: string, values: readonly number[], what: string): Row =>
    makeRow({
      name,
      value: median(values),
      unit: 'ms',
      target: TARGET_MS,
      against: `${what}, mean of ${CALLS_PER_RUN} calls a run: ${spread(values)}`,
      runs,
    })
  return [
    row('score-ms', scoring, `${STANDARD.items.length} items, ${DEDUCTIONS} deductions`),
    row('search-defects-ms', searching, `${index.entries.length} defects, ${QUERIES.length} queries in turn`),
  ]
}
