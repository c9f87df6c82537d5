import { Alert, Button, Center, List, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { Settings } from '@shared/domain/settings/settings'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { perform } from '../../data/acts'

/** First run: who sits here, and the three promises in plain words. */
export function WelcomePage({ settings }: { readonly settings: Settings }) {
  const [name, setName] = useState('')
  const [office, setOffice] = useState(settings.officeName)
  const [wasAsked, setWasAsked] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const begin = async (): Promise<void> => {
    setWasAsked(true)
    if (name.trim() === '') return
    try {
      await perform('settings/changed', {
        settings: Settings.parse({ ...settings, reviewerName: name.trim(), officeName: office.trim() }),
      })
    } catch (cause) {
      setFailure(toFailure(cause))
    }
  }
  return (
    <Center mih="100vh" p="md">
      <Paper withBorder p="xl" w={560} component="main">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void begin()
          }}
        >
          <Stack gap="md">
            <div>
              <Title order={1}>衡卷</Title>
              <Text c="dimmed">行政执法案卷评查 · 不联网，资料只存在这台电脑上</Text>
            </div>
            <List spacing={4} size="sm">
              <List.Item>显示“已保存”的内容，断电也不会丢失。</List.Item>
              <List.Item>每一分扣在哪页、依据哪条，都能展开核对。</List.Item>
              <List.Item>印章每用一次，都记入用印登记簿。</List.Item>
            </List>
            {failure && (
              <Alert color="red" title="没有保存">
                {describeFailure(failure)}
              </Alert>
            )}
            <TextInput
              label="您的姓名"
              description="记入每一步操作和评分表"
              withAsterisk
              data-autofocus
              autoFocus
              maxLength={50}
              value={name}
              error={wasAsked && name.trim() === '' ? '请填写姓名' : null}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label="所在单位"
              maxLength={100}
              value={office}
              onChange={(event) => setOffice(event.currentTarget.value)}
            />
            <Button type="submit" size="md">
              开始使用
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
