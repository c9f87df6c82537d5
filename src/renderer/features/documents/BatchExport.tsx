import { Button, Group, Menu, Modal, Progress, Stack, Table, Text } from '@mantine/core'
import { IconChevronDown, IconFileExport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { BatchExportReport, JobProgress } from '@shared/ipc/shapes'
import type { Asked } from '@shared/ipc/contract'
import { describeFailure } from '@shared/messages'
import { call, listen } from '../../app/api'
import { tellFailure } from '../../app/notices'
import { Notice } from '../../ui/Notice'
import type { DocumentRow } from './document-rows'

type BatchKind = Asked<'export:batch'>[0]['kind']

const KINDS: readonly { readonly kind: BatchKind; readonly label: string }[] = [
  { kind: 'document', label: '盖章件 PDF…' },
  { kind: 'document-unsealed', label: '待盖章稿 PDF…' },
  { kind: 'document-docx', label: 'DOCX…' },
]

type Work =
  | { readonly state: 'running'; readonly jobId: string; readonly progress: JobProgress | null }
  | { readonly state: 'done'; readonly report: BatchExportReport }

type BatchExportProps = { readonly ids: readonly string[]; readonly rows: readonly DocumentRow[] }

/** Many papers into one folder; each tells how it went. */
export function BatchExport({ ids, rows }: BatchExportProps) {
  const [work, setWork] = useState<Work | null>(null)
  useEffect(
    () =>
      listen('job:progress', (progress) =>
        setWork((now) =>
          now?.state === 'running' && now.jobId === progress.jobId ? { ...now, progress } : now,
        ),
      ),
    [],
  )
  const run = async (kind: BatchKind): Promise<void> => {
    const jobId = crypto.randomUUID()
    setWork({ state: 'running', jobId, progress: null })
    try {
      const report = await call('export:batch', { jobId, kind, documentIds: ids })
      setWork(report && { state: 'done', report })
    } catch (cause) {
      setWork(null)
      tellFailure(cause)
    }
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            disabled={ids.length === 0 || work !== null}
            leftSection={<IconFileExport size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {ids.length === 0 ? '批量导出' : `批量导出（${ids.length} 份）`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.map(({ kind, label }) => (
            <Menu.Item key={kind} onClick={() => void run(kind)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={work !== null}
        onClose={() => work?.state === 'done' && setWork(null)}
        title="批量导出"
        size={640}
        centered
        closeOnClickOutside={false}
        withCloseButton={work?.state === 'done'}
        closeButtonProps={{ 'aria-label': '关闭' }}
      >
        {work?.state === 'running' && <Running work={work} total={ids.length} />}
        {work?.state === 'done' && <Done report={work.report} rows={rows} onClose={() => setWork(null)} />}
      </Modal>
    </>
  )
}

type RunningProps = { readonly work: Extract<Work, { state: 'running' }>; readonly total: number }

function Running({ work: { jobId, progress }, total }: RunningProps) {
  const done = progress?.done ?? 0
  const all = Math.max(1, progress?.total ?? total)
  return (
    <Stack gap="sm">
      <Progress value={(100 * done) / all} aria-label="导出进度" />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" role="status" truncate>
          {progress === null ? '正在准备…' : `已导出 ${done} / ${all} 份 ${progress.item}`}
        </Text>
        <Button variant="default" onClick={() => void call('job:cancel', jobId).catch(tellFailure)}>
          取消
        </Button>
      </Group>
    </Stack>
  )
}

type DoneProps = {
  readonly report: BatchExportReport
  readonly rows: readonly DocumentRow[]
  readonly onClose: () => void
}

function Done({ report, rows, onClose }: DoneProps) {
  const { results, isCancelled, exportId } = report
  const good = results.filter(({ failure }) => failure === null).length
  const nameOf = (documentId: string): string => {
    const row = rows.find(({ id }) => id === documentId)
    return row ? `${row.title} ${row.numberText ?? '未编号'}` : '已不在列表中的文书'
  }
  return (
    <Stack gap="sm">
      <Notice tone={good === results.length && !isCancelled ? 'info' : 'warning'} role="status">
        {isCancelled ? '已取消。' : ''}已导出 {good} 份
        {results.length > good && `，${results.length - good} 份没有导出`}。
      </Notice>
      <Table.ScrollContainer minWidth={0} mah={360} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label="导出结果" verticalSpacing={4}>
          <Table.Tbody>
            {results.map(({ documentId, name, failure }) => (
              <Table.Tr key={documentId}>
                <Table.Td>{nameOf(documentId)}</Table.Td>
                <Table.Td>{failure === null ? name : describeFailure(failure)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="flex-end">
        {exportId !== null && (
          <Button
            variant="default"
            onClick={() => void call('export:reveal', { exportId }).catch(tellFailure)}
          >
            打开所在文件夹
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          知道了
        </Button>
      </Group>
    </Stack>
  )
}
