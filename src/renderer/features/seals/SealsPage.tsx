import { Button, Center, Group, Loader, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconPlus, IconSchool } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { SealPictureNotice } from '../../ui/SealPictureNotice'
import { ImportSealDialog, type ImportSource } from './ImportSealDialog'
import { RegisterTab } from './RegisterTab'
import { buildRequestRows } from './request-rows'
import { RequestTable } from './RequestTable'
import { SealTable } from './SealTable'
import { VerifyTab } from './VerifyTab'
import classes from './seals.module.css'

type SealsPageProps = { readonly onOpenDocument: (documentId: string) => void }

/** The seals kept here, what waits for them, and the register of every use. */
export function SealsPage({ onOpenDocument }: SealsPageProps) {
  const seals = useRows('seals')
  const uses = useRows('sealUses')
  const requests = useRows('sealRequests')
  const documents = useRows('documents')
  const actor = useActor()
  const [source, setSource] = useState<ImportSource | null>(null)
  const waiting = useMemo(
    () => buildRequestRows(requests ?? [], documents ?? [], seals ?? [], actor),
    [requests, documents, seals, actor],
  )
  if (seals === null || uses === null || requests === null || documents === null || actor === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取印章" />
      </Center>
    )
  }
  const openCount = waiting.filter(({ isOpen }) => isOpen).length
  const hasMine = waiting.some(({ mine }) => mine !== '')
  return (
    <Stack p="lg" gap="md">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>印章与用印</Title>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconSchool size={18} aria-hidden />}
            onClick={() => setSource('sample')}
          >
            生成示例印章
          </Button>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setSource('file')}>
            导入印章
          </Button>
        </Group>
      </Group>
      <SealPictureNotice />
      <Tabs defaultValue={hasMine ? 'requests' : 'seals'} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="seals">印章（{seals.length}）</Tabs.Tab>
          <Tabs.Tab value="requests">待办用印（{openCount}）</Tabs.Tab>
          <Tabs.Tab value="register">用印登记簿（{uses.length}）</Tabs.Tab>
          <Tabs.Tab value="verify">核验页</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="seals" pt="md">
          {seals.length === 0 ? <NoSeals /> : <SealTable seals={seals} />}
        </Tabs.Panel>
        <Tabs.Panel value="requests" pt="md">
          <RequestTable rows={waiting} onOpenDocument={onOpenDocument} />
        </Tabs.Panel>
        <Tabs.Panel value="register" pt="md">
          <RegisterTab uses={uses} onOpenDocument={onOpenDocument} />
        </Tabs.Panel>
        <Tabs.Panel value="verify" pt="md">
          <VerifyTab />
        </Tabs.Panel>
      </Tabs>
      <ImportSealDialog source={source} onClose={() => setSource(null)} />
    </Stack>
  )
}

function NoSeals() {
  return (
    <Stack align="center" py={48} gap="xs">
      <Title order={3}>还没有印章</Title>
      <Text className={classes.muted} ta="center" maw={560}>
        点“导入印章”选择印模的扫描图片；只想练习的，点“生成示例印章”。没有印章时，文书可以导出“待盖章稿”，打印后加盖实体印章。
      </Text>
    </Stack>
  )
}
