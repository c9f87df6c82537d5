import { Stack, Title } from '@mantine/core'

export function CampaignsPage(_props: { readonly onOpen: (campaignId: string) => void }) {
  return (
    <Stack p="lg">
      <Title order={2}>评查批次</Title>
    </Stack>
  )
}
