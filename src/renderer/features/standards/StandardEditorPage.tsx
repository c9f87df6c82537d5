import { Stack, Title } from '@mantine/core'

export function StandardEditorPage(_props: { readonly draftId: string; readonly onClose: () => void }) {
  return (
    <Stack p="lg">
      <Title order={2}>评分标准</Title>
    </Stack>
  )
}
