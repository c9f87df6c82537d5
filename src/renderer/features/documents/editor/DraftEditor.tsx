import { Text } from '@mantine/core'
import { EditorContent } from '@tiptap/react'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { LanguageWarning } from '@shared/domain/document/language'
import type { Paragraph, SentenceTrace } from '@shared/domain/document/supervision-document'
import { DialogForm } from '../../../ui/DialogForm'
import { placesText, type CitedFinding } from '../cited-findings'
import { labelerOf } from '../labels'
import { systemText } from '../paragraph-list'
import type { DocumentWork } from '../use-document'
import { warningsOf } from '../warnings'
import { EditorDock, type DockTab } from './EditorDock'
import { EditorToolbar } from './EditorToolbar'
import type { PaperChanges } from './paper-changes'
import { setDrawn, type Stretch } from './paper-decorations'
import { goTo, replaceList, replaceText } from './paragraph-commands'
import { PhrasePicker } from './PhrasePicker'
import { SentenceCard, useHoveredSentence } from './SentenceCard'
import { sourcesOf, type SentenceView } from './sentence-sources'
import type { SourceActs } from './SourceView'
import { findMissing, putBack, type MissingPart } from './structure'
import { UndoStrip } from './UndoStrip'
import type { PaperEditor } from './use-paper-editor'
import classes from './editor.module.css'

type DraftEditorProps = {
  readonly work: DocumentWork
  readonly paper: PaperEditor
  readonly changes: PaperChanges | null
  readonly onOpenFinding: (finding: CitedFinding) => void
  readonly onVisit: (paragraphId: string) => void
  /** Writes the whole text anew from the facts as they are now. */
  readonly onRedraft: () => Promise<void>
}

/** The text of the paper: written above, explained below. */
export function DraftEditor({ work, paper, changes, onOpenFinding, onVisit, onRedraft }: DraftEditorProps) {
  const { document, clueSecrets } = work
  const { editor, list, cursor } = paper
  const isReadOnly = document.state !== 'drafting'
  const [tab, setTab] = useState<DockTab>('sources')
  const [isAsking, setAsking] = useState(false)
  const hover = useHoveredSentence(editor?.view ?? null)
  const labelOf = useMemo(() => labelerOf(document.kind), [document.kind])
  const drafted = changes?.drafted ?? null
  const settled = useDeferredValue(list)
  const warnings = useMemo(
    () => warningsOf({ document, clueSecrets }, settled),
    [document, clueSecrets, settled],
  )
  const missing = useMemo(
    () => (isReadOnly ? [] : findMissing(settled, document.kind.scheme, drafted)),
    [isReadOnly, settled, document.kind.scheme, drafted],
  )
  const paragraph = cursor ? (list[cursor.index] ?? null) : null
  useDrawing(paper, settled, isReadOnly ? [] : warnings, labelOf)
  const currentId = cursor?.paragraphId ?? null
  useEffect(() => {
    if (currentId !== null) onVisit(currentId)
  }, [currentId, onVisit])

  const acts = useSourceActs(work, paper, onOpenFinding, isReadOnly, hover.hide)
  const original = paragraph && drafted ? systemText(drafted, paragraph.id) : undefined
  const restoreParagraph = (): void => {
    if (paragraph === null || original === undefined) return
    paper.arrange('已恢复这一段。', (view) =>
      replaceText(view, paragraph.id, 0, paragraph.text.length, original),
    )
  }
  if (editor === null) return null
  return (
    <div className={classes.pane}>
      {!isReadOnly && (
        <EditorToolbar
          paper={paper}
          labelOf={labelOf}
          onRestoreParagraph={
            original === undefined || original === paragraph?.text ? null : restoreParagraph
          }
          onRestoreAll={drafted !== null && isAsDrafted(settled, drafted) ? null : () => setAsking(true)}
        />
      )}
      <div
        className={`${classes.scroll} ${classes.focusRing}`}
        // A paper that is not written on takes no caret: its box is what the keyboard scrolls.
        {...(isReadOnly ? { tabIndex: 0, role: 'region', 'aria-label': '文书正文' } : {})}
        onMouseMove={hover.onMove}
        onMouseLeave={hover.onLeave}
        onScroll={hover.hide}
        onKeyDown={hover.hide}
      >
        <EditorContent editor={editor} className={classes.surface} data-testid="document-editor" />
        {paper.undo && <UndoStrip {...paper.undo} />}
      </div>
      <EditorDock
        tab={tab}
        onTab={setTab}
        paragraph={paragraph}
        cursor={cursor}
        acts={acts}
        warnings={isReadOnly ? [] : warnings.filter((one) => !isTold(one, missing))}
        missing={missing}
        changes={changes?.texts ?? []}
        onGoTo={(id, index, length) => goTo(editor.view, id, index, length)}
        onPutBack={
          isReadOnly
            ? null
            : (part) =>
                paper.arrange(`已恢复${part.name}。`, (view) =>
                  replaceList(view, putBack(list, part, drafted ?? []), true),
                )
        }
        onRestoreLost={
          isReadOnly || paragraph === null
            ? null
            : (sentence) => {
                const end = paragraph.text.length
                replaceText(editor.view, paragraph.id, end, end, sentence)
              }
        }
      />
      {hover.hovered && (
        <SentenceCard hovered={hover.hovered} acts={acts} onStay={hover.onStay} onLeave={hover.onLeave} />
      )}
      {paper.isPicking && !isReadOnly && (
        <PhrasePicker
          savable={selectedText(editor.state) || (paragraph?.text ?? '')}
          onInsert={(text) => {
            paper.setPicking(false)
            editor.view.dispatch(editor.state.tr.insertText(text).scrollIntoView())
            editor.commands.focus()
          }}
          onClose={() => {
            paper.setPicking(false)
            editor.commands.focus()
          }}
        />
      )}
      <DialogForm
        isOpen={isAsking}
        title="全部恢复系统草稿"
        submitLabel="恢复"
        isQuestion
        onSubmit={async () => {
          await onRedraft()
          setAsking(false)
        }}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          正文将换成系统按现有事实重新起草的文本，您增加、删除、修改的段落都会被替换。恢复后可以撤销。
        </Text>
      </DialogForm>
    </div>
  )
}

