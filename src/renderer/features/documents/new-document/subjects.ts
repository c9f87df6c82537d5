/** What a new paper can be drafted from, per kind: the choices and the order they make. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { KindDefinition, KindSubject } from '@shared/domain/document/kind'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { clueNumber, type Clue } from '@shared/domain/loop/clue'
import { disputeNumber, type Dispute } from '@shared/domain/loop/dispute'
import { matterNumber, type Matter } from '@shared/domain/loop/matter'
import type { Review } from '@shared/domain/review/review'
import type { DraftOrder } from '@shared/ipc/shapes'

export const SUBJECT_NAMES: Readonly<Record<KindSubject, string>> = {
  review: '案卷和评查',
  matter: '监督案件',
  clue: '问题线索',
  dispute: '执法争议',
  document: '原文书',
}

export type SubjectBooks = {
  readonly cases: readonly CaseFile[]
  /** Submitted, no practice. */
  readonly reviews: readonly Review[]
  readonly matters: readonly Matter[]
  readonly clues: readonly Clue[]
  readonly disputes: readonly Dispute[]
  readonly documents: readonly SupervisionDocument[]
}

export type SubjectChoice = { readonly value: string; readonly label: string }

export function choicesOf(subject: KindSubject, books: SubjectBooks): readonly SubjectChoice[] {
  switch (subject) {
    case 'review': {
      const titles = new Map(books.cases.map(({ id, facts }) => [id, facts.title]))
      return books.reviews
        .filter(({ state, round, caseId }) => state === 'submitted' && round !== '训练' && titles.has(caseId))
        .toSorted((a, b) => (b.submittedAt ?? '').localeCompare(a.submittedAt ?? ''))
        .map(({ id, caseId, round }) => ({ value: id, label: `${titles.get(caseId) ?? ''}（${round}）` }))
    }
    case 'matter':
      return books.matters
        .filter(({ state }) => state === 'open')
        .map((matter) => ({ value: matter.id, label: `${matterNumber(matter)} ${matter.facts.title}` }))
    case 'clue':
      return books.clues
        .filter(({ state }) => state !== 'withdrawn')
        .map((clue) => ({ value: clue.id, label: `${clueNumber(clue)} ${clue.facts.title}` }))
    case 'dispute':
      return books.disputes
        .filter(({ state }) => state === 'open')
        .map((dispute) => ({ value: dispute.id, label: `${disputeNumber(dispute)} ${dispute.facts.title}` }))
    case 'document':
      return books.documents
        .filter(({ number, state }) => number !== null && state !== 'voided')
        .toSorted((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? ''))
        .map(({ id, number, kind, fields }) => ({
          value: id,
          label: `${number?.text ?? ''} ${kind.title} ${fields.addressee}`,
        }))
  }
}

type Subject = Pick<DraftOrder, 'caseId' | 'reviewId' | 'matterId' | 'clueId' | 'disputeId' | 'parentId'>

const NOTHING: Subject = {
  ...{ caseId: null, reviewId: null, matterId: null, clueId: null, disputeId: null, parentId: null },
}

export function subjectOf(subject: KindSubject, id: string, { reviews }: SubjectBooks): Subject {
  switch (subject) {
    case 'review':
      return { ...NOTHING, reviewId: id, caseId: reviews.find((one) => one.id === id)?.caseId ?? null }
    case 'matter':
      return { ...NOTHING, matterId: id }
    case 'clue':
      return { ...NOTHING, clueId: id }
    case 'dispute':
      return { ...NOTHING, disputeId: id }
    case 'document':
      return { ...NOTHING, parentId: id }
  }
}

/** Values somebody still has to confirm. */
export const unconfirmedCount = (kind: KindDefinition): number =>
  [kind.numberPrefix, kind.issuer, kind.signatory, kind.sealName, kind.basisText].filter(
    ({ isConfirmed }) => !isConfirmed,
  ).length + kind.terms.filter(({ isConfirmed }) => !isConfirmed).length

/** Kinds as a person looks for them: by what they are drafted from first. */
export function kindGroups(
  kinds: readonly KindDefinition[],
): readonly { readonly group: string; readonly items: readonly { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const kind of kinds) {
    const group = `依据${SUBJECT_NAMES[kind.subjects[0] ?? 'review']}`
    const count = unconfirmedCount(kind)
    const item = { value: kind.id, label: count === 0 ? kind.title : `${kind.title}（${count} 项待确认）` }
    groups.set(group, [...(groups.get(group) ?? []), item])
  }
  return [...groups].map(([group, items]) => ({ group, items }))
}
