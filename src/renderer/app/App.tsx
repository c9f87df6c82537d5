import { Alert, Center, Loader, Progress, Stack, Text, Title, useMantineColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { JournalStatus } from '@shared/ipc/shapes'
import { describeFailure } from '@shared/messages'
import { useSettings } from '../data/live'
import { useSession } from '../data/session'
import { SignInPage } from '../features/people'
import { WelcomePage } from '../features/welcome'
import { forgetNotices } from './notices'
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

function Ready({ status }: { readonly status: JournalStatus }) {
  const settings = useSettings()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = settings?.colorScheme
  useEffect(() => {
    if (scheme) setColorScheme(scheme)
  }, [scheme, setColorScheme])
  if (settings === null) return null
  if (settings.reviewerName === '' && !status.isReadOnly) return <WelcomePage settings={settings} />
  return <AtWork status={status} />
}

/** The work of whoever has signed in. It stays as it is beneath the lock and while somebody else signs in over it. */
function AtWork({ status }: { readonly status: JournalStatus }) {
  const session = useSession()
  const personId = session?.personId ?? null
  const isLocked = session?.isLocked ?? false
  const [switchingFrom, setSwitchingFrom] = useState<string | null>(null)
  // What was said to one person is not for the next one to read.
  useEffect(() => forgetNotices, [personId])
  if (isLocked && switchingFrom !== null) setSwitchingFrom(null)
  if (session === null) return null
  const mustSignIn = session.isStaffed && !status.isReadOnly && (personId === null || isLocked)
  const isSwitching = !mustSignIn && personId !== null && switchingFrom === personId
  return (
    <>
      {(personId !== null || !mustSignIn) && (
        <Shell key={personId} status={status} onSwitchPerson={() => setSwitchingFrom(personId)} />
      )}
      {mustSignIn && <SignInPage reason={personId === null ? 'start' : 'locked'} waitingId={personId} />}
      {isSwitching && (
        <SignInPage reason="switch" waitingId={personId} onBack={() => setSwitchingFrom(null)} />
      )}
    </>
  )
}
