/** Preview and signing of supervision documents. */
import { takeNumber } from '@shared/domain/document/take-number'
import { takenBy } from '@shared/events/checks/document-checks'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { getDocument, previewDocument } from '../documents/produce'
import type { Office } from '../office/office'
import { handle } from './handle'

export function setUpDocumentHandlers(office: Office): void {
  const { record } = office
  handle('document:preview', ({ documentId }) => previewDocument(office, documentId))

  /** The number is taken in the same write that signs, so that no two documents can be given the same one. */
  handle('document:sign', async ({ documentId, person }) => {
    const issuedOn = chinaDay(office.now().toISOString())
    let text = ''
    await record.write((state) => {
      const { kind } = getDocument(office, documentId)
      const prefix = kind.numberPrefix.value || record.settings.numberPrefix
      const taken = takeNumber(prefix, Number(issuedOn.slice(0, 4)), takenBy(state))
      if (!taken.ok) throw new AppError(taken.failure.code, 'no number', taken.failure.params)
      const number = taken.value
      text = number.text
      return [{ type: 'document/signed', payload: { documentId, person, number, issuedOn } }]
    })
    return { number: text }
  })
}
