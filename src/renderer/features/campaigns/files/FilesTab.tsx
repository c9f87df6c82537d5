import { Button, Center, Group, Loader, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconLink, IconSearch, IconUsersGroup } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { matchCases } from '@shared/domain/campaign/match-case'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { tellDone, tellFailure } from '../../../app/notices'
import { useRows } from '../../../data/live'
import { hasRole, useActor } from '../../../data/session'
import { Notice } from '../../../ui/Notice'
import { ExportButton } from '../ExportButton'
import { NoFiles } from '../NoFiles'
import type { CampaignData } from '../use-campaign'
import { AssignDialog } from './AssignDialog'
import { AutoAssignDialog } from './AutoAssignDialog'
import { buildFileRows, countFiles, FILE_FILTERS, filterFileRows, type FileFilter } from './file-rows'
import { FileTable, type FileAct } from './FileTable'
import { HandoverDialog } from './HandoverDialog'
import { linkCase } from './link-case'
import { LinkCaseDialog } from './LinkCaseDialog'

type FilesTabProps = {
  readonly data: CampaignData
  readonly onOpenEntry: (entryId: string) => void
  readonly onOpenRoster: () => void
}

/** 调卷与分配: the paper in and out, its scans, and who judges it. */
export function FilesTab({ data, onOpenEntry, onOpenRoster }: FilesTabProps) {
  const cases = useRows('cases')
  if (cases === null) {
    return (
      <Center h={200}>
        <Loader aria-label="正在读取案卷" />
      </Center>
    )
  }
  if (data.entries.length === 0) return <NoFiles onOpenRoster={onOpenRoster} />
  return <Files data={data} cases={cases} onOpenEntry={onOpenEntry} />
}

/** Files whose number names exactly one free case. */
function sureLinks(entries: readonly CampaignEntry[], cases: readonly CaseFile[]) {
  const taken = new Set(entries.flatMap(({ caseId }) => caseId ?? []))
  return entries.flatMap((entry) => {
    if (entry.caseId !== null || (entry.state !== 'drawn' && entry.state !== 'lent')) return []
    const [match, other] = matchCases(entry.listed, cases, taken).filter(({ by }) => by === 'number')
    return match && !other ? [{ entry, caseFile: match.caseFile }] : []
  })
}

type FilesProps = Omit<FilesTabProps, 'onOpenRoster'> & { readonly cases: readonly CaseFile[] }

function Files({ data, cases, onOpenEntry }: FilesProps) {
  const { campaign, entries, people } = data
  const mayAssign = hasRole(useActor(), 'admin', 'leader')
  const [filter, setFilter] = useState<FileFilter>('all')
  const [text, setText] = useState('')
  const [act, setAct] = useState<{ readonly kind: FileAct; readonly entryId: string } | null>(null)
  const [isDealing, setDealing] = useState(false)
  const [isLinking, setLinking] = useState(false)
  const rows = useMemo(() => buildFileRows(data, cases), [data, cases])
  const shownText = useDeferredValue(text)
  const shown = useMemo(() => filterFileRows(rows, filter, shownText), [rows, filter, shownText])
  const sure = useMemo(() => sureLinks(entries, cases), [entries, cases])
  const onAct = useCallback((kind: FileAct, entryId: string) => setAct({ kind, entryId }), [])
  const close = (): void => setAct(null)
  const chosen = act === null ? null : (entries.find(({ id }) => id === act.entryId) ?? null)
  const linkSure = async (): Promise<void> => {
    setLinking(true)
    try {
      for (const { entry, caseFile } of sure) await linkCase(entry, caseFile)
      tellDone(`已对应 ${sure.length} 件`)
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setLinking(false)
    }
  }
  const conflicts = countFiles(rows, 'conflict')
  return (
    <Stack gap="sm">
      <Group gap="sm" wrap="nowrap">
        <TextInput
          aria-label="查找参评案卷"
          placeholder="按单位、文号或名称查找"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          flex={1}
          maw={320}
        />
        <Select
          aria-label="筛选"
          data={FILE_FILTERS.map(({ value, label }) => ({
            value,
            label: `${label}（${countFiles(rows, value)}）`,
          }))}
          value={filter}
          allowDeselect={false}
          onChange={(value) => setFilter((value ?? 'all') as FileFilter)}
          w={190}
        />
        <Group gap="xs" ml="auto" wrap="nowrap">
          {sure.length > 0 && (
            <Button
              variant="default"
              size="xs"
              loading={isLinking}
              leftSection={<IconLink size={16} aria-hidden />}
              onClick={() => void linkSure()}
            >
              按文号对应 {sure.length} 件
            </Button>
          )}
          <ExportButton label="调卷登记表" order={{ kind: 'handover-register', subjectId: campaign.id }} />
          <Button
            size="xs"
            leftSection={<IconUsersGroup size={16} aria-hidden />}
            disabled={!mayAssign || people.length === 0 || campaign.plan === null}
            onClick={() => setDealing(true)}
          >
            自动分配
          </Button>
        </Group>
      </Group>
      {people.length === 0 && (
        <Notice tone="info">
          没有登记人员，由本机一人评查，不需要分配；多人评查的，请先到“人员”里登记。
        </Notice>
      )}
      {conflicts > 0 && (
        <Notice tone="warning">
          有 {conflicts} 件的分配与现在的方案或回避不符，请筛选“分配有问题”逐件重新分配。
        </Notice>
      )}
      {shown.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          没有符合条件的案卷，请换个条件。
        </Text>
      ) : (
        <FileTable
          rows={shown}
          mayAssign={mayAssign && people.length > 0}
          onOpen={onOpenEntry}
          onAct={onAct}
        />
      )}
      <HandoverDialog entry={act?.kind === 'handover' ? chosen : null} onClose={close} />
      <LinkCaseDialog
        entry={act?.kind === 'link' ? chosen : null}
        cases={cases}
        entries={entries}
        onClose={close}
      />
      <AssignDialog entry={act?.kind === 'assign' ? chosen : null} data={data} onClose={close} />
      <AutoAssignDialog isOpen={isDealing} data={data} onClose={() => setDealing(false)} />
    </Stack>
  )
}
