/** Fields as typed and as they may be stored. Pure. */
import type { DocumentFields } from '@shared/domain/document/supervision-document'

const lines = (list: readonly string[]): readonly string[] =>
  list.map((line) => line.trim()).filter((line) => line !== '')

/** What may be stored of the fields as typed: blank lines are only lines being typed. */
export function storableFields(fields: DocumentFields): DocumentFields {
  return {
    ...fields,
    issuer: fields.issuer.trim(),
    coIssuers: lines(fields.coIssuers),
    addressee: fields.addressee.trim(),
    copiesTo: lines(fields.copiesTo),
    attachments: lines(fields.attachments),
    contactPerson: fields.contactPerson.trim(),
    contactPhone: fields.contactPhone.trim(),
    signatory: fields.signatory.trim(),
    secrecy: fields.secrecy.trim(),
    urgency: fields.urgency.trim(),
    printedBy: fields.printedBy.trim(),
  }
}

export const isCopyNumber = (text: string): boolean => /^(?:|\d{6})$/.test(text)

export const isStorable = ({ issuer, copyNumber }: DocumentFields): boolean =>
  issuer.trim() !== '' && isCopyNumber(copyNumber)

export const areSameFields = (a: DocumentFields, b: DocumentFields): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = ({ values, ...fields }: DocumentFields): unknown =>
  [Object.entries(fields), Object.entries(values)].map((list) =>
    list.toSorted(([one], [other]) => one.localeCompare(other)),
  )
