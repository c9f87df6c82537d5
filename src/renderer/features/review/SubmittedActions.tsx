import { Button, CloseButton, Group, Loader, Menu, Paper, Progress, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconFileExport } from '@tabler/icons-react'
import type { ExportOrder } from '@shared/ipc/shapes'
import { tellFailure } from '../../app/notices'
import { useExport, type Exporting } from '../../data/exports'
import { useDraftOpinion } from './use-draft-opinion'
import type { Workspace } from './use-workspace'

export type SubmittedActionsProps = {
  readonly work: Workspace
  readonly onOpenDocument: (documentId: string) => void
}

type Choice = Pick<ExportOrder, 'kind' | 'format'> & { readonly label: string }

const CHOICES: readonly Choice[] = [
  { kind: 'score-sheet', format: 'pdf', label: '评分表（PDF）' },
  { kind: 'score-sheet', format: 'xlsx', label: '评分表（XLSX）' },
  { kind: 'finding-list', format: 'pdf', label: '问题清单（PDF）' },
  { kind: 'finding-list', format: 'xlsx', label: '问题清单（XLSX）' },
  { kind: 'marked-copy', format: 'pdf', label: '标注卷（PDF）' },
  { kind: 'score-proof', format: 'json', label: '评分凭证（供核验）' },
]

const PRACTICE_CHOICES: readonly Choice[] = [
  { kind: 'training-report', format: 'pdf', label: '练习比对表（PDF）' },
  { kind: 'training-report', format: 'xlsx', label: '练习比对表（XLSX）' },
]

/** After submission: exports, the opinion, and the way back; of a practice only its comparison. */
export function SubmittedActions({ work, onOpenDocument }: SubmittedActionsProps) {
  const exporting = useExport(tellFailure)
  return (
    <Group gap={6} wrap="nowrap">
      {work.review.round === '训练' ? (
        <ExportMenu work={work} exporting={exporting} choices={PRACTICE_CHOICES} />
      ) : (
        <>
          <Button variant="default" size="sm" onClick={() => work.setDialog('reopen')}>
            退回修改
          </Button>
          <ExportMenu work={work} exporting={exporting} choices={CHOICES} />
          <OpinionButton work={work} onOpenDocument={onOpenDocument} />
        </>
      )}
      <ExportNotice exporting={exporting} />
    </Group>
  )
}

function OpinionButton({ work, onOpenDocument }: SubmittedActionsProps) {
  const { isBusy, open, hasDocument } = useDraftOpinion(work, onOpenDocument)
  return (
    <Button size="sm" loading={isBusy} onClick={() => void open()}>
      {hasDocument ? '打开监督意见书' : '起草监督意见书'}
    </Button>
  )
}

type ExportMenuProps = {
  readonly work: Workspace
  readonly exporting: Exporting
  readonly choices: readonly Choice[]
}

function ExportMenu({ work, exporting, choices }: ExportMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          disabled={exporting.state.kind === 'running'}
          leftSection={<IconFileExport size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          导出
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ label, ...choice }) => (
          <Menu.Item key={label} onClick={() => void exporting.run({ ...choice, subjectId: work.review.id })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ExportNotice({ exporting }: { readonly exporting: Exporting }) {
  const { state, cancel, reveal, dismiss } = exporting
  if (state.kind === 'idle') return null
  return (
    <Paper
      withBorder
      shadow="md"
      p="sm"
      w={360}
      role="status"
      style={{ position: 'fixed', right: 16, bottom: 16, zIndex: 300 }}
    >
      {state.kind === 'running' ? (
        <Stack gap={6}>
          <Group gap={8}>
            <Loader size={16} aria-hidden />
            <Text size="sm">正在导出…</Text>
          </Group>
          {state.progress && state.progress.total > 0 && (
            <Progress
              value={(state.progress.done / state.progress.total) * 100}
              aria-label={`导出进度 ${state.progress.done} / ${state.progress.total}`}
            />
          )}
          <Button size="compact-sm" variant="default" w="fit-content" onClick={cancel}>
            取消
          </Button>
        </Stack>
      ) : (
        <Stack gap={6}>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" fw={600}>
              已导出
            </Text>
            <CloseButton size="sm" aria-label="关闭" onClick={dismiss} />
          </Group>
          {state.names.map((name) => (
            <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
          ))}
          <Button size="compact-sm" w="fit-content" onClick={() => void reveal()}>
            打开所在文件夹
          </Button>
        </Stack>
      )}
    </Paper>
  )
}
