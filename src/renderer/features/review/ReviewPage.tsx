import { Alert, Button, Center, Loader, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useReviewsOfCase, useRow } from '../../data/live'
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
  const review =
    reviews &&
    (reviewId === null
      ? reviews.findLast(({ round }) => round !== '训练')
      : reviews.find((one) => one.id === reviewId))
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
