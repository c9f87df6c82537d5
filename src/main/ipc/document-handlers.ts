/** Drafting, preview and signing of supervision documents. */
import { maySeeDocument } from '@shared/domain/loop/access'
import { AppError } from '@shared/lib/app-error'
import { draftDocument, redraftDocument } from '../documents/draft-document'
import { getDocument, previewDocument } from '../documents/produce'
import { signDocument } from '../documents/sign-document'
import type { Office } from '../office/office'
import { handle } from './handle'

export function setUpDocumentHandlers(office: Office): void {
  handle('document:draft', (order) => draftDocument(office, order))
  handle('document:redraft', async ({ documentId }) => {
    await redraftDocument(office, documentId)
    return null
  })
  handle('document:preview', ({ documentId }) => {
    const { state, actor } = office.record
    // A paper about a clue is shown to those who may handle clues, by whatever way it is asked for.
    if (!maySeeDocument(getDocument(office, documentId), actor, (id) => state.find('documents', id)))
      throw new AppError('clue/not-for-you', 'a paper about a clue')
    return previewDocument(office, documentId)
  })
  handle('document:sign', (order) => signDocument(office, order))
}
