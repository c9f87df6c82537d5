import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { Annex, DocumentFields } from '@shared/domain/document/supervision-document'
import { tellFailure } from '../../../app/notices'
import { perform } from '../../../data/acts'
import { performUndoable } from '../../../data/undo'
import { repeatable } from '../../../data/undo-stack'
import { Section } from '../../../ui/Section'
import type { CitedFinding } from '../cited-findings'
import type { DocumentWork } from '../use-document'
import { AnnexDialog } from './AnnexDialog'
import { findingTable, namesAfter } from './annex-edit'

type AnnexesPanelProps = {
  readonly work: DocumentWork
  readonly isReadOnly: boolean
  /** The names under the text are fields; they follow. */
  readonly fields: DocumentFields
  readonly onFields: (fields: DocumentFields) => void
}

/** 附件 that are printed behind the text, each on a page of its own. */
export function AnnexesPanel({ work, isReadOnly, fields, onFields }: AnnexesPanelProps) {
  const { document } = work
  const [editing, setEditing] = useState<Annex | null>(null)
  const { annexes } = document
  const put = async (next: readonly Annex[]): Promise<void> => {
    await perform('document/annexes-set', { documentId: document.id, annexes: next })
    const names = namesAfter(fields.attachments, annexes, next)
    if (names.join('\n') !== fields.attachments.join('\n')) onFields({ ...fields, attachments: names })
  }
  const save = (annex: Annex): Promise<void> =>
    put(
      annexes.some(({ id }) => id === annex.id)
        ? annexes.map((one) => (one.id === annex.id ? annex : one))
        : [...annexes, annex],
    )
  const table = findingTable(spokenOf(work))
  const isNew = editing !== null && !annexes.some(({ id }) => id === editing.id)
  return (
    <Section
      title={`附件（${annexes.length}）`}
      actions={
        !isReadOnly && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={annexes.length >= 20}
            onClick={() => setEditing({ id: crypto.randomUUID(), title: '', paragraphs: [], table: null })}
          >
            新附件
          </Button>
        )
      }
    >
      {annexes.length === 0 && (
        <Text size="sm">没有随正文一起排印的附件。只有名称、另行装订的附件写在“附件说明”里。</Text>
      )}
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {annexes.map((annex, index) => (
          <li key={annex.id}>
            <Group gap={6} wrap="nowrap">
              <Text size="sm" flex={1} truncate>
                {index + 1}. {annex.title}
                <Text span size="xs">
                  {' '}
                  {annexSize(annex)}
                </Text>
              </Text>
              {!isReadOnly && (
                <>
                  {table !== null && isFindingList(annex) && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      leftSection={<IconRefresh size={13} aria-hidden />}
                      onClick={() => void save({ ...annex, table }).catch(tellFailure)}
                    >
                      按现有问题重做表格
                    </Button>
                  )}
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`修改附件 ${annex.title}`}
                    onClick={() => setEditing(annex)}
                  >
                    修改
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`删除附件 ${annex.title}`}
                    onClick={() => void removeAnnex(annex).catch(tellFailure)}
                  >
                    删除
                  </Button>
                </>
              )}
            </Group>
          </li>
        ))}
      </Stack>
      {editing && (
        <AnnexDialog annex={editing} isNew={isNew} onSave={save} onClose={() => setEditing(null)} />
      )}
    </Section>
  )

  async function removeAnnex(annex: Annex): Promise<void> {
    const act = (list: readonly Annex[]) =>
      ({ type: 'document/annexes-set', payload: { documentId: document.id, annexes: list } }) as const
    const next = annexes.filter(({ id }) => id !== annex.id)
    await performUndoable(
      repeatable({
        label: `删除附件“${annex.title}”`,
        itemId: null,
        redo: [act(next)],
        undo: [act(annexes)],
      }),
    )
    onFields({ ...fields, attachments: namesAfter(fields.attachments, annexes, next) })
  }
}

const isFindingList = ({ title }: Annex): boolean => title.includes('问题清单')

const annexSize = ({ paragraphs, table }: Annex): string =>
  [
    paragraphs.length > 0 ? `${paragraphs.length} 段` : '',
    table === null ? '' : `表格 ${table.rows.length} 行`,
  ]
    .filter(Boolean)
    .join('，') || '还没有内容'

/** The findings this paper names, in the order of their review. */
function spokenOf({ document, findings }: DocumentWork): readonly CitedFinding[] {
  const ids = new Set(document.paragraphs.flatMap(({ findingIds }) => findingIds))
  return [...findings.values()]
    .filter(({ id, number }) => ids.has(id) && number > 0)
    .toSorted((a, b) => a.number - b.number)
}
