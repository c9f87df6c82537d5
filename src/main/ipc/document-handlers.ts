/** Drafting, preview and signing of supervision documents. */
import { draftDocument, redraftDocument } from '../documents/draft-document'
import { previewDocument } from '../documents/produce'
import { signDocument } from '../documents/sign-document'
import type { Office } from '../office/office'
import { handle } from './handle'

export function setUpDocumentHandlers(office: Office): void {
  handle('document:draft', (order) => draftDocument(office, order))
  handle('document:redraft', async ({ documentId }) => {
    await redraftDocument(office, documentId)
    return null
  })
  handle('document:preview', ({ documentId }) => previewDocument(office, documentId))
  handle('document:sign', (order) => signDocument(office, order))
}
