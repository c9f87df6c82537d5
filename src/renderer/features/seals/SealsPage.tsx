import { Button, Center, Group, Loader, Menu, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconChevronDown, IconFileExport, IconPlus, IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import type { SealUse } from '@shared/domain/seal/seal'
import type { ExportOrder } from '@shared/ipc/shapes'
import { tellDone, tellFailure } from '../../app/notices'
import { saveExport } from '../../data/exports'
import { useRows } from '../../data/live'
import { SealPictureNotice } from '../../ui/SealPictureNotice'
import { ImportSealDialog, type ImportSource } from './ImportSealDialog'
import { RegisterTable } from './RegisterTable'
import { SealTable } from './SealTable'
import classes from './seals.module.css'

type SealsPageProps = { readonly onOpenDocument: (documentId: string) => void }

/** The seals kept here, and the register of every use. */
export function SealsPage({ onOpenDocument }: SealsPageProps) {
  const seals = useRows('seals')
  const uses = useRows('sealUses')
  const [source, setSource] = useState<ImportSource | null>(null)
  if (seals === null || uses === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取印章" />
      </Center>
    )
  }
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
      <Tabs defaultValue="seals">
        <Tabs.List>
          <Tabs.Tab value="seals">印章（{seals.length}）</Tabs.Tab>
          <Tabs.Tab value="register">用印登记簿（{uses.length}）</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="seals" pt="md">
          {seals.length === 0 ? <NoSeals /> : <SealTable seals={seals} />}
        </Tabs.Panel>
        <Tabs.Panel value="register" pt="md">
          <Register uses={uses} onOpenDocument={onOpenDocument} />
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

function Register({ uses, onOpenDocument }: SealsPageProps & { readonly uses: readonly SealUse[] }) {
  const [isBusy, setBusy] = useState(false)
  const save = async (format: ExportOrder['format']): Promise<void> => {
    setBusy(true)
    try {
      const names = await saveExport({ kind: 'seal-register', subjectId: null, format })
      if (names) tellDone(`已导出：${names.join('、')}`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  if (uses.length === 0) {
    return (
      <Stack align="center" py={48} gap="xs">
        <Title order={3}>还没有用印记录</Title>
        <Text className={classes.muted} ta="center" maw={560}>
          每次用印自动登记一行：时间、印章、文书和文号、主送、事由、份数页数、申请人、审批人、监印人和用印前后的文件校验值。登记后不能修改。
        </Text>
      </Stack>
    )
  }
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        <Menu position="bottom-end" width={160}>
          <Menu.Target>
            <Button
              variant="default"
              loading={isBusy}
              leftSection={<IconFileExport size={16} aria-hidden />}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              导出登记簿
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void save('pdf')}>PDF…</Menu.Item>
            <Menu.Item onClick={() => void save('xlsx')}>XLSX…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <RegisterTable uses={uses} onOpenDocument={onOpenDocument} />
    </Stack>
  )
}
