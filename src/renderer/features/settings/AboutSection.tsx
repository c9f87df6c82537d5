import { Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Value } from '@shared/ipc/contract'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'

/** Version, runtime, and the proof that nothing tried to leave this machine. */
export function AboutSection() {
  const [info, setInfo] = useState<Value<'app:info'> | null>(null)
  useEffect(() => {
    call('app:info').then(setInfo, tellFailure)
  }, [])
  if (info === null) return null
  return (
    <Stack gap={4} component="section" aria-label="关于">
      <Title order={3} size="h4">
        关于
      </Title>
      <Text size="sm">
        衡卷 {info.version}，运行环境 Electron {info.electron}（Chromium {info.chromium}），{info.platform}
      </Text>
      <Text size="sm">
        本程序不联网。
        {info.blockedRequests === 0
          ? '启动以来没有任何对外请求。'
          : `启动以来拦下 ${info.blockedRequests} 次对外请求。`}
      </Text>
    </Stack>
  )
}
