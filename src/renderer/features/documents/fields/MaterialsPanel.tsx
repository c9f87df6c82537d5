import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import type { AttachedFile } from '@shared/domain/document/attached-file'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Offer } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { call, offerDropped } from '../../../app/api'
import { tellFailure } from '../../../app/notices'
import { perform, saving } from '../../../data/acts'
import { chooseFiles } from '../../../data/loop'
import { performUndoable } from '../../../data/undo'
import { repeatable } from '../../../data/undo-stack'
import { Section } from '../../../ui/Section'
import classes from '../documents.module.css'

type MaterialsPanelProps = { readonly document: SupervisionDocument; readonly isReadOnly: boolean }

/** 随附材料: files that go out with the paper and may carry the seam seal. Chosen or dropped here. */
export function MaterialsPanel({ document, isReadOnly }: MaterialsPanelProps) {
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)
  const { files } = document
  const take = async (ask: () => Promise<readonly AttachedFile[] | null>): Promise<void> => {
    setBusy(true)
    try {
      const more = await ask()
      if (more) await perform('document/files-set', { documentId: document.id, files: [...files, ...more] })
    } catch (cause) {
      tellFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  const remove = (file: AttachedFile): void => {
    const act = (list: readonly AttachedFile[]) =>
      ({ type: 'document/files-set', payload: { documentId: document.id, files: list } }) as const
    const next = files.filter(({ fileId }) => fileId !== file.fileId)
    performUndoable(
      repeatable({ label: `去掉“${file.name}”`, itemId: null, redo: [act(next)], undo: [act(files)] }),
    ).catch(tellFailure)
  }
  const allow = (event: DragEvent): void => {
    if (isReadOnly || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={classes.drop}
      data-over={isOver}
      onDragEnter={allow}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (isReadOnly) return
        event.preventDefault()
        const dropped = [...event.dataTransfer.files]
        if (dropped.length > 0) void take(async () => attach(await offerDropped(dropped)))
      }}
    >
      <Section
        title={`随附材料（${files.length}）`}
        actions={
          !isReadOnly && (
            <Button
              size="compact-sm"
              variant="default"
              loading={isBusy}
              leftSection={<IconPaperclip size={14} aria-hidden />}
              onClick={() => void take(chooseFiles)}
            >
              选择文件…
            </Button>
          )
        }
      >
        {files.length === 0 && (
          <Text size="sm">
            {isReadOnly ? '没有随附材料。' : '随文书一起送出的扫描件或 PDF。可以把文件拖到这里。'}
          </Text>
        )}
        <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
          {files.map((file) => (
            <li key={file.fileId}>
              <Group gap={6} wrap="nowrap">
                <IconPaperclip size={16} aria-hidden />
                <Text size="sm" truncate flex={1}>
                  {file.name}（{file.pageCount} 页）
                </Text>
                {!isReadOnly && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`去掉 ${file.name}`}
                    onClick={() => remove(file)}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            </li>
          ))}
        </Stack>
      </Section>
    </div>
  )
}

function attach({ token, entries }: Offer): Promise<readonly AttachedFile[]> {
  const entryIds = entries.filter(({ kind }) => kind !== null).map(({ entryId }) => entryId)
  if (entryIds.length === 0) throw new AppError('intake/not-a-scan', 'nothing that can be shown was dropped')
  return saving(() => call('file:attach', { token, jobId: crypto.randomUUID(), entryIds }))
}
