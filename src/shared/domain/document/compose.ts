/** A supervision document as the page sees it. */
import type { OfficialDocument } from '../layout/official-document'
import { DOCUMENT_TITLES, type SupervisionDocument } from './supervision-document'

export function composeDocument(document: SupervisionDocument): OfficialDocument {
  const { fields } = document
  const contact = [
    fields.contactPerson && `联系人：${fields.contactPerson}`,
    fields.contactPhone && `电话：${fields.contactPhone}`,
  ]
  const note = contact.filter(Boolean).join('，')
  return {
    titleLines: [fields.issuer, DOCUMENT_TITLES[document.kind]],
    number: document.number?.text ?? null,
    addressee: fields.addressee,
    paragraphs: document.paragraphs.filter(({ text }) => text.trim() !== ''),
    attachments: fields.attachments,
    issuer: fields.issuer,
    dateIso: document.issuedOn,
    notes: note === '' ? [] : [note],
    copies: [],
  }
}
