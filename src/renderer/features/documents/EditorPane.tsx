import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconLock, IconRestore } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Paragraph } from '@shared/domain/document/supervision-document'
import { describeFailure } from '@shared/messages'
import { DialogForm } from '../../ui/DialogForm'
import { Notice } from '../../ui/Notice'
import { FieldsForm } from './FieldsForm'
import { FindingChips } from './FindingChips'
import { READ_ONLY_REASONS } from './labels'
import { ParagraphCard } from './ParagraphCard'
import {
  addAfter,
  countDifferences,
  MAX_PARAGRAPHS,
  move,
  remove,
  setLevel,
  systemText,
} from './paragraph-list'
import { openReturn } from './stages'
import type { DocumentWork } from './use-document'
import type { Editing } from './use-editing'
import classes from './documents.module.css'

type EditorPaneProps = {
  readonly work: DocumentWork
  readonly editing: Editing
  readonly onOpenReview: (findingId: string) => void
  /** The keyboard is in this paragraph: the preview follows. */
  readonly onVisit: (paragraphId: string) => void
}

type Question = { readonly kind: 'one'; readonly paragraph: Paragraph } | { readonly kind: 'all' }

const FOCUS_AFTER_MS = 50

/** The text of the document, paragraph by paragraph. */
export function EditorPane({ work, editing, onOpenReview, onVisit }: EditorPaneProps) {
  const { document, systemDraft, warnings, findings } = work
  const reason = READ_ONLY_REASONS[document.state]
  const isReadOnly = reason !== null
  const [question, setQuestion] = useState<Question | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const returned = openReturn(document)
  const [focusId, setFocusId] = useState<string | null>(null)
  useEffect(() => {
    if (focusId === null || !document.paragraphs.some(({ id }) => id === focusId)) return
    // A closing menu or dialog gives the focus back to its button a moment later than it closes.
    const timer = setTimeout(() => {
      focusParagraph(list.current, focusId)
      setFocusId(null)
    }, FOCUS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [focusId, document.paragraphs])

  /** Text first, then the list: the list carries the texts of all paragraphs. */
  const arrange = async (
    change: (paragraphs: readonly Paragraph[]) => readonly Paragraph[],
    label: string,
    focusNext?: string,
  ): Promise<void> => {
    if (!(await editing.arrange(change, label))) return
    if (focusNext !== undefined) setFocusId(focusNext)
  }
  const add = (after: Paragraph): void => {
    const id = crypto.randomUUID()
    void arrange((now) => addAfter(now, after.id, id), '已增加一段。', id)
  }
  const takeOut = (paragraph: Paragraph, index: number): void => {
    const next = document.paragraphs[index + 1] ?? document.paragraphs[index - 1]
    void arrange((now) => remove(now, paragraph.id), `已删除第${index + 1}段。`, next?.id)
  }
  const restore = async (): Promise<void> => {
    if (systemDraft === null || question === null) return
    setQuestion(null)
    if (question.kind === 'all') return arrange(() => systemDraft, '已恢复为系统草稿。')
    const { id } = question.paragraph
    const text = systemText(systemDraft, id)
    if (text === undefined) return
    await arrange(
      (now) => now.map((each) => (each.id === id ? { ...each, text } : each)),
      '已恢复这一段。',
      id,
    )
  }
  const general = warnings.filter(({ paragraphId }) => paragraphId === null)
  return (
    <div className={classes.editor} ref={list} data-testid="document-editor">
      <Stack gap="sm" p="md" pb={72}>
        {reason !== null && (
          <Notice tone="plain" icon={<IconLock size={18} aria-hidden />} testId="read-only-reason">
            {reason}
          </Notice>
        )}
        {returned && (
          <Notice tone="warning" title={`${returned.person} 退回修改`}>
            {returned.note}
          </Notice>
        )}
        <FieldsForm
          fields={editing.fields}
          isReadOnly={isReadOnly}
          onChange={editing.changeFields}
          onLeave={() => void editing.flush()}
        />
        <Group justify="space-between">
          <Title order={3} size="h5">
            正文（{document.paragraphs.length} 段）
          </Title>
          {!isReadOnly && systemDraft !== null && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRestore size={14} aria-hidden />}
              disabled={countDifferences(document.paragraphs, systemDraft) === 0}
              onClick={() => setQuestion({ kind: 'all' })}
            >
              全部恢复系统草稿
            </Button>
          )}
        </Group>
        {!isReadOnly && general.length > 0 && (
          <Notice tone="warning" title="请检查全文">
            <ul className={classes.warnings}>
              {general.map(({ code, found }) => (
                <li key={`${code}-${found}`}>{describeFailure({ code, params: { found } })}</li>
              ))}
            </ul>
          </Notice>
        )}
        {document.paragraphs.map((paragraph, index) => (
          <ParagraphCard
            key={paragraph.id}
            paragraph={paragraph}
            index={index}
            count={document.paragraphs.length}
            isReadOnly={isReadOnly}
            onVisit={() => onVisit(paragraph.id)}
            texts={editing.texts}
            warnings={isReadOnly ? [] : warnings.filter(({ paragraphId }) => paragraphId === paragraph.id)}
            chips={
              <FindingChips findingIds={paragraph.findingIds} findings={findings} onOpen={onOpenReview} />
            }
            acts={{
              canAdd: document.paragraphs.length < MAX_PARAGRAPHS,
              onAdd: () => add(paragraph),
              onRemove: () => takeOut(paragraph, index),
              onMove: (step) =>
                void arrange(
                  (now) => move(now, paragraph.id, step),
                  step < 0 ? '已上移一段。' : '已下移一段。',
                ),
              onLevel: (level) => void arrange((now) => setLevel(now, paragraph.id, level), '已改变格式。'),
              onRestore:
                (systemText(systemDraft, paragraph.id) ?? paragraph.text) === paragraph.text
                  ? null
                  : () => setQuestion({ kind: 'one', paragraph }),
            }}
          />
        ))}
      </Stack>
      {editing.undo && <UndoStrip {...editing.undo} />}
      <DialogForm
        isOpen={question !== null}
        title={question?.kind === 'all' ? '全部恢复系统草稿' : '恢复这一段'}
        submitLabel="恢复"
        isQuestion
        onSubmit={restore}
        onClose={() => setQuestion(null)}
      >
        <Text size="sm">
          {question?.kind === 'all'
            ? '正文将换成系统按问题清单重新起草的文本，您增加、删除、修改的段落都会被替换。恢复后可以撤销。'
            : '这一段将换成系统起草的文本，您的修改会被替换。恢复后可以撤销。'}
        </Text>
      </DialogForm>
    </div>
  )
}

type UndoStripProps = NonNullable<Editing['undo']>

function UndoStrip({ label, run, dismiss }: UndoStripProps) {
  return (
    <div className={classes.undo} role="status">
      <Text size="sm">{label}</Text>
      <Group gap={4} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="white"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={run}
        >
          撤销
        </Button>
        <Button size="compact-sm" variant="subtle" className={classes.undoClose ?? ''} onClick={dismiss}>
          知道了
        </Button>
      </Group>
    </div>
  )
}

function focusParagraph(list: HTMLElement | null, id: string): void {
  const card = list?.querySelector(`[data-paragraph-id="${CSS.escape(id)}"]`)
  card?.querySelector('textarea')?.focus()
}
