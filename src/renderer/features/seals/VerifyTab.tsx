import { Button, List, Stack, Text, Title } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import { Notice } from '../../ui/Notice'

/** 核验页: one file that tells a genuine paper from an altered one, without this program and without a network. */
export function VerifyTab() {
  const [isBusy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const names = await saveExport({ kind: 'verify-page', subjectId: null, format: 'html' })
      if (names) tellDone(`已导出：${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm" maw={760}>
      <Title order={3} size="h4">
        核验页
      </Title>
      <Text size="sm">
        核验页是一个网页文件，双击用浏览器打开即可使用，不连网，也不用安装衡卷。收件单位或法院拿到盖章件，可以用它核对：
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>
          <b>真</b>：文件与用印时一个字节都不差，或打印件二维码与登记一致；
        </List.Item>
        <List.Item>
          <b>改</b>：是本机关盖过章的文书，但内容被改动过、少了页；
        </List.Item>
        <List.Item>
          <b>不识</b>：登记簿里没有这份文件。
        </List.Item>
      </List>
      <Text size="sm">
        用法：导出后交给需要核验的单位，或放在本机关的网站上；打开后把收到的 PDF
        文件拖进去，或者输入纸质件上二维码的内容。导出之后新盖的章不在其中，请在每次用印一批后重新导出。
      </Text>
      <Notice tone="plain">核验页里有登记簿的文号、校验值和登记行号，没有文书正文，也没有印章图片。</Notice>
      <div>
        <Button
          loading={isBusy}
          leftSection={<IconFileExport size={16} aria-hidden />}
          onClick={() => void save()}
        >
          导出核验页…
        </Button>
      </div>
    </Stack>
  )
}
