/** Opens the opinion of this review, drafting it from the findings when there is none yet. */
import { useState } from 'react'
import { draftOpinion } from '@shared/domain/document/draft'
import { opinionFields, opinionInput } from '@shared/domain/document/opinion-input'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { useDocumentsOfCase, useSettings } from '../../data/live'
import type { Workspace } from './use-workspace'

export type DraftingOpinion = {
  readonly isBusy: boolean
  readonly hasDocument: boolean
  readonly open: () => Promise<void>
}

export function useDraftOpinion(
  { caseFile, review, standard }: Workspace,
  onOpenDocument: (documentId: string) => void,
): DraftingOpinion {
  const settings = useSettings()
  const documents = useDocumentsOfCase(caseFile.id)
  const [isBusy, setBusy] = useState(false)
  const standing = documents?.find(({ reviewId, state }) => reviewId === review.id && state !== 'voided')

  const draft = async (): Promise<string> => {
    if (settings === null) throw new AppError('app/bug', 'settings not read yet')
    const reviewedOn = chinaDay(review.submittedAt ?? review.startedAt)
    const drafted = draftOpinion(opinionInput({ caseFile, review, standard, settings, reviewedOn }))
    if (!drafted.ok) throw new AppError(drafted.failure.code, 'nothing to draft', drafted.failure.params)
    const documentId = crypto.randomUUID()
    await perform('document/drafted', {
      documentId,
      person: settings.reviewerName === '' ? review.reviewer : settings.reviewerName,
      kind: 'opinion',
      caseId: caseFile.id,
      reviewId: review.id,
      fields: opinionFields(caseFile, settings),
      paragraphs: drafted.value,
    })
    return documentId
  }
  const open = async (): Promise<void> => {
    setBusy(true)
    try {
      onOpenDocument(standing?.id ?? (await draft()))
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return {
    isBusy: isBusy || documents === null || settings === null,
    hasDocument: standing !== undefined,
    open,
  }
}
