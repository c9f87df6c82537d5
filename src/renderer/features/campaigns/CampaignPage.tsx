import { ActionIcon, Button, Center, Group, Loader, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { FilesTab } from './files/FilesTab'
import { PlanTab } from './plan/PlanTab'
import { ProgressTab } from './progress/ProgressTab'
import { RosterTab } from './roster/RosterTab'
import { useCampaign, type CampaignData } from './use-campaign'

type CampaignPageProps = {
  readonly campaignId: string
  readonly onOpenEntry: (entryId: string) => void
  readonly onClose: () => void
}

/** One campaign: plan, lists and draw, papers and people, progress. */
export function CampaignPage({ campaignId, onOpenEntry, onClose }: CampaignPageProps) {
  const data = useCampaign(campaignId)
  if (data === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取批次" />
      </Center>
    )
  }
  if (data === undefined) {
    return (
      <Stack p="lg" align="start">
        <Title order={2}>找不到这个批次</Title>
        <Button variant="default" onClick={onClose}>
          回到批次列表
        </Button>
      </Stack>
    )
  }
  return <OpenCampaign data={data} onOpenEntry={onOpenEntry} onClose={onClose} />
}

type TabName = 'plan' | 'roster' | 'files' | 'progress'

/** Where the work goes on: the first thing that is still missing. */
function firstTab({ campaign, entries }: CampaignData): TabName {
  if (campaign.plan === null) return 'plan'
  return entries.length === 0 ? 'roster' : 'progress'
}

function OpenCampaign({
  data,
  onOpenEntry,
  onClose,
}: Omit<CampaignPageProps, 'campaignId'> & { readonly data: CampaignData }) {
  const [tab, setTab] = useState<TabName>(() => firstTab(data))
  const { campaign, entries } = data
  return (
    <Stack p="lg" gap="sm">
      <Group gap="xs" wrap="nowrap">
        <ActionIcon variant="subtle" color="gray" aria-label="回到批次列表" onClick={onClose}>
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
        <Title order={2} lineClamp={1}>
          {campaign.name}
        </Title>
        <Text c="dimmed" style={{ flex: 'none' }}>
          {campaign.year}年度
        </Text>
      </Group>
      <Tabs value={tab} onChange={(next) => setTab((next ?? 'plan') as TabName)} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="plan">方案</Tabs.Tab>
          <Tabs.Tab value="roster">名册与抽卷</Tabs.Tab>
          <Tabs.Tab value="files">调卷与分配</Tabs.Tab>
          <Tabs.Tab value="progress">进度{entries.length > 0 ? `（${entries.length}）` : ''}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="plan" pt="md">
          <PlanTab data={data} onSaved={() => entries.length === 0 && setTab('roster')} />
        </Tabs.Panel>
        <Tabs.Panel value="roster" pt="md">
          <RosterTab data={data} onOpenPlan={() => setTab('plan')} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="md">
          <FilesTab data={data} onOpenEntry={onOpenEntry} onOpenRoster={() => setTab('roster')} />
        </Tabs.Panel>
        <Tabs.Panel value="progress" pt="md">
          <ProgressTab data={data} onOpenEntry={onOpenEntry} onOpenRoster={() => setTab('roster')} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
