/** Publishing a draft: checked again here, hashed, and from then on never changed. */
import { handle } from './handle'
import type { Office } from '../office/office'
import { publishDraft } from '../office/publish-draft'

export function setUpStandardHandlers(office: Office): void {
  handle('standard:publish', ({ draftId }) => publishDraft(office, draftId))
}
