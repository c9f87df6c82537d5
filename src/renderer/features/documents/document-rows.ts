/** Rows of the list of documents: gathered from the tables, filtered and sorted in memory. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { DocumentState, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Due } from '@shared/domain/loop/clocks'
import type { Matter } from '@shared/domain/loop/matter'
import { chinaDay } from '@shared/lib/china-day'

export type DocumentRow = {
  readonly id: string
  readonly kindId: string
  readonly title: string
  /** null while none was given. */
  readonly numberText: string | null
  readonly addressee: string
  /** The case or matter it is about; empty for others. */
  readonly subject: string
  readonly isSample: boolean
  readonly state: DocumentState
  readonly draftedAt: string
  readonly issuedOn: string | null
  /** Of issue, or while it has none of drafting. */
  readonly year: number
  /** The clock that runs out first. */
  readonly due: Due | null
}

export type DocumentFilter = {
  readonly text: string
  readonly state: DocumentState | 'all' | 'open'
  readonly kindId: string | null
  readonly year: number | null
}

export const NO_FILTER: DocumentFilter = { text: '', state: 'all', kindId: null, year: null }

export const isSample = (file: CaseFile | undefined): boolean =>
  file !== undefined && file.sampleSlug !== null

export type RowSource = {
  readonly documents: readonly SupervisionDocument[]
  readonly cases: readonly CaseFile[]
  readonly matters: readonly Matter[]
  readonly dues: readonly Due[]
}

/** Newest first. */
export function buildDocumentRows({ documents, cases, matters, dues }: RowSource): readonly DocumentRow[] {
  const caseOf = new Map(cases.map((file) => [file.id, file]))
  const matterOf = new Map(matters.map((matter) => [matter.id, matter]))
  return documents
    .toSorted((a, b) => b.draftedAt.localeCompare(a.draftedAt))
    .map((document) => {
      const { id, kindId, kind, number, fields, state, draftedAt, issuedOn } = document
      const file = document.caseId === null ? undefined : caseOf.get(document.caseId)
      const matter = document.matterId === null ? undefined : matterOf.get(document.matterId)
      return {
        ...{ id, kindId, state, draftedAt, issuedOn, title: kind.title },
        numberText: number?.text ?? null,
        addressee: fields.addressee,
        subject: file?.facts.title ?? matter?.facts.title ?? '',
        isSample: isSample(file),
        year: Number((issuedOn ?? chinaDay(draftedAt)).slice(0, 4)),
        due: firstDue(dues.filter(({ documentId }) => documentId === id)),
      }
    })
}

const firstDue = (dues: readonly Due[]): Due | null =>
  dues.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0] ?? null

const isClosed = (state: DocumentState): boolean => state === 'sealed' || state === 'voided'

export function filterDocumentRows(
  rows: readonly DocumentRow[],
  { text, state, kindId, year }: DocumentFilter,
): readonly DocumentRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (state === 'open' ? isClosed(row.state) : state !== 'all' && row.state !== state) return false
    if (kindId !== null && row.kindId !== kindId) return false
    if (year !== null && row.year !== year) return false
    const haystack = `${row.title} ${row.numberText ?? ''} ${row.addressee} ${row.subject}`.toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}

/** Kinds and years there are papers of, for the filters. */
export const kindsIn = (rows: readonly DocumentRow[]): readonly { value: string; label: string }[] => [
  ...new Map(rows.map(({ kindId, title }) => [kindId, { value: kindId, label: title }])).values(),
]
export const yearsIn = (rows: readonly DocumentRow[]): readonly number[] =>
  [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a)
