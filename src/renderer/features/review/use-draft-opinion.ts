/** Opens the opinion of this review, drafting it from the findings when there is none yet. */
import { useState } from 'react'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { useDocumentsOfCase } from '../../data/live'
import type { Workspace } from './use-workspace'

export type DraftingOpinion = {
  readonly isBusy: boolean
  readonly hasDocument: boolean
  readonly open: () => Promise<void>
}

export function useDraftOpinion(
  { caseFile, review }: Workspace,
  onOpenDocument: (documentId: string) => void,
): DraftingOpinion {
  const documents = useDocumentsOfCase(caseFile.id)
  const [isBusy, setBusy] = useState(false)
  const standing = documents?.find(
    ({ reviewId, kindId, state }) => reviewId === review.id && kindId === 'opinion' && state !== 'voided',
  )

  const draft = async (): Promise<string> => {
    const { documentId } = await call('document:draft', {
      ...{ kindId: 'opinion', form: null, caseId: caseFile.id, reviewId: review.id, reason: '' },
      ...{ matterId: null, clueId: null, disputeId: null, parentId: null },
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
    isBusy: isBusy || documents === null,
    hasDocument: standing !== undefined,
    open,
  }
}
