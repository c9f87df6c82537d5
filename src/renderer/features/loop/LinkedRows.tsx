import { Anchor, Group, Stack, Text } from '@mantine/core'

type LinkedRow = {
  readonly id: string
  readonly label: string
  readonly state: string
  readonly onOpen: () => void
}

export function LinkedRows({ rows }: { readonly rows: readonly LinkedRow[] }) {
  return (
    <Stack gap={4}>
      {rows.map(({ id, label, state, onOpen }) => (
        <Group key={id} gap="sm">
          <Anchor component="button" size="sm" onClick={onOpen}>
            {label}
          </Anchor>
          <Text size="sm" c="dimmed">
            {state}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
