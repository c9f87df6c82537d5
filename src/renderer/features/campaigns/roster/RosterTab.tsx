import { Button, Center, Group, Loader, Stack, Table, Text, Title } from '@mantine/core'
import { IconDice5, IconFileImport } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Roster } from '@shared/domain/campaign/campaign'
import { isDrawnFrom, standingRosters } from '@shared/domain/campaign/draw-list'
import { chinaMinute } from '@shared/lib/china-day'
import { tellDone } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { useRows } from '../../../data/live'
import { hasRole, useActor } from '../../../data/session'
import { DialogForm } from '../../../ui/DialogForm'
import { Notice } from '../../../ui/Notice'
import type { CampaignData } from '../use-campaign'
import { DrawCard } from './DrawCard'
import { DrawDialog } from './DrawDialog'
import { RosterImportDialog } from './RosterImportDialog'

type RosterTabProps = { readonly data: CampaignData; readonly onOpenPlan: () => void }

/** 名册与抽卷: the lists the units handed in, and the draws made from them. */
export function RosterTab({ data, onOpenPlan }: RosterTabProps) {
  const { campaign, entries } = data
  const allRosters = useRows('rosters')
  const allDraws = useRows('draws')
  const mayDraw = hasRole(useActor(), 'admin', 'leader')
  const [open, setOpen] = useState<'import' | 'draw' | null>(null)
  const rosters = useMemo(
    () => (allRosters === null ? null : standingRosters(allRosters, campaign.id)),
    [allRosters, campaign.id],
  )
  const draws = useMemo(
    () =>
      allDraws
        ?.filter(({ campaignId }) => campaignId === campaign.id)
        .toSorted((a, b) => b.at.localeCompare(a.at)) ?? null,
    [allDraws, campaign.id],
  )
  if (campaign.plan === null) {
    return (
      <Stack align="start">
        <Notice tone="info">先定方案：参评单位和抽卷规则都在方案里。</Notice>
        <Button onClick={onOpenPlan}>填写方案</Button>
      </Stack>
    )
  }
  if (rosters === null || draws === null) {
    return (
      <Center h={200}>
        <Loader aria-label="正在读取名册" />
      </Center>
    )
  }
  const known = rosters.flatMap(({ files }) => files)
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={3} size="h4">
          名册（{known.length} 件）
        </Title>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => setOpen('import')}
          >
            导入名册
          </Button>
          <Button
            leftSection={<IconDice5 size={18} aria-hidden />}
            disabled={known.length === 0 || !mayDraw}
            title={mayDraw ? undefined : '由组长或管理员抽卷'}
            onClick={() => setOpen('draw')}
          >
            抽卷
          </Button>
        </Group>
      </Group>
      {rosters.length === 0 ? (
        <Text c="dimmed">
          还没有名册。请参评单位报送已结案案卷的清单（XLSX、CSV 或直接粘贴表格），再点“导入名册”。
        </Text>
      ) : (
        <RosterTable
          rosters={rosters}
          isDrawn={(roster) => isDrawnFrom(roster, draws, entries)}
          campaignId={campaign.id}
        />
      )}
      <Title order={3} size="h4">
        抽卷（{draws.length} 次）
      </Title>
      {draws.length === 0 ? (
        <Text c="dimmed">还没有抽卷。名册齐了之后，两人在场，公开确定种子，再点“抽卷”。</Text>
      ) : (
        draws.map((draw) => <DrawCard key={draw.id} draw={draw} />)
      )}
      <RosterImportDialog
        isOpen={open === 'import'}
        campaignId={campaign.id}
        plan={campaign.plan}
        known={known}
        onClose={() => setOpen(null)}
      />
      <DrawDialog
        isOpen={open === 'draw'}
        data={data}
        plan={campaign.plan}
        rosters={rosters}
        draws={draws}
        onClose={() => setOpen(null)}
      />
    </Stack>
  )
}

type RosterTableProps = {
  readonly rosters: readonly Roster[]
  readonly isDrawn: (roster: Roster) => boolean
  readonly campaignId: string
}

function RosterTable({ rosters, isDrawn, campaignId }: RosterTableProps) {
  const [leaving, setLeaving] = useState<Roster | null>(null)
  const withdraw = async (): Promise<void> => {
    if (leaving === null) return
    await perform('roster/withdrawn', { campaignId, rosterId: leaving.id })
    tellDone('名册已撤回')
    setLeaving(null)
  }
  return (
    <>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>来源</Table.Th>
            <Table.Th>单位</Table.Th>
            <Table.Th w={80} ta="right">
              件数
            </Table.Th>
            <Table.Th w={80} ta="right">
              必查
            </Table.Th>
            <Table.Th w={110} ta="right">
              未收入的行
            </Table.Th>
            <Table.Th w={150}>导入时间</Table.Th>
            <Table.Th w={100}>导入人</Table.Th>
            <Table.Th w={90}>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rosters.map((roster) => {
            const units = [...new Set(roster.files.map(({ unit }) => unit))]
            return (
              <Table.Tr key={roster.id}>
                <Table.Td>{roster.sourceName}</Table.Td>
                <Table.Td>
                  <Text size="sm" lineClamp={2} title={units.join('、')}>
                    {units.length > 2
                      ? `${units.slice(0, 2).join('、')} 等 ${units.length} 个`
                      : units.join('、')}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">{roster.files.length}</Table.Td>
                <Table.Td ta="right">
                  {roster.files.filter(({ mustReason }) => mustReason !== '').length}
                </Table.Td>
                <Table.Td ta="right">{roster.leftOutRows}</Table.Td>
                <Table.Td>{chinaMinute(roster.importedAt)}</Table.Td>
                <Table.Td>{roster.importedBy}</Table.Td>
                <Table.Td>
                  {isDrawn(roster) ? (
                    <Text size="sm" c="dimmed">
                      已抽卷
                    </Text>
                  ) : (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={`撤回名册 ${roster.sourceName}`}
                      onClick={() => setLeaving(roster)}
                    >
                      撤回
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <DialogForm
        isOpen={leaving !== null}
        title="撤回名册"
        submitLabel="撤回"
        isQuestion
        onSubmit={withdraw}
        onClose={() => setLeaving(null)}
      >
        <Text>
          撤回“{leaving?.sourceName}”（{leaving?.files.length}{' '}
          件）。撤回后这些案卷不再参加抽取，改好表格可以重新导入。
        </Text>
      </DialogForm>
    </>
  )
}
