/** Preview and signing of supervision documents. */
import { nextNumber } from '@shared/domain/document/number'
import { usedNumbers } from '@shared/events/check'
import { chinaDay } from '@shared/lib/china-day'
import { previewDocument } from '../documents/produce'
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
      const number = nextNumber(
        record.settings.numberPrefix,
        Number(issuedOn.slice(0, 4)),
        usedNumbers(state),
      )
      text = number.text
      return [{ type: 'document/signed', payload: { documentId, person, number, issuedOn } }]
    })
    return { number: text }
  })
}
