import { useCallback, useEffect, useMemo, type KeyboardEvent, type PointerEvent } from 'react'
import { VisuallyHidden } from '@mantine/core'
import type { Failure } from '@shared/lib/app-error'
import { explainFailure } from './explain'
import type { PagePlace } from './layout'
import { PageSheet } from './PageSheet'
import { useHandPan } from './use-hand-pan'
import { useKeyboardDrawing } from './use-keyboard-drawing'
import { usePageColumn } from './use-page-column'
import { usePagePictures } from './use-page-pictures'
import { useViewPort } from './use-view-port'
import { useViewerState } from './use-viewer'
import { runShortcut } from './viewer-keys'
import { marksByPage, type MarkPlace, type ViewerMark } from './viewer-mark'
import type { ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'
import classes from './PageViewer.module.css'

export type PageViewerProps = {
  readonly viewer: ViewerStore
  /** All pages of the case in reading order. Keep the array: a new one lays everything out anew. */
  readonly pages: readonly ViewerPage[]
  readonly marks?: readonly ViewerMark[]
  readonly selectedMarkId?: string | null
  /** Whether marks can be drawn, moved and deleted. */
  readonly canEdit?: boolean
  readonly onSelectMark?: (id: string | null) => void
  /** A box or pin was drawn, in page space points. The tool goes back to reading afterwards. */
  readonly onCreateMark?: (place: MarkPlace) => void
  /** A mark was moved or resized. Until the promise settles the page shows the new place, then what `marks` says. */
  readonly onChangeMark?: (id: string, place: MarkPlace) => void | Promise<void>
  /** Delete was pressed on a mark: ask the person. */
  readonly onDeleteMark?: (id: string) => void
  /** Offers 输入密码 on pages of a locked file. */
  readonly onAskPassword?: (fileId: string) => void
  /** Offers 重试 on pages whose file has no page index. */
  readonly onRetryFile?: (fileId: string) => void
  readonly explain?: (failure: Failure) => string
  readonly label?: string
}

const NO_MARKS: readonly ViewerMark[] = []
const LINE_PX = 60
const ARROW_SCROLL: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -LINE_PX],
  ArrowDown: [0, LINE_PX],
  ArrowLeft: [-LINE_PX, 0],
  ArrowRight: [LINE_PX, 0],
}

/** The whole case as one column of pages, with the marks on them. */
export function PageViewer(props: PageViewerProps) {
  const { viewer, pages, marks = NO_MARKS, selectedMarkId = null, canEdit = false, onSelectMark } = props
  const { tool, turns, currentIndex } = useViewerState(viewer)
  const column = usePageColumn(viewer, pages)
  const { layout, scroller, setScroller, onScroll, visible } = column
  usePagePictures(viewer, pages, column)
  useViewPort(viewer, pages, marks, column)
  useEffect(() => {
    viewer.allowDrawing(canEdit)
  }, [viewer, canEdit])
  const pan = useHandPan(scroller)
  const { onCreateMark } = props
  const create = useCallback(
    (place: MarkPlace) => {
      viewer.setTool('read')
      onCreateMark?.(place)
    },
    [viewer, onCreateMark],
  )
  const drawing = useKeyboardDrawing(viewer, pages, column, create)
  const marksOf = useMemo(() => marksByPage(marks), [marks])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.defaultPrevented) return
    const isUsed =
      drawing.onKey(event) ||
      giveUpSelection(event, selectedMarkId, onSelectMark) ||
      scrollByArrow(event, scroller, viewer) ||
      runShortcut(viewer, event)
    if (isUsed) event.preventDefault()
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const isOnPaper =
      event.target instanceof Element && event.target.closest('[data-mark-id], button') === null
    if (isOnPaper && event.button === 0 && tool === 'read') onSelectMark?.(null)
  }

  return (
    <div className={classes.root}>
      <div
        ref={setScroller}
        className={classes.scroller}
        data-pan={pan.state}
        data-tool={tool}
        data-testid="page-viewer"
        data-current-page={currentIndex + 1}
        role="region"
        aria-label={props.label ?? '案卷页面'}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onPointerDownCapture={pan.onPointerDownCapture}
        onPointerDown={onPointerDown}
      >
        <div className={classes.column} style={{ width: layout.width, height: layout.height }}>
          {mounted(pages, layout.places, visible).map(({ page, place, index }) => (
            <PageSheet
              key={page.key}
              viewer={viewer}
              page={page}
              pageCount={pages.length}
              place={place}
              turn={turns.get(page.key) ?? 0}
              marks={marksOf(page.key)}
              selectedId={selectedMarkId}
              tool={tool}
              canEdit={canEdit}
              cursor={drawing.cursor?.index === index ? drawing.cursor : null}
              onSelect={onSelectMark}
              onCreate={create}
              onChange={props.onChangeMark}
              onDelete={props.onDeleteMark}
              explain={props.explain ?? explainFailure}
              onAskPassword={props.onAskPassword}
              onRetryFile={props.onRetryFile}
            />
          ))}
        </div>
      </div>
      {tool !== 'read' && <ToolHint tool={tool} />}
      <VisuallyHidden aria-live="polite">{drawing.spoken}</VisuallyHidden>
    </div>
  )
}

function ToolHint({ tool }: { readonly tool: 'box' | 'pin' }) {
  const byMouse = tool === 'box' ? '在页面上按住鼠标拖出方框' : '在页面上单击要标记的位置'
  const byKeys = tool === 'box' ? '方向键移动，Shift + 方向键改大小，Ctrl 微调' : '方向键移动，Ctrl 微调'
  return (
    <p className={classes.hint} role="status">
      <strong>{byMouse}</strong>
      <span>键盘：{byKeys}，回车确定，Esc 取消</span>
    </p>
  )
}

type Mounted = { readonly page: ViewerPage; readonly place: PagePlace; readonly index: number }

/** The pages in sight and one on either side, so that a small scroll finds its page ready. */
function mounted(
  pages: readonly ViewerPage[],
  places: readonly PagePlace[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly Mounted[] {
  const list: Mounted[] = []
  for (let index = Math.max(0, first - 1); index <= Math.min(pages.length - 1, last + 1); index += 1) {
    const [page, place] = [pages[index], places[index]]
    if (page !== undefined && place !== undefined) list.push({ page, place, index })
  }
  return list
}

function giveUpSelection(
  event: KeyboardEvent,
  selectedId: string | null,
  onSelect: ((id: string | null) => void) | undefined,
): boolean {
  if (event.key !== 'Escape' || selectedId === null) return false
  onSelect?.(null)
  return true
}

/** Left and right turn the page where there is nothing to scroll sideways. */
function scrollByArrow(event: KeyboardEvent, scroller: HTMLElement | null, viewer: ViewerStore): boolean {
  const step = ARROW_SCROLL[event.key]
  if (step === undefined || scroller === null || event.ctrlKey || event.altKey) return false
  const isSideways = step[0] !== 0
  if (isSideways && scroller.scrollWidth <= scroller.clientWidth) {
    if (step[0] > 0) viewer.nextPage()
    else viewer.previousPage()
  } else scroller.scrollBy({ left: step[0], top: step[1], behavior: 'instant' })
  return true
}