const isAsDrafted = (list: readonly Paragraph[], drafted: readonly Paragraph[]): boolean =>
  list.length === drafted.length &&
  list.every(
    ({ id, text, level }, index) =>
      drafted[index]?.id === id && drafted[index]?.text === text && drafted[index]?.level === level,
  )

/** A part that vanished is told once, with the way back. */
const isTold = ({ code, found }: LanguageWarning, missing: readonly MissingPart[]): boolean =>
  code === 'language/part-missing' && missing.some(({ name }) => name === `“${found}”部分`)

const selectedText = ({ doc, selection }: NonNullable<PaperEditor['editor']>['state']): string =>
  selection.empty ? '' : doc.textBetween(selection.from, selection.to, '\n')

/** Underlines what is warned of, tints what was written by hand, and shows the sentence at the cursor. */
function useDrawing(
  { editor, cursor }: PaperEditor,
  list: readonly Paragraph[],
  warnings: ReturnType<typeof warningsOf>,
  labelOf: (paragraph: Pick<Paragraph, 'role' | 'level'>) => string,
): void {
  const currentId = cursor?.paragraphId ?? null
  const stretches = useMemo<readonly Stretch[]>(() => {
    const byHand = list.flatMap((paragraph) =>
      paragraph.traces === undefined
        ? []
        : sourcesOf(paragraph)
            .sentences.filter(({ trace, original }) => trace === null && original !== null)
            .map(({ paragraphId, start, end, text }): Stretch => {
              return { paragraphId, start, end, text, mark: 'by-hand' }
            }),
    )
    const warned = warnings.flatMap(({ paragraphId, start, found }): readonly Stretch[] =>
      paragraphId === null
        ? []
        : [{ paragraphId, start, end: start + found.length, text: found, mark: 'warning' }],
    )
    return [...byHand, ...warned]
  }, [list, warnings])
  useEffect(() => {
    if (editor) setDrawn(editor.view, { stretches, currentId, labelOf })
  }, [editor, stretches, currentId, labelOf])
}

function useSourceActs(
  { findings, cases }: DocumentWork,
  { editor, arrange }: PaperEditor,
  onOpenFinding: (finding: CitedFinding) => void,
  isReadOnly: boolean,
  onDone: () => void,
): SourceActs {
  const places = useCallback((trace: SentenceTrace) => placesText(cases, trace.places), [cases])
  const restore = ({ paragraphId, start, end, original }: SentenceView): void => {
    onDone()
    if (editor === null || original === null) return
    arrange('已恢复原句。', (view) => replaceText(view, paragraphId, start, end, original.sentence))
  }
  return { findings, placesText: places, onOpenFinding, onRestore: isReadOnly ? null : restore }
}
