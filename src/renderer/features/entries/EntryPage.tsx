import { Stack, Title } from '@mantine/core'

export function EntryPage(_props: {
  readonly entryId: string
  readonly onOpenReview: (caseId: string, reviewId?: string) => void
  readonly onOpenCampaign: (campaignId: string) => void
}) {
  return (
    <Stack p="lg">
      <Title order={2}>参评案卷</Title>
    </Stack>
  )
}
