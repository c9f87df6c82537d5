import { Center, Loader, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type EmptyListProps = { readonly title: string; readonly text: string; readonly children?: ReactNode }

export function EmptyList({ title, text, children }: EmptyListProps) {
  return (
    <Stack align="center" py={64} gap="sm">
      <Title order={3}>{title}</Title>
      <Text c="dimmed" ta="center" maw={560}>
        {text}
      </Text>
      {children}
    </Stack>
  )
}

export function Loading({ what }: { readonly what: string }) {
  return (
    <Center h={320}>
      <Loader role="status" aria-label={`正在读取${what}`} />
    </Center>
  )
}
