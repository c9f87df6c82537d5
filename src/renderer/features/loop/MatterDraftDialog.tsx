import { useMemo } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { isVisible, viewerOf } from '@shared/domain/review/visibility'
import { useRows } from '../../data/live'
import { useActor, useSession } from '../../data/session'
import { DraftPaperDialog, type DraftSource } from './DraftPaperDialog'

type MatterDraftDialogProps = {
  readonly matterId: string
  readonly cases: readonly CaseFile[]
  readonly onDrafted: (documentId: string) => void
  readonly onClose: () => void
}

/** A paper of the matter: its facts come from one of the reviews of the matter's files, or from the matter alone. */
export function MatterDraftDialog({ matterId, cases, onDrafted, onClose }: MatterDraftDialogProps) {
  const sources = useSources(cases)
  if (sources === null) return null
  return (
    <DraftPaperDialog
      title="新建文书"
      subjects={sources.length > 0 ? ['matter', 'review'] : ['matter']}
      access="open"
      order={{ matterId }}
      sources={sources}
      onDrafted={onDrafted}
      onClose={onClose}
    />
  )
}

function useSources(cases: readonly CaseFile[]): readonly DraftSource[] | null {
  const reviews = useRows('reviews')
  const entries = useRows('entries')
  const session = useSession()
  const actor = useActor()
  return useMemo(() => {
    if (reviews === null || entries === null || session === null) return null
    const viewer = viewerOf(actor, session.isStaffed)
    return cases.flatMap((file) =>
      reviews
        .filter(({ caseId, state, round }) => caseId === file.id && state === 'submitted' && round !== '训练')
        .filter((review) =>
          isVisible(
            entries.find(({ id }) => id === review.entryId),
            review,
            viewer,
          ),
        )
        .map(({ id, round, reviewer }) => ({
          caseId: file.id,
          reviewId: id,
          label: `${file.facts.title}（${round}，${reviewer}）`,
        })),
    )
  }, [reviews, entries, session, actor, cases])
}
