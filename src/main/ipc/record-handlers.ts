/** Reading the record, and the acts a person does on screen. */
import { parseAct } from '@shared/events/act'
import { AppError } from '@shared/lib/app-error'
import { scoreReview, submittedResultOf } from '@shared/domain/scoring/score-review'
import type { SubmittedResult } from '@shared/domain/review/review'
import type { MemoryTables } from '@shared/events/tables'
import type { Office } from '../office/office'
import { startReview } from '../reviews/start-review'
import { trainingKey } from '../reviews/training-key'
import { emit, handle } from './handle'

export function setUpRecordHandlers(office: Office): void {
  const { record } = office
  handle('journal:status', () => {
    const { head, trouble, recovered, clockBehindMs } = record.status
    return {
      head,
      trouble,
      isReadOnly: trouble !== null,
      recovered: recovered && {
        bytes: recovered.bytes,
        segment: String(recovered.segment),
        lostEvents: recovered.lostEvents,
      },
      clockBehindMs,
    }
  })
  handle('journal:read', async (seq, limit) => record.read(seq, limit))
  record.onAppended((events) => emit('journal:appended', { events }))

  handle('act:perform', async (act) => {
    const parsed = parseAct(act)
    if (!parsed.ok) throw new AppError(parsed.failure.code, 'act refused', parsed.failure.params)
    const [event] = await record.write([parsed.value])
    if (!event) throw new Error('an act was written without an event')
    return { seq: event.seq }
  })

  handle('review:start', (order) => startReview(office, order))

  handle('training:key', ({ reviewId }) => trainingKey(office, reviewId))

  handle('review:submit', async ({ reviewId }) => {
    await record.write((state) => {
      const { caseId, entryId, result } = resultOf(state, reviewId)
      return [{ type: 'review/submitted', payload: { reviewId, caseId, entryId, result } }]
    })
    return { result: resultOf(record.state, reviewId).result }
  })
}

/** What the record will say: computed here from the inputs, never taken from a screen. */
function resultOf(
  state: MemoryTables,
  reviewId: string,
): { caseId: string; entryId: string | null; result: SubmittedResult } {
  const review = state.find('reviews', reviewId)
  if (!review) throw new AppError('review/unknown', 'no such review')
  const { standard } = state.get('standards', review.standardSha256)
  const result = submittedResultOf(scoreReview(standard, review))
  return { caseId: review.caseId, entryId: review.entryId, result }
}
