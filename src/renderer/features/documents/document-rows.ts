/** Rows of the list of documents: gathered from the tables, filtered and sorted in memory. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { DocumentState, SupervisionDocument } from '@shared/domain/document/supervision-document'

export type DocumentRow = {
  readonly id: string
  readonly title: string
  /** null while none was given. */
  readonly numberText: string | null
  readonly addressee: string
  readonly caseTitle: string
  readonly isSample: boolean
  readonly state: DocumentState
  readonly draftedAt: string
  readonly issuedOn: string | null
  /** When the last step was taken. */
  readonly changedAt: string
}

export type DocumentFilter = { readonly text: string; readonly state: DocumentState | 'all' | 'open' }

export const isSample = (file: CaseFile | undefined): boolean =>
  file !== undefined && file.sampleSlug !== null

/** Newest first. */
export function buildDocumentRows(
  documents: readonly SupervisionDocument[],
  cases: readonly CaseFile[],
): readonly DocumentRow[] {
  const caseOf = new Map(cases.map((file) => [file.id, file]))
  return documents
    .toSorted((a, b) => b.draftedAt.localeCompare(a.draftedAt))
    .map((document) => {
      const file = document.caseId === null ? undefined : caseOf.get(document.caseId)
      return {
        id: document.id,
        title: document.kind.title,
        numberText: document.number?.text ?? null,
        addressee: document.fields.addressee,
        caseTitle: file?.facts.title ?? '',
        isSample: isSample(file),
        state: document.state,
        draftedAt: document.draftedAt,
        issuedOn: document.issuedOn,
        changedAt: document.steps.at(-1)?.at ?? document.draftedAt,
      }
    })
}

const isClosed = (state: DocumentState): boolean => state === 'sealed' || state === 'voided'

export function filterDocumentRows(
  rows: readonly DocumentRow[],
  { text, state }: DocumentFilter,
): readonly DocumentRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (state === 'open' ? isClosed(row.state) : state !== 'all' && row.state !== state) return false
    const haystack = `${row.title} ${row.numberText ?? ''} ${row.addressee} ${row.caseTitle}`.toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}
