import { Stack, Title } from '@mantine/core'

export function StandardsPage(_props: { readonly onOpenDraft: (draftId: string) => void }) {
  return (
    <Stack p="lg">
      <Title order={2}>评分标准</Title>
    </Stack>
  )
}
