/** A supervision document as the page sees it. */
import { type OfficialDocument, PLAIN_DOCUMENT } from '../layout/official-document'
import type { SupervisionDocument } from './supervision-document'

export function composeDocument(document: SupervisionDocument): OfficialDocument {
  const { fields, kind } = document
  const contact = [
    fields.contactPerson && `联系人：${fields.contactPerson}`,
    fields.contactPhone && `电话：${fields.contactPhone}`,
  ]
  const note = contact.filter(Boolean).join('，')
  return {
    ...PLAIN_DOCUMENT,
    form: document.form,
    titleLines: [fields.issuer, kind.title],
    number: document.number?.text ?? null,
    addressee: fields.addressee,
    paragraphs: document.paragraphs.filter(({ text }) => text.trim() !== ''),
    attachments: fields.attachments,
    issuers: [fields.issuer, ...fields.coIssuers],
    dateIso: document.issuedOn,
    notes: note === '' ? [] : [note],
    copies: fields.copiesTo,
    sealing: fields.isSealed ? 'sealed' : 'unsealed',
  }
}
