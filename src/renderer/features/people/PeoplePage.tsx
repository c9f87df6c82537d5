import { Stack, Title } from '@mantine/core'

export function PeoplePage() {
  return (
    <Stack p="lg">
      <Title order={2}>人员</Title>
    </Stack>
  )
}
