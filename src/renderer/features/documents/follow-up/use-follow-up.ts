/** One paper with everything its tab 送达与整改 shows. */
import { useMemo } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { isCluePaper, mayHandleClues } from '@shared/domain/loop/access'
import { duesOfPaper, type Due } from '@shared/domain/loop/clocks'
import { nextForPaper, type NextStep } from '@shared/domain/loop/next-step'
import type { PaperAct } from '@shared/domain/loop/paper-rules'
import { isOut } from '@shared/domain/loop/progress'
import type { Actor, Person } from '@shared/domain/people/person'
import { useLawBooks } from '../../../data/law'
import { useRow, useRows } from '../../../data/live'
import { useActor } from '../../../data/session'
import { useToday } from '../../../data/today'
import { paperFindings, type PaperFinding } from './paper-findings'

export type FollowUpWork = {
  readonly document: SupervisionDocument
  /** It has left the house: sealed, or numbered where it goes out without a seal. */
  readonly isOut: boolean
  readonly caseFile: CaseFile | undefined
  readonly findings: readonly PaperFinding[]
  readonly steps: readonly NextStep<PaperAct>[]
  readonly dues: readonly Due[]
  /** Papers drafted after this one. */
  readonly following: readonly SupervisionDocument[]
  readonly people: readonly Person[]
  readonly actor: Actor | null
}

/** `null` while loading; `undefined` when there is no such paper, or it is not for this person. */
export function useFollowUp(documentId: string): FollowUpWork | null | undefined {
  const document = useRow('documents', documentId)
  const caseFile = useRow('cases', document?.caseId ?? null)
  const review = useRow('reviews', document?.reviewId ?? null)
  const documents = useRows('documents')
  const people = useRows('people')
  const books = useLawBooks()
  const actor = useActor()
  const today = useToday()
  return useMemo(() => {
    if (document === undefined) return undefined
    if (document === null || caseFile === null || review === null) return null
    if (documents === null || people === null || books === null) return null
    const find = (id: string) => documents.find((one) => one.id === id)
    const isClosed = isCluePaper(document, find) && !mayHandleClues(actor ?? { roles: [] })
    if (isClosed) return undefined
    return {
      ...{ document, caseFile, people, actor },
      isOut: isOut(document),
      findings: paperFindings(document, review, caseFile),
      steps: nextForPaper(document, books.calendars, today, find),
      dues: duesOfPaper(document, books.calendars, today, find),
      following: documents.filter(({ parentId }) => parentId === documentId),
    }
  }, [document, caseFile, review, documents, people, books, actor, today, documentId])
}
