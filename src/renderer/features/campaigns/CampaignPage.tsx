import { Stack, Title } from '@mantine/core'

export function CampaignPage(_props: {
  readonly campaignId: string
  readonly onOpenEntry: (entryId: string) => void
  readonly onClose: () => void
}) {
  return (
    <Stack p="lg">
      <Title order={2}>评查批次</Title>
    </Stack>
  )
}
