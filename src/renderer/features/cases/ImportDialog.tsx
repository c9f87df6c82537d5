import {
  Alert,
  Button,
  Group,
  Loader,
  Modal,
  Progress,
  ScrollArea,
  Select,
  Stack,
  Table,
  Text,
} from '@mantine/core'
import { useState } from 'react'
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CaseFacts } from '@shared/domain/case-file/case-file'
import type { JobProgress, Offer } from '@shared/ipc/shapes'
import type { Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { formatBytes } from '../../ui/format-bytes'
import { EMPTY_FACTS, FactsFields } from './FactsFields'
import { ImportResult } from './ImportResult'
import type { ImportState, ImportTarget } from './use-import'

type ImportDialogProps = {
  readonly state: ImportState
  readonly campaigns: readonly Campaign[]
  readonly onRun: (
    offer: Offer,
    target: ImportTarget,
    entryIds: readonly string[],
    passwords: Readonly<Record<string, string>>,
    earlier?: Extract<ImportState, { kind: 'done' }>['report']['results'],
  ) => void
  readonly onCancel: () => void
  readonly onClose: () => void
  readonly onOpenCase: (caseId: string) => void
}

/** From chosen files to a registered case; never closes over a running intake unasked. */
export function ImportDialog({ state, campaigns, onRun, onCancel, onClose, onOpenCase }: ImportDialogProps) {
  const isBusy = state.kind === 'running' || state.kind === 'looking'
  return (
    <Modal
      opened={state.kind !== 'closed'}
      onClose={isBusy ? () => undefined : onClose}
      withCloseButton={!isBusy}
      closeOnClickOutside={false}
      title="导入案卷"
      size={780}
      centered
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {state.kind === 'looking' && (
        <Group role="status" py="lg" justify="center">
          <Loader size="sm" aria-hidden />
          <Text size="sm">正在查看所选文件…</Text>
        </Group>
      )}
      {state.kind === 'offered' && (
        <OfferForm
          key={state.offer.token}
          offer={state.offer}
          failure={state.failure}
          campaigns={campaigns}
          onClose={onClose}
          onRun={onRun}
        />
      )}
      {state.kind === 'running' && (
        <Running progress={state.progress} isCancelling={state.isCancelling} onCancel={onCancel} />
      )}
      {state.kind === 'done' && (
        <ImportResult
          report={state.report}
          onClose={onClose}
          onOpenCase={onOpenCase}
          onRetry={(entryIds, passwords) => {
            const { caseId, results } = state.report
            const target: ImportTarget = caseId === null ? state.target : { kind: 'existing', caseId }
            onRun(state.offer, target, entryIds, passwords, results)
          }}
        />
      )}
    </Modal>
  )
}

const factsFor = (offer: Offer): CaseFacts =>
  offer.facts ?? { ...EMPTY_FACTS, title: offer.label || '未命名案卷' }

type OfferFormProps = Pick<ImportDialogProps, 'campaigns' | 'onRun' | 'onClose'> & {
  readonly offer: Offer
  readonly failure: Failure | null
}

function OfferForm({ offer, failure, campaigns, onRun, onClose }: OfferFormProps) {
  const [facts, setFacts] = useState<CaseFacts>(() => factsFor(offer))
  const [campaignId, setCampaignId] = useState<string | null>(null)
  const [wasAsked, setWasAsked] = useState(false)
  const scans = offer.entries.filter(({ kind }) => kind !== null)
  const left = offer.entries.length - scans.length
  const titleError = wasAsked && facts.title.trim() === '' ? '请填写案卷名称' : null
  const submit = (): void => {
    setWasAsked(true)
    if (facts.title.trim() === '' || scans.length === 0) return
    const target: ImportTarget = { kind: 'new', facts: { ...facts, title: facts.title.trim() }, campaignId }
    onRun(
      offer,
      target,
      scans.map(({ entryId }) => entryId),
      {},
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        {failure && (
          <Alert color="red" title="没有导入">
            {describeFailure(failure)}
          </Alert>
        )}
        {scans.length === 0 ? (
          <Alert color="yellow" title="没有找到扫描件">
            所选位置没有 PDF、JPEG 或 PNG 文件。请选择放有案卷扫描件的文件夹，或直接选择文件。
          </Alert>
        ) : (
          <>
            <Text size="sm">
              找到 {scans.length} 个扫描件，按文件名顺序排列
              {left > 0 && `；另有 ${left} 个不是扫描件的文件不导入`}。
            </Text>
            <ScrollArea.Autosize
              mah={136}
              type="auto"
              viewportProps={{ tabIndex: 0, 'aria-label': '所选文件' }}
            >
              <Table fz="sm" verticalSpacing={2}>
                <Table.Tbody>
                  {offer.entries.map(({ entryId, name, bytes, kind }) => (
                    <Table.Tr key={entryId} {...(kind === null ? { c: 'dimmed' } : {})}>
                      <Table.Td>{name}</Table.Td>
                      <Table.Td ta="right" w={90}>
                        {formatBytes(bytes)}
                      </Table.Td>
                      <Table.Td w={90}>{kind === null ? '不导入' : kind.toUpperCase()}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea.Autosize>
            <FactsFields facts={facts} onChange={setFacts} titleError={titleError} />
            <Select
              label="所属批次"
              placeholder="不归入批次"
              clearable
              data={campaigns.map(({ id, name, year }) => ({ value: id, label: `${year} ${name}` }))}
              value={campaignId}
              onChange={setCampaignId}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" disabled={scans.length === 0}>
            开始导入
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type RunningProps = {
  readonly progress: JobProgress | null
  readonly isCancelling: boolean
  readonly onCancel: () => void
}

function Running({ progress, isCancelling, onCancel }: RunningProps) {
  const share = progress && progress.total > 0 ? (progress.done / progress.total) * 100 : 0
  return (
    <Stack gap="sm">
      <Text size="sm" role="status" aria-live="polite">
        {isCancelling ? '正在取消…' : `正在导入 ${progress?.item ?? ''}`}
      </Text>
      <Progress value={share} animated aria-label="导入进度" />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {progress ? `${formatBytes(progress.done)} / ${formatBytes(progress.total)}` : '准备中…'}
        </Text>
        <Button variant="default" onClick={onCancel} disabled={isCancelling}>
          取消导入
        </Button>
      </Group>
    </Stack>
  )
}
