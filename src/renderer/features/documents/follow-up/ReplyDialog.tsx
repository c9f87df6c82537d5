/**
 * 登记反馈: what the unit answered, its scans, and which page of them answers which fault. The pages lie beside the
 * fields, so that a page is chosen by looking at it.
 */
import { ActionIcon, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { Evidence, Reply } from '@shared/domain/document/follow-up'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { perform } from '../../../data/acts'
import { chooseFiles } from '../../../data/loop'
import { today } from '../../../data/today'
import { FilesField } from '../../../ui/FilesField'
import { DayField, isDay, LineField, LongField } from '../../../ui/form-fields'
import { Notice } from '../../../ui/Notice'
import { useFields } from '../../../ui/use-fields'
import { PageViewer, useCasePages, useViewer, useViewerState } from '../../../viewer'
import type { FollowUpDialogProps } from './DeliveryDialog'
import classes from './follow-up.module.css'
import type { PaperFinding } from './paper-findings'

export function ReplyDialog({ work, onClose }: FollowUpDialogProps) {
  const { document, findings } = work
  const [fields, set] = useFields<Omit<Reply, 'replyId'>>(() => ({
    ...{ receivedOn: today(), number: '', text: '', files: [], evidence: [] },
  }))
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const viewer = useViewer()
  const { pages, retryFile } = useCasePages(fields.files)
  const { currentIndex } = useViewerState(viewer)
  const current = pages[currentIndex]
  const submit = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await perform('document/reply-received', {
        documentId: document.id,
        reply: { replyId: crypto.randomUUID(), ...fields },
      })
      onClose()
    } catch (cause) {
      setFailure(toFailure(cause))
    } finally {
      setBusy(false)
    }
  }
  const dropFiles = (files: readonly AttachedFile[]): void =>
    set({
      files,
      evidence: fields.evidence.filter(({ fileId }) => files.some((one) => one.fileId === fileId)),
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title="登记反馈"
      size="min(1280px, 96vw)"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className={classes.twoColumns}>
          <Stack gap="sm" className={classes.column}>
            <DayField
              label="收到日期"
              value={fields.receivedOn}
              onChange={(receivedOn) => set({ receivedOn })}
            />
            <LineField
              label="来文文号"
              isFirst
              value={fields.number}
              onChange={(number) => set({ number })}
            />
            <LongField label="反馈内容" value={fields.text} onChange={(text) => set({ text })} />
            <FilesField
              label="整改报告和佐证材料"
              files={fields.files}
              onChange={dropFiles}
              onChoose={chooseFiles}
            />
            {fields.files.length > 0 && (
              <EvidenceRows
                findings={findings}
                files={fields.files}
                value={fields.evidence}
                current={current === undefined ? null : current}
                onChange={(evidence) => set({ evidence })}
                onShow={({ fileId, pageIndex }) =>
                  viewer.goToPage(
                    pages.findIndex((page) => page.fileId === fileId && page.pageIndex === pageIndex),
                  )
                }
              />
            )}
            {failure && (
              <Notice tone="danger" title="没有登记" role="alert">
                {describeFailure(failure)}
              </Notice>
            )}
            <Group justify="flex-end" className={classes.footer}>
              <Button variant="default" onClick={onClose}>
                取消
              </Button>
              <Button type="submit" loading={isBusy} disabled={!isDay(fields.receivedOn)}>
                登记
              </Button>
            </Group>
          </Stack>
          <div className={classes.preview}>
            {fields.files.length === 0 ? (
              <Text size="sm" c="dimmed" p="md">
                选择扫描件后，页面显示在这里。翻到能证明整改的页面，再在左边对应到问题。
              </Text>
            ) : (
              <PageViewer viewer={viewer} pages={pages} onRetryFile={retryFile} label="反馈材料页面" />
            )}
          </div>
        </div>
      </form>
    </Modal>
  )
}

type Current = { readonly fileId: string; readonly pageIndex: number; readonly pageNumber: number }

type EvidenceRowsProps = {
  readonly findings: readonly PaperFinding[]
  readonly files: readonly AttachedFile[]
  readonly value: readonly Evidence[]
  /** The page in sight at the right. */
  readonly current: Current | null
  readonly onChange: (list: readonly Evidence[]) => void
  readonly onShow: (evidence: Evidence) => void
}

const WHOLE = 'whole'

function EvidenceRows({ findings, files, value, current, onChange, onShow }: EvidenceRowsProps) {
  const options = [
    ...findings.map(({ id, number, finding }) => ({
      value: id,
      label: `问题 ${number}：${finding.description.slice(0, 40)}`,
    })),
    { value: WHOLE, label: '整份文书' },
  ]
  const waiting = findings.find(({ id }) => !value.some(({ findingId }) => findingId === id))
  const add = (): void => {
    if (current === null) return
    const { fileId, pageIndex } = current
    onChange([...value, { findingId: waiting?.id ?? null, fileId, pageIndex, note: '' }])
  }
  const change = (at: number, patch: Partial<Evidence>): void =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  return (
    <Stack gap="xs" role="group" aria-label="整改佐证">
      <Text size="sm" fw={600}>
        整改佐证
      </Text>
      {value.map((one, index) => (
        <Stack key={index} gap={4}>
          <Group gap={4} wrap="nowrap">
            <Select
              aria-label={`佐证 ${index + 1} 对应的问题`}
              data={options}
              value={one.findingId ?? WHOLE}
              allowDeselect={false}
              flex={1}
              onChange={(id) => change(index, { findingId: id === WHOLE ? null : id })}
            />
            <Button variant="default" size="xs" onClick={() => onShow(one)}>
              {pageName(one, files)}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`去掉佐证 ${index + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
          <LineField
            label={`佐证 ${index + 1} 说明`}
            value={one.note}
            onChange={(note) => change(index, { note })}
          />
        </Stack>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={current === null || value.length >= 300}
        onClick={add}
        style={{ alignSelf: 'flex-start' }}
      >
        {current === null ? '用右边的页面作佐证' : `用右边第 ${current.pageNumber} 页作佐证`}
      </Button>
    </Stack>
  )
}

function pageName({ fileId, pageIndex }: Evidence, files: readonly AttachedFile[]): string {
  const at = files.findIndex((file) => file.fileId === fileId)
  return files.length === 1 ? `第 ${pageIndex + 1} 页` : `文件 ${at + 1} 第 ${pageIndex + 1} 页`
}
