/**
 * The editor of one paper's text, kept true to the store: what is typed goes to the saver, what comes from elsewhere
 * (a redraft, a return) is taken over only where it differs and only while nothing typed waits to be saved (take-over.ts).
 */
import { useEditor, type Editor } from '@tiptap/react'
import { Document } from '@tiptap/extension-document'
import { Text } from '@tiptap/extension-text'
import { Dropcursor, UndoRedo } from '@tiptap/extensions'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Paragraph, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { AutoSaver } from '../auto-saver'
import { MAX_PARAGRAPHS, takeBack } from '../paragraph-list'
import { readDocument, TEXT, useTyped } from '../use-editing'
import { tellBriefly } from '../tell-briefly'
import { listOf, treeOf } from './editor-list'
import { currentSpot, replaceList } from './paragraph-commands'
import { PaperDecorations } from './paper-decorations'
import { PaperKeys } from './paper-keys'
import { ParagraphNode } from './paragraph-node'
import { settleTraces, tracePool } from './settle-traces'
import { isNews, isWrittenElsewhere, judgeRow } from './take-over'

export type Cursor = { readonly paragraphId: string; readonly index: number; readonly offset: number }

export type PaperEditor = {
  readonly editor: Editor | null
  /** As typed. */
  readonly list: readonly Paragraph[]
  readonly cursor: Cursor | null
  /** Does something to the paragraphs as a whole and offers the way back. */
  readonly arrange: (label: string, act: (view: EditorView) => boolean) => void
  /** The text was written anew elsewhere: offers the way back to what it was. */
  readonly noteReplaced: (label: string, before: readonly Paragraph[], after: readonly Paragraph[]) => void
  readonly undo: { readonly label: string; readonly run: () => void; readonly dismiss: () => void } | null
  readonly isPicking: boolean
  readonly setPicking: (isPicking: boolean) => void
}

type Arranged = {
  readonly label: string
  readonly before: readonly Paragraph[]
  readonly after: readonly Paragraph[]
}

const SHELF = Document.extend({ content: 'paragraph+' })

function cursorOf(state: EditorState): Cursor | null {
  const spot = currentSpot(state)
  if (!spot) return null
  const offset = Math.min(spot.node.content.size, Math.max(0, state.selection.head - spot.pos - 1))
  return { paragraphId: String(spot.node.attrs.id), index: spot.index, offset }
}

export function usePaperEditor(
  document: SupervisionDocument,
  texts: AutoSaver<readonly Paragraph[]>,
): PaperEditor {
  const isEditable = document.state === 'drafting'
  const typed = useTyped(texts, TEXT)
  // Whoever comes back to a page whose text is still being saved sees what was typed.
  const [list, setList] = useState<readonly Paragraph[]>(() => typed?.value ?? document.paragraphs)
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const [arranged, setArranged] = useState<Arranged | null>(null)
  const [isPicking, setPicking] = useState(false)
  const pool = useTracePool(document)

  const change = useRef<(editor: Editor) => void>(() => undefined)
  useEffect(() => {
    change.current = ({ view }) => {
      const now = settleTraces(listOf(view.state.doc), pool)
      setList(now)
      if (isNews(now, texts.snapshot().get(TEXT), document.paragraphs))
        texts.change(TEXT, now, view.composing)
    }
  })
  const editor = useEditor({
    extensions: [
      SHELF,
      Text,
      ParagraphNode,
      UndoRedo.configure({ newGroupDelay: 600 }),
      Dropcursor.configure({ width: 3, color: false, class: 'hj-drop' }),
      PaperDecorations,
      PaperKeys.configure({
        onPhrases: () => setPicking(true),
        onFull: () => tellBriefly(`一份文书最多${MAX_PARAGRAPHS}段，每段最多一万字，刚才的内容没有放进来。`),
      }),
    ],
    content: treeOf(list),
    editable: isEditable,
    injectCSS: false,
    enableContentCheck: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文', spellcheck: 'false' },
    },
    onUpdate: ({ editor: now, transaction }) => {
      if (transaction.getMeta('addToHistory') !== false) change.current(now)
      else setList(listOf(now.state.doc))
    },
    onSelectionUpdate: ({ editor: now }) => setCursor(cursorOf(now.state)),
    onFocus: ({ editor: now }) => setCursor(cursorOf(now.state)),
    onBlur: () => void texts.flush(TEXT),
  })
  useEffect(() => {
    if (editor.isEditable !== isEditable) editor.setEditable(isEditable, false)
  }, [editor, isEditable])
  useTakeOver(editor, document, texts)

  const arrange: PaperEditor['arrange'] = (label, act) => {
    const before = listOf(editor.state.doc)
    if (!act(editor.view)) return
    setArranged({ label, before, after: listOf(editor.state.doc) })
    editor.view.focus()
  }
  // Typing new paragraphs has its own way back (Ctrl+Z); an older arrangement would tear them out.
  const isStanding = arranged !== null && sameIds(list, arranged.after)
  const takeItBack = ({ before, after }: Arranged): void => {
    setArranged(null)
    replaceList(editor.view, takeBack({ before, after, now: listOf(editor.state.doc) }), true)
    editor.view.focus()
  }
  return {
    ...{ editor, list, cursor, arrange, isPicking, setPicking },
    noteReplaced: (label, before, after) => setArranged({ label, before, after }),
    undo:
      arranged !== null && isStanding
        ? {
            label: arranged.label,
            run: () => takeItBack(arranged),
            dismiss: () => setArranged(null),
          }
        : null,
  }
}

const sameIds = (a: readonly Paragraph[], b: readonly Paragraph[]): boolean =>
  a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)

/** Traces once known stay known while the page is open: a sentence cut out may be pasted again. */
function useTracePool({ paragraphs }: SupervisionDocument) {
  const [seen, setSeen] = useState<readonly (readonly Paragraph[])[]>([paragraphs])
  if (!seen.includes(paragraphs)) setSeen([...seen.slice(-MOST_LISTS), paragraphs])
  return useMemo(() => tracePool(seen), [seen])
}

const MOST_LISTS = 50

function useTakeOver(
  editor: Editor,
  { id, paragraphs: row }: SupervisionDocument,
  texts: AutoSaver<readonly Paragraph[]>,
): void {
  const typed = useTyped(texts, TEXT)
  useEffect(() => {
    const verdict = judgeRow(row, typed, editor.view.composing)
    if (verdict === 'take') replaceList(editor.view, row, false)
    if (verdict !== 'ask the record' || !typed) return undefined
    let isStale = false
    const ask = async (): Promise<void> => {
      const record = (await readDocument(id))?.paragraphs
      if (isStale || editor.isDestroyed || !record) return
      const now = texts.snapshot().get(TEXT)
      if (!isWrittenElsewhere(record, { before: typed, now, isComposing: editor.view.composing })) return
      texts.know(TEXT, record)
      replaceList(editor.view, record, false)
    }
    void ask()
    return () => {
      isStale = true
    }
  }, [editor, id, row, typed, texts])
}
