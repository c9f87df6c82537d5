import { Alert, Button, Center, Group, Loader, Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { Review } from '@shared/domain/review/review'
import { isVisible, ownReview, viewerOf } from '@shared/domain/review/visibility'
import { useEntriesOfCase, useReviewsOfCase, useRow } from '../../data/live'
import { useActor, useSession } from '../../data/session'
import { ReviewWorkspace } from './ReviewWorkspace'
import { StartReview } from './StartReview'
import { useLatest } from './use-latest'

export type ReviewPageProps = {
  readonly caseId: string
  /** null: the one review this person may work on. */
  readonly reviewId: string | null
  /** Selected when the review opens; null: none. */
  readonly findingId?: string | null
  readonly onOpenReview: (reviewId: string) => void
  readonly onOpenDocument: (documentId: string) => void
  readonly onClose: () => void
}

/** One case under review: not begun, at work, or submitted. */
export function ReviewPage({ caseId, reviewId, findingId = null, ...leave }: ReviewPageProps) {
  const { onOpenDocument, onOpenReview, onClose } = useSteadyCallbacks(leave)
  const caseFile = useRow('cases', caseId)
  const reviews = useReviewsOfCase(caseId)
  const entry = useEntriesOfCase(caseId)?.at(-1)
  const review = useChosenReview(caseId, reviews, reviewId)
  const adopted = useRow('standards', review?.standardSha256 ?? null)
  if (caseFile === undefined) {
    return (
      <Center p="xl">
        <Alert color="yellow" title="找不到这个案卷" maw={480}>
          <Stack gap="sm">
            它可能已被移除。请回到案卷列表重新打开。
            <Button w="fit-content" onClick={onClose}>
              回到案卷列表
            </Button>
          </Stack>
        </Alert>
      </Center>
    )
  }
  if (caseFile === null || review === null) return <Waiting />
  if (review === undefined && (entry || reviewId !== null))
    return <InCampaign entryId={entry?.id ?? null} onClose={onClose} />
  if (review === undefined)
    return <StartReview caseFile={caseFile} onOpenReview={onOpenReview} onClose={onClose} />
  if (!adopted) return <Waiting />
  return (
    <ReviewWorkspace
      key={review.id}
      caseFile={caseFile}
      review={review}
      standard={adopted.standard}
      findingId={findingId}
      onOpenReview={onOpenReview}
      onOpenDocument={onOpenDocument}
      onClose={onClose}
    />
  )
}

/** The one asked for, or the one this person means; a blind first review of somebody else is not found. */
function useChosenReview(
  caseId: string,
  reviews: readonly Review[] | null,
  reviewId: string | null,
): Review | null | undefined {
  const entries = useEntriesOfCase(caseId)
  const session = useSession()
  const actor = useActor()
  if (reviews === null || entries === null || session === null) return null
  const viewer = viewerOf(actor, session.isStaffed)
  if (reviewId !== null) {
    const asked = reviews.find(({ id }) => id === reviewId)
    const entry = entries.find(({ id }) => id === asked?.entryId)
    return asked && isVisible(entry, asked, viewer) ? asked : undefined
  }
  const entry = entries.at(-1)
  const counting = reviews.filter(({ round, entryId }) => round !== '训练' && entryId === (entry?.id ?? null))
  return ownReview(entry, counting, viewer)
}

/** Reviews of a case in a campaign are begun from its page there; those of others may be hidden yet. */
function InCampaign({ entryId, onClose }: { readonly entryId: string | null; readonly onClose: () => void }) {
  return (
    <Center p="xl">
      <Alert color="blue" title="没有您可以打开的评查" maw={520}>
        <Stack gap="sm">
          这个案卷正在参加批次评查。您的初评请从参评案卷开始；别人的初评在比对之前不公开。
          <Group gap="xs">
            {entryId !== null && (
              <Button component="a" href={`#/entries/${entryId}`}>
                打开参评案卷
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              回到案卷列表
            </Button>
          </Group>
        </Stack>
      </Alert>
    </Center>
  )
}

type Leave = Pick<ReviewPageProps, 'onOpenDocument' | 'onOpenReview' | 'onClose'>

/** The shell hands over new functions each time it draws; the workspace must not follow it. */
function useSteadyCallbacks(leave: Leave): Leave {
  const latest = useLatest(leave)
  return useMemo(
    () => ({
      onOpenDocument: (documentId) => latest().onOpenDocument(documentId),
      onOpenReview: (reviewId) => latest().onOpenReview(reviewId),
      onClose: () => latest().onClose(),
    }),
    [latest],
  )
}

function Waiting() {
  return (
    <Center h="60vh">
      <Loader aria-label="正在打开案卷" />
    </Center>
  )
}
