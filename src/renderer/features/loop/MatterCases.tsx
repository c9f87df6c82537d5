import { Anchor, Stack, Text } from '@mantine/core'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { isVisible, viewerOf } from '@shared/domain/review/visibility'
import type { Review } from '@shared/domain/review/review'
import { useEntriesOfCase, useReviewsOfCase } from '../../data/live'
import { useActor, useSession } from '../../data/session'
import { Section } from '../../ui/Section'

/** The reviews of a case this person may see, oldest first; null while loading. */
export function useVisibleReviews(caseId: string): readonly Review[] | null {
  const reviews = useReviewsOfCase(caseId)
  const entries = useEntriesOfCase(caseId)
  const session = useSession()
  const actor = useActor()
  if (reviews === null || entries === null || session === null) return null
  const viewer = viewerOf(actor, session.isStaffed)
  return reviews.filter((review) =>
    isVisible(
      entries.find(({ id }) => id === review.entryId),
      review,
      viewer,
    ),
  )
}

type MatterCasesProps = {
  readonly cases: readonly CaseFile[]
  readonly onOpenReview: (caseId: string, reviewId: string) => void
}

export function MatterCases({ cases, onOpenReview }: MatterCasesProps) {
  return (
    <Section title="涉及案卷">
      {cases.length === 0 ? (
        <Text size="sm" c="dimmed">
          没有关联案卷。需要时在“修改”里选择。
        </Text>
      ) : (
        <Stack gap="xs">
          {cases.map((file) => (
            <CaseLine key={file.id} file={file} onOpenReview={onOpenReview} />
          ))}
        </Stack>
      )}
    </Section>
  )
}

function CaseLine({
  file,
  onOpenReview,
}: {
  readonly file: CaseFile
  readonly onOpenReview: MatterCasesProps['onOpenReview']
}) {
  const reviews = useVisibleReviews(file.id)
  const last = reviews?.findLast(({ state }) => state === 'submitted') ?? reviews?.at(-1)
  const { title, agency, decisionNumber } = file.facts
  return (
    <div>
      {last === undefined ? (
        <Text size="sm">{title}</Text>
      ) : (
        <Anchor component="button" size="sm" ta="left" onClick={() => onOpenReview(file.id, last.id)}>
          {title}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {[agency, decisionNumber, last === undefined ? '还没有评查' : `${last.round} ${last.reviewer}`]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </div>
  )
}
