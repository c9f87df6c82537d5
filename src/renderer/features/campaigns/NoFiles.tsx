import { Button, Stack, Text, Title } from '@mantine/core'

/** Nothing drawn yet: where to go first. */
export function NoFiles({ onOpenRoster }: { readonly onOpenRoster: () => void }) {
  return (
    <Stack align="center" py={48} gap="xs">
      <Title order={3} size="h4">
        还没有参评案卷
      </Title>
      <Text c="dimmed">导入名册并抽卷之后，抽中的案卷会列在这里。</Text>
      <Button variant="light" onClick={onOpenRoster}>
        去导入名册、抽卷
      </Button>
    </Stack>
  )
}
