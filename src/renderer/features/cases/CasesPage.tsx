import { Button, Center, Group, Loader, Menu, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import {
  IconChevronDown,
  IconFiles,
  IconFolderOpen,
  IconPlus,
  IconSchool,
  IconSearch,
} from '@tabler/icons-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Sample } from '@shared/ipc/shapes'
import { call } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { CampaignDialog } from './CampaignDialog'
import { filterCaseRows, type CaseFilter, type CaseRow } from './case-rows'
import { CaseTable } from './CaseTable'
import { DropArea } from './DropArea'
import { DueBanner } from './DueBanner'
import { EditFactsDialog } from './EditFactsDialog'
import { EmptyCases } from './EmptyCases'
import { ImportDialog } from './ImportDialog'
import { useCases } from './use-cases'
import { useImport } from './use-import'

const STATE_OPTIONS = [
  { value: 'all', label: '全部状态' },
  { value: 'registered', label: '待评查' },
  { value: 'in-review', label: '评查中' },
  { value: 'submitted', label: '已提交' },
  { value: 'removed', label: '回收站' },
]

type CasesPageProps = {
  readonly onOpen: (caseId: string) => void
  readonly onOpenLoop: () => void
}

/** Home: every case with its state and score, and the ways to bring new ones in. */
export function CasesPage({ onOpen, onOpenLoop }: CasesPageProps) {
  const cases = useCases()
  const intake = useImport(tellFailure)
  const samples = useSamples()
  const [filter, setFilter] = useState<CaseFilter>({ text: '', state: 'all', campaignId: 'all' })
  const [edited, setEdited] = useState<CaseRow | null>(null)
  const [isNamingCampaign, setNamingCampaign] = useState(false)
  const deferred = useDeferredValue(filter)
  const shown = useMemo(() => cases.rows && filterCaseRows(cases.rows, deferred), [cases.rows, deferred])
  if (cases.rows === null || shown === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取案卷" />
      </Center>
    )
  }
  const openCase = (caseId: string): void => {
    intake.close()
    onOpen(caseId)
  }
  return (
    <DropArea onDrop={(files) => void intake.drop(files)}>
      <Stack p="lg" gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>案卷</Title>
          <ImportMenu
            samples={samples}
            onChoose={(what) => void intake.choose(what)}
            onSample={(slug) => void intake.openSample(slug)}
          />
        </Group>
        <DueBanner onOpenLoop={onOpenLoop} />
        {cases.rows.length === 0 ? (
          <EmptyCases
            samples={samples}
            onChoose={() => void intake.choose('folder')}
            onSample={(slug) => void intake.openSample(slug)}
          />
        ) : (
          <>
            <FilterBar
              filter={filter}
              campaigns={cases.campaigns.map(({ id, name, year }) => ({
                value: id,
                label: `${year} ${name}`,
              }))}
              onChange={setFilter}
              onNewCampaign={() => setNamingCampaign(true)}
            />
            {shown.length === 0 ? (
              <Text c="dimmed" py="xl" ta="center">
                {filter.state === 'removed' ? '回收站是空的。' : '没有符合条件的案卷，请换个条件。'}
              </Text>
            ) : (
              <CaseTable
                rows={shown}
                campaigns={cases.campaigns}
                onOpen={onOpen}
                onEdit={setEdited}
                onRemove={(id) => void cases.remove(id).catch(tellFailure)}
                onRestore={(id) => void cases.restore(id).catch(tellFailure)}
                onAssign={(id, campaignId) => void cases.assign(id, campaignId).catch(tellFailure)}
              />
            )}
          </>
        )}
      </Stack>
      <ImportDialog
        state={intake.state}
        campaigns={cases.campaigns}
        onRun={(...order) => void intake.run(...order)}
        onCancel={intake.cancel}
        onClose={intake.close}
        onOpenCase={openCase}
      />
      <EditFactsDialog row={edited} onClose={() => setEdited(null)} onSave={cases.editFacts} />
      <CampaignDialog
        isOpen={isNamingCampaign}
        onClose={() => setNamingCampaign(false)}
        onCreate={cases.openCampaign}
      />
    </DropArea>
  )
}

function useSamples(): readonly Sample[] {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => {
    call('app:info').then((info) => setSamples(info.samples), tellFailure)
  }, [])
  return samples
}

type ImportMenuProps = {
  readonly samples: readonly Sample[]
  readonly onChoose: (what: 'folder' | 'files') => void
  readonly onSample: (slug: string) => void
}

function ImportMenu({ samples, onChoose, onSample }: ImportMenuProps) {
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          导入案卷
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFolderOpen size={18} aria-hidden />} onClick={() => onChoose('folder')}>
          选择案卷文件夹…
        </Menu.Item>
        <Menu.Item leftSection={<IconFiles size={18} aria-hidden />} onClick={() => onChoose('files')}>
          选择扫描件文件…
        </Menu.Item>
        {samples.length > 0 && <Menu.Label>示例案卷（练习用）</Menu.Label>}
        {samples.map(({ slug, title }) => (
          <Menu.Item
            key={slug}
            leftSection={<IconSchool size={18} aria-hidden />}
            onClick={() => onSample(slug)}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type FilterBarProps = {
  readonly filter: CaseFilter
  readonly campaigns: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (filter: CaseFilter) => void
  readonly onNewCampaign: () => void
}

function FilterBar({ filter, campaigns, onChange, onNewCampaign }: FilterBarProps) {
  return (
    <Group gap="sm" wrap="nowrap">
      <TextInput
        aria-label="查找案卷"
        placeholder="按名称、单位、当事人或文号查找"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        flex={1}
        maw={420}
      />
      <Select
        aria-label="状态"
        data={STATE_OPTIONS}
        value={filter.state}
        allowDeselect={false}
        onChange={(state) => onChange({ ...filter, state: (state ?? 'all') as CaseFilter['state'] })}
        w={130}
      />
      <Select
        aria-label="批次"
        data={[{ value: 'all', label: '全部批次' }, { value: 'none', label: '未归入批次' }, ...campaigns]}
        value={filter.campaignId}
        allowDeselect={false}
        onChange={(campaignId) => onChange({ ...filter, campaignId: campaignId ?? 'all' })}
        w={200}
      />
      <Button variant="default" onClick={onNewCampaign}>
        新建批次
      </Button>
    </Group>
  )
}
