/** Starts a review of any round: binds it to an edition and, for a later round, to what it is made from. */
import type { EventBody } from '@shared/events/catalogue'
import type { MemoryTables } from '@shared/events/tables'
import type { StartReviewOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { z } from '@shared/lib/zod'
import type { Office } from '../office/office'
import { loadStandard } from '../office/standards'
import { groundOf } from './entry-round'
import { trainingTerms } from './training-key'

type Order = z.infer<typeof StartReviewOrder>

export async function startReview(office: Office, asked: Order): Promise<{ reviewId: string }> {
  const { record, resourcesDir, newId } = office
  const training = asked.round === '训练' ? await trainingTerms(office, asked.caseId) : null
  const order = training === null ? asked : { ...asked, ...training, standardSha256: null }
  const shipped = order.standardSha256 === null ? await loadStandard(resourcesDir, order.standardId) : null
  const reviewId = newId()
  await record.write((state) => {
    const { caseId, round, entryId } = order
    const ground = entryId === null ? null : groundOf(state, { ...order, entryId }, newId)
    const { sha256, standard } = ground ?? shipped ?? adoptedEdition(state, order.standardSha256 ?? '')
    const adopt: EventBody[] = state.find('standards', sha256)
      ? []
      : [{ type: 'standard/adopted', payload: { sha256, standard, origin: 'shipped' } }]
    const { vetoStyle } = training ?? ground ?? (shipped === null ? standard : record.settings)
    const { basedOn, inherited } = ground ?? { basedOn: [], inherited: null }
    const payload = {
      ...{ reviewId, caseId, round, entryId, vetoStyle },
      ...{ standardSha256: sha256, standardId: standard.id, basedOn, inherited },
    }
    return [...adopt, { type: 'review/started', payload }]
  })
  return { reviewId }
}

function adoptedEdition(state: MemoryTables, sha256: string) {
  const row = state.find('standards', sha256)
  if (!row || row.retiredAt !== null) throw new AppError('standard/unknown', 'not adopted', { id: '' })
  return { sha256, standard: row.standard }
}
