import { Anchor, Button, Center, Group, Loader, Progress, Stack, Table, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { groupBy } from '@shared/lib/group-by'
import { useRows } from '../../data/live'
import { NewCampaignDialog } from './NewCampaignDialog'

/** Every campaign, newest first, with how far it has come. */
export function CampaignsPage({ onOpen }: { readonly onOpen: (campaignId: string) => void }) {
  const campaigns = useRows('campaigns')
  const entries = useRows('entries')
  const [isNaming, setNaming] = useState(false)
  const rows = useMemo(() => campaigns && entries && buildRows(campaigns, entries), [campaigns, entries])
  if (rows === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取批次" />
      </Center>
    )
  }
  return (
    <Stack p="lg" gap="md">
      <Group justify="space-between">
        <Title order={2}>评查批次</Title>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNaming(true)}>
          新建批次
        </Button>
      </Group>
      {rows.length === 0 ? <NoCampaigns /> : <CampaignTable rows={rows} onOpen={onOpen} />}
      <NewCampaignDialog isOpen={isNaming} onClose={() => setNaming(false)} onOpened={onOpen} />
    </Stack>
  )
}

type Row = {
  readonly campaign: Campaign
  readonly files: number
  /** Files whose result is settled. */
  readonly settled: number
}

const SETTLED: ReadonlySet<CampaignEntry['state']> = new Set([
  'final',
  'announced',
  'rectifying',
  'reinspecting',
  'closed',
  'transferred',
])

function buildRows(campaigns: readonly Campaign[], entries: readonly CampaignEntry[]): readonly Row[] {
  const byCampaign = groupBy(entries, ({ campaignId }) => campaignId)
  return campaigns
    .toSorted((a, b) => b.year - a.year || b.openedAt.localeCompare(a.openedAt))
    .map((campaign) => {
      const own = byCampaign.get(campaign.id) ?? []
      return { campaign, files: own.length, settled: own.filter(({ state }) => SETTLED.has(state)).length }
    })
}

function NoCampaigns() {
  return (
    <Stack align="center" py={64} gap="xs">
      <Title order={3}>还没有批次</Title>
      <Text c="dimmed" ta="center" maw={560}>
        一次评查活动是一个批次：先定方案，再导入各单位的案卷名册、抽卷、调卷，把案卷分给评查员，直到反馈、整改、销号。
      </Text>
    </Stack>
  )
}

function CampaignTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly Row[]
  readonly onOpen: (campaignId: string) => void
}) {
  return (
    <Table highlightOnHover verticalSpacing="xs" stickyHeader stickyHeaderOffset={48}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={80}>年度</Table.Th>
          <Table.Th>批次名称</Table.Th>
          <Table.Th w={100}>方式</Table.Th>
          <Table.Th w={100} ta="right">
            参评单位
          </Table.Th>
          <Table.Th w={100} ta="right">
            参评案卷
          </Table.Th>
          <Table.Th w={240}>定稿</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ campaign, files, settled }) => (
          <Table.Tr key={campaign.id}>
            <Table.Td>{campaign.year}</Table.Td>
            <Table.Td>
              <Anchor component="button" ta="left" onClick={() => onOpen(campaign.id)}>
                {campaign.name}
              </Anchor>
            </Table.Td>
            <Table.Td>{campaign.plan?.mode ?? '未定方案'}</Table.Td>
            <Table.Td ta="right">{campaign.plan?.units.length ?? 0}</Table.Td>
            <Table.Td ta="right">{files}</Table.Td>
            <Table.Td>
              {files === 0 ? (
                <Text c="dimmed">—</Text>
              ) : (
                <Group gap="xs" wrap="nowrap">
                  <Progress
                    flex={1}
                    value={(settled / files) * 100}
                    aria-label={`${campaign.name} 已定稿的比例`}
                  />
                  <Text size="sm">
                    {settled} / {files}
                  </Text>
                </Group>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
