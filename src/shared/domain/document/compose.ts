/** A supervision paper as the page sees it, in any of the four forms. Its text is the text of the editor, always. */
import { PLAIN_DOCUMENT, type OfficialDocument } from '../layout/official-document'
import { TITLE_FIELD } from './kind-values'
import { sheetOf, type Sheet } from './sheet'
import type { DocumentFields, SupervisionDocument } from './supervision-document'

/** What composing needs of a paper. */
export type ComposedPaper = Pick<
  SupervisionDocument,
  'kind' | 'form' | 'fields' | 'paragraphs' | 'annexes' | 'number' | 'issuedOn'
>

export type ComposeOptions = {
  /** Text of the QR with its caption; absent while there is nothing to prove. */
  readonly qr?: { readonly text: string; readonly caption: string }
}

export function composeDocument(document: ComposedPaper, { qr }: ComposeOptions = {}): OfficialDocument {
  const { fields, form } = document
  const isSheet = form === 'sheet'
  const sheet: Sheet = isSheet ? sheetOf(document) : { rows: [], signatures: [] }
  return {
    ...PLAIN_DOCUMENT,
    form,
    titleLines: titleLines(document),
    number: document.number?.text ?? null,
    addressee: fields.addressee,
    paragraphs: document.paragraphs
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, level, text }) => ({ id, level, text })),
    attachments: fields.attachments,
    issuers: issuersOf(fields),
    dateIso: document.issuedOn,
    notes: isSheet ? [] : notesOf(fields),
    copies: fields.copiesTo,
    head: headOf(document),
    sealing: fields.isSealed ? 'sealed' : 'unsealed',
    imprint: imprintOf(document),
    annexes: document.annexes.map(({ title, paragraphs, table }) => ({
      title,
      paragraphs: paragraphs.map((text, index) => ({ id: `p${index + 1}`, level: 'body', text })),
      table,
    })),
    sheet: sheet.rows,
    signatures: sheet.signatures,
    qr: qr ?? null,
  }
}

const issuersOf = ({ issuer, coIssuers }: DocumentFields): readonly string[] => [issuer, ...coIssuers]

/** A legal document names its issuer in the title; the heads of the other forms name it already. */
function titleLines({ form, fields, kind }: ComposedPaper): readonly string[] {
  const title = (fields.values[TITLE_FIELD] ?? '').trim() || kind.title
  return form === 'legal' || form === 'sheet' ? [...issuersOf(fields), title] : [title]
}

/** 发文机关标志: with 文件 on a red head, the bare name on a letter. */
function headOf({ form, fields }: ComposedPaper): OfficialDocument['head'] {
  const { issuer, secrecy, urgency, copyNumber, signatory } = fields
  const orNull = (text: string): string | null => (text === '' ? null : text)
  return {
    mark: form === 'red-head' ? `${issuer}文件` : form === 'letter' ? issuer : '',
    copyNumber: orNull(copyNumber),
    secrecy: orNull(secrecy),
    urgency: orNull(urgency),
    signatory: orNull(signatory),
  }
}

/** A letter has no 印发机关, and a sheet no 版记. */
const imprintOf = ({ form, fields, issuedOn }: ComposedPaper): OfficialDocument['imprint'] =>
  fields.printedBy === '' || form === 'letter' || form === 'sheet'
    ? null
    : { printedBy: fields.printedBy, printedOnIso: issuedOn }

function notesOf({ contactPerson, contactPhone }: DocumentFields): readonly string[] {
  const contact = [contactPerson && `联系人：${contactPerson}`, contactPhone && `电话：${contactPhone}`]
  const note = contact.filter(Boolean).join('，')
  return note === '' ? [] : [note]
}
