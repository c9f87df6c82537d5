import { describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import * as w from '../../helpers/sample-record'

const outlineSet = (fileId: string, pageIndex: number): EventBody => ({
  type: 'case/outline-set',
  payload: { caseId: w.CASE_ID, outline: [{ kind: 'D40', title: '送达回证', fileId, pageIndex }] },
})
/** `body` with other values in its payload; spreading the union itself is more than the compiler compares. */
const changed = ({ type, payload }: EventBody, patch: object): EventBody => {
  const plain: object = { type, payload: { ...payload, ...patch } }
  return plain as EventBody
}
const sampleCase = changed(w.registered, { sampleSlug: '01-canyin' })
const practice = changed(w.started, { round: '训练' })
const reopened: EventBody = {
  type: 'review/reopened',
  payload: { reviewId: w.REVIEW_ID, caseId: w.CASE_ID, reason: '再看' },
}
const another = (body: EventBody, reviewId: string): EventBody => changed(body, { reviewId })

type Row = readonly [what: string, before: readonly EventBody[], body: EventBody, code: string | null]

describe('卷内目录 and practice before the guard', () => {
  it.each<Row>([
    ['marks a page of the case', [w.registered], outlineSet(w.FILE_A, 2), null],
    ['refuses a page that is not there', [w.registered], outlineSet(w.FILE_A, 3), 'finding/unknown-page'],
    ['refuses a file that is not there', [w.registered], outlineSet(w.uuid(99), 0), 'finding/unknown-file'],
    ['refuses an unknown case', [], outlineSet(w.FILE_A, 0), 'case/unknown'],
    ['begins a practice on a sample', [sampleCase, w.adopted], practice, null],
    ['refuses a practice without a key', [w.registered, w.adopted], practice, 'training/no-key'],
    [
      'begins another practice beside the first',
      [sampleCase, w.adopted, practice],
      another(practice, w.uuid(70)),
      null,
    ],
    [
      'begins the real review beside a practice',
      [sampleCase, w.adopted, practice],
      another(w.started, w.uuid(70)),
      null,
    ],
    [
      'refuses to open a practice again',
      [sampleCase, w.adopted, practice, w.submitted],
      reopened,
      'training/final',
    ],
    [
      'refuses a paper made of a practice',
      [sampleCase, w.adopted, practice, w.submitted],
      w.drafted(),
      'training/no-document',
    ],
  ])('%s', (_what, before, body, code) => {
    expect(w.refusalOf(w.play(before), body)).toBe(code)
  })

  it('keeps the case as it was while somebody practises', () => {
    const state = w.play([sampleCase, w.adopted, practice, w.submitted])
    expect(state.get('cases', w.CASE_ID).state).toBe('registered')
    expect(state.get('reviews', w.REVIEW_ID)).toMatchObject({ round: '训练', state: 'submitted' })
  })

  it('keeps the outline as it was last set', () => {
    const state = w.play([w.registered, outlineSet(w.FILE_A, 0), outlineSet(w.FILE_A, 2)])
    expect(state.get('cases', w.CASE_ID).outline?.map(({ pageIndex }) => pageIndex)).toEqual([2])
    expect(w.play([w.registered]).get('cases', w.CASE_ID)).not.toHaveProperty('outline')
  })
})
