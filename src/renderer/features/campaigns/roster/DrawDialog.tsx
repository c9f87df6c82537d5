import {
  Autocomplete,
  Button,
  Group,
  MultiSelect,
  ScrollArea,
  SimpleGrid,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CampaignPlan, Roster } from '@shared/domain/campaign/campaign'
import { cleanText } from '@shared/domain/campaign/clean-text'
import type { Draw } from '@shared/domain/campaign/draw'
import { quotaOfUnit } from '@shared/domain/campaign/draw-files'
import { listToDraw, unitsDrawnBefore } from '@shared/domain/campaign/draw-list'
import { chinaMinute } from '@shared/lib/china-day'
import { call } from '../../../app/api'
import { tellDone } from '../../../app/notices'
import { saving } from '../../../data/acts'
import { useActor } from '../../../data/session'
import { DialogForm } from '../../../ui/DialogForm'
import { Notice } from '../../../ui/Notice'
import type { CampaignData } from '../use-campaign'

type DrawDialogProps = {
  readonly data: CampaignData
  readonly plan: CampaignPlan
  readonly rosters: readonly Roster[]
  readonly draws: readonly Draw[]
  readonly onClose: () => void
}

/** 抽卷: seed, names and units go to main, which draws from the record. */
export function DrawDialog({ isOpen, ...props }: DrawDialogProps & { readonly isOpen: boolean }) {
  return isOpen ? <DrawForm {...props} /> : null
}

function DrawForm({ data, plan, rosters, draws, onClose }: DrawDialogProps) {
  const { campaign, entries, people } = data
  const actor = useActor()
  const listed = useMemo(() => unitsOf(rosters), [rosters])
  const before = unitsDrawnBefore(draws, campaign.id)
  const [units, setUnits] = useState<readonly string[]>(() => listed.filter((unit) => !before.has(unit)))
  const [seed, setSeed] = useState('')
  const [seedSource, setSeedSource] = useState('')
  const [drawer, setDrawer] = useState<string | null>(null)
  const [witness, setWitness] = useState('')
  const [againReason, setAgainReason] = useState('')
  const drawnBy = drawer ?? actor?.name ?? ''
  const isSame = witness.trim() !== '' && cleanText(witness) === cleanText(drawnBy)
  const again = units.filter((unit) => before.has(unit))
  const isReady =
    units.length > 0 &&
    [seed, seedSource, drawnBy, witness].every((text) => text.trim() !== '') &&
    !isSame &&
    (again.length === 0 || againReason.trim() !== '')
  const names = people.filter(({ disabledAt }) => disabledAt === null).map(({ name }) => name)
  const draw = async (): Promise<void> => {
    await saving(() =>
      call('draw:make', {
        campaignId: campaign.id,
        seed,
        seedSource,
        drawnBy,
        witness,
        units: [...units],
        againReason,
      }),
    )
    tellDone('抽卷完成，已记录')
    onClose()
  }
  const proposeSeed = (): void => {
    const now = new Date().toISOString()
    setSeed(now.replace(/\D/g, ''))
    setSeedSource(`由程序按当时的时间（${chinaMinute(now)}）提出，没有公开产生`)
  }
  return (
    <DialogForm
      isOpen
      title="抽卷"
      submitLabel="抽取"
      failureTitle="没有抽卷"
      size={720}
      isDisabled={!isReady}
      onSubmit={draw}
      onClose={onClose}
    >
      <MultiSelect
        label="参加抽取的单位"
        description="已经抽过的单位默认不再参加"
        searchable
        nothingFoundMessage="名册里没有这个单位"
        data={[...listed]}
        value={[...units]}
        onChange={setUnits}
      />
      <Quotas plan={plan} rosters={rosters} entries={entries} units={units} />
      {again.length > 0 && (
        <Textarea
          label="补抽原因"
          description={`${again.join('、')} 已经抽过；已抽中的不会重复抽取`}
          withAsterisk
          autosize
          minRows={1}
          maxLength={500}
          value={againReason}
          onChange={(event) => setAgainReason(event.currentTarget.value)}
        />
      )}
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          label="随机种子"
          description="当众产生，例如当日某期彩票号码、两人各报的三位数"
          withAsterisk
          data-autofocus
          maxLength={200}
          value={seed}
          flex={1}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconClock size={16} aria-hidden />} onClick={proposeSeed}>
          用当前时间
        </Button>
      </Group>
      <TextInput
        label="种子来源"
        description="何时、何地、怎样产生，谁在场"
        withAsterisk
        maxLength={500}
        value={seedSource}
        onChange={(event) => setSeedSource(event.currentTarget.value)}
      />
      <SimpleGrid cols={2} spacing="sm">
        <Autocomplete
          label="抽取人"
          withAsterisk
          data={names}
          maxLength={50}
          value={drawnBy}
          onChange={setDrawer}
        />
        <Autocomplete
          label="见证人"
          withAsterisk
          data={names}
          maxLength={50}
          error={isSame ? '不能与抽取人相同' : null}
          value={witness}
          onChange={setWitness}
        />
      </SimpleGrid>
      <Notice tone="info">
        结果只由名册、规则和种子决定，任何人都能按抽卷记录复算。抽取后立即记录，不能撤销重抽。
      </Notice>
    </DialogForm>
  )
}

const unitsOf = (rosters: readonly Roster[]): readonly string[] =>
  [...new Set(rosters.flatMap(({ files }) => files.map(({ unit }) => cleanText(unit))))].sort()

type QuotasProps = Pick<DrawDialogProps, 'plan' | 'rosters'> & {
  readonly entries: CampaignData['entries']
  readonly units: readonly string[]
}

/** How many of each unit, known before the seed is: only which ones is left to the lot. */
function Quotas({ plan, rosters, entries, units }: QuotasProps) {
  const rows = useMemo(
    () =>
      units.map((unit) => {
        const { files } = listToDraw(rosters, entries, new Set([unit]))
        const required = files.filter(({ mustReason }) => cleanText(mustReason) !== '').length
        return {
          unit,
          total: files.length,
          required,
          quota: quotaOfUnit(plan.drawRule, files.length, required),
        }
      }),
    [plan.drawRule, rosters, entries, units],
  )
  const quota = rows.reduce((sum, row) => sum + row.quota, 0)
  if (rows.length === 0) return <Text c="dimmed">请选择参加抽取的单位。</Text>
  return (
    <ScrollArea.Autosize mah={180} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': '各单位件数' }}>
      <Table verticalSpacing={2} fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>单位</Table.Th>
            <Table.Th ta="right">可抽</Table.Th>
            <Table.Th ta="right">必查</Table.Th>
            <Table.Th ta="right">将抽取（共 {quota} 件）</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.unit}>
              <Table.Td>{row.unit}</Table.Td>
              <Table.Td ta="right">{row.total}</Table.Td>
              <Table.Td ta="right">{row.required}</Table.Td>
              <Table.Td ta="right">{row.quota}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
