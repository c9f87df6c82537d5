import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { SealRequest } from '@shared/domain/seal/seal'
import type { JobProgress } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { call, listen } from '../../../app/api'
import { tellDone, tellFailure } from '../../../app/notices'
import { saving } from '../../../data/acts'
import { projector } from '../../../data/connection'
import { waitLabel } from '../../../ui/use-wait'
import { CardForm } from './CardForm'
import { ExportButton } from './ExportButton'
import { KeeperFields } from './KeeperFields'
import { useKeeper } from './use-keeper'
import type { SealWork } from './use-seal-work'

type AttachmentsCardProps = { readonly work: SealWork; readonly request: SealRequest }

type Running = { readonly jobId: string; readonly fileId: string; readonly progress: JobProgress | null }

/** 随附材料 that were approved with the paper: the seam goes onto each, appended, with progress and a way out. */
export function AttachmentsCard({ work, request }: AttachmentsCardProps) {
  const { document, actor } = work
  const keeper = useKeeper(work, request)
  const [running, setRunning] = useState<Running | null>(null)
  const [passwords, setPasswords] = useState<Readonly<Record<string, string>>>({})
  useEffect(
    () =>
      listen('job:progress', (progress) =>
        setRunning((now) => (now?.jobId === progress.jobId ? { ...now, progress } : now)),
      ),
    [],
  )
  const files = document.files.filter(({ fileId }) => request.wish.attachmentIds.includes(fileId))
  const open = files.filter(({ fileId }) => !request.used.includes(fileId))
  const sealOne = async (file: AttachedFile): Promise<void> => {
    const jobId = crypto.randomUUID()
    setRunning({ jobId, fileId: file.fileId, progress: null })
    const answer = await saving(() =>
      call('attachment:seal', {
        ...{ jobId, documentId: document.id, fileId: file.fileId, requestId: request.id },
        ...{ ...keeper.credentials(), filePassword: passwords[file.fileId] ?? '' },
      }),
    )
    await projector.settled()
    if (answer !== null) tellDone(`已在“${file.name}”上加盖骑缝章。`)
  }
  const submit = async (): Promise<void> => {
    try {
      for (const file of open) await sealOne(file)
    } catch (cause) {
      if (cause instanceof AppError && cause.code === 'jobs/cancelled') return
      throw keeper.wait.take(cause)
    } finally {
      setRunning(null)
      keeper.forget()
    }
  }
  const rows = files.map((file) => (
    <FileRow
      key={file.fileId}
      file={file}
      isDone={request.used.includes(file.fileId)}
      running={running?.fileId === file.fileId ? running : null}
      useId={attachmentUse(work, file.fileId)}
      password={passwords[file.fileId] ?? ''}
      onPassword={(password) => setPasswords({ ...passwords, [file.fileId]: password })}
    />
  ))
  if (open.length === 0) return <Stack gap={6}>{rows}</Stack>
  return (
    <CardForm
      title={`随附材料骑缝章（还有 ${open.length} 份）`}
      submitLabel={keeper.wait.seconds > 0 ? waitLabel(keeper.wait.seconds) : '加盖骑缝章'}
      isGrave
      failureTitle="没有加盖"
      testId="seal-attachments"
      isDisabled={!keeper.isReady}
      onSubmit={submit}
      aside={
        running && (
          <Button variant="default" onClick={() => void call('job:cancel', running.jobId).catch(tellFailure)}>
            停止
          </Button>
        )
      }
    >
      {rows}
      {running === null && <KeeperFields keeper={keeper} actor={actor} />}
    </CardForm>
  )
}

const attachmentUse = ({ attachmentUses }: SealWork, fileId: string): string | null =>
  attachmentUses.find(({ target }) => target.kind === 'attachment' && target.fileId === fileId)?.id ?? null

type FileRowProps = {
  readonly file: AttachedFile
  readonly isDone: boolean
  readonly running: Running | null
  /** Its row of the register, once it has one. */
  readonly useId: string | null
  readonly password: string
  readonly onPassword: (password: string) => void
}

function FileRow({ file, isDone, running, useId, password, onPassword }: FileRowProps) {
  const progress = running?.progress
  return (
    <Stack gap={4} data-file={file.fileId} data-done={isDone}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate>
          {file.name}（{file.pageCount} 页）
        </Text>
        {isDone ? (
          <Group gap="xs" wrap="nowrap">
            <IconCircleCheck size={16} aria-hidden />
            <Text size="sm">已加盖</Text>
            {useId && (
              <ExportButton label="导出" kind="sealed-attachment" subjectId={useId} size="compact-sm" />
            )}
          </Group>
        ) : (
          <Text size="sm">{running ? '正在加盖…' : '待加盖'}</Text>
        )}
      </Group>
      {running && (
        <Progress
          aria-label={`${file.name} 的进度`}
          value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0}
        />
      )}
      {!isDone && file.needsPassword && (
        <TextInput
          type="password"
          autoComplete="off"
          label={`${file.name} 的打开密码`}
          maxLength={200}
          value={password}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
      )}
    </Stack>
  )
}
