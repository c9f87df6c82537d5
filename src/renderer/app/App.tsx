import { Alert, Center, Loader, Progress, Stack, Text, Title, useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { describeFailure } from '@shared/messages'
import { useSettings } from '../data/live'
import { WelcomePage } from '../features/welcome'
import { Shell } from './Shell'
import { useBoot } from './use-boot'

/** The whole window: starting, in trouble, first run, or at work. */
export function App() {
  const boot = useBoot()
  switch (boot.kind) {
    case 'starting':
      return <Starting done={boot.done} total={boot.total} />
    case 'failed':
      return (
        <Center h="100vh" p="xl">
          <Alert color="red" title="暂时不能打开" maw={640}>
            {describeFailure(boot.failure)}
          </Alert>
        </Center>
      )
    case 'ready':
      return <Ready status={boot.status} />
  }
}

function Starting({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <Center h="100vh">
      <Stack w={360} align="center" role="status">
        <Title order={1} size="h2">
          衡卷
        </Title>
        {total === 0 ? (
          <Loader aria-label="正在打开" />
        ) : (
          <Progress w="100%" value={(done / total) * 100} aria-label="整理进度" />
        )}
        <Text c="dimmed" size="sm">
          {total === 0 ? '正在打开…' : `正在整理记录 ${done} / ${total}`}
        </Text>
      </Stack>
    </Center>
  )
}

function Ready({
  status,
}: {
  readonly status: Extract<ReturnType<typeof useBoot>, { kind: 'ready' }>['status']
}) {
  const settings = useSettings()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = settings?.colorScheme
  useEffect(() => {
    if (scheme) setColorScheme(scheme)
  }, [scheme, setColorScheme])
  if (settings === null) return null
  if (settings.reviewerName === '' && !status.isReadOnly) return <WelcomePage settings={settings} />
  return <Shell status={status} />
}
