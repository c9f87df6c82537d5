import { ActionIcon, Group, Stack, Tabs, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { KindsTab } from './KindsTab'
import { NumbersTab } from './numbers/NumbersTab'

export type KindsPageProps = { readonly onOpenKind: (kindId: string) => void; readonly onClose: () => void }

/** What papers this office makes, and the numbers they take. */
export function KindsPage({ onOpenKind, onClose }: KindsPageProps) {
  return (
    <Stack p="lg" gap="md" data-testid="kinds-page">
      <Group gap="xs">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="回到文书列表"
          title="回到文书列表"
          onClick={onClose}
        >
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
        <Title order={2}>文书种类</Title>
      </Group>
      <Tabs defaultValue="kinds" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="kinds">种类</Tabs.Tab>
          <Tabs.Tab value="numbers">编号与分段</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="kinds">
          <KindsTab onOpenKind={onOpenKind} />
        </Tabs.Panel>
        <Tabs.Panel value="numbers">
          <NumbersTab />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
