import { Center, Loader } from '@mantine/core'

export function Loading({ what }: { readonly what: string }) {
  return (
    <Center h={320}>
      <Loader role="status" aria-label={`正在读取${what}`} />
    </Center>
  )
}
