import { Text, VisuallyHidden } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react'
import { displayRotation } from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import type { PageWish } from './engine/page-engine'
import { drawOrder, rowsBetween } from './layout'
import { PagePicture } from './PagePicture'
import { buildRailRows, thumbSize, type RailRow } from './rail-rows'
import { ScrollBox } from './scroll-box'
import { usePageSlot, useViewerState } from './use-viewer'
import { runShortcut } from './viewer-keys'
import { marksByPage, type ViewerMark } from './viewer-mark'
import type { ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'
import classes from './ThumbnailRail.module.css'

export type ThumbnailRailProps = {
  readonly viewer: ViewerStore
  /** The same array the PageViewer has. */
  readonly pages: readonly ViewerPage[]
  /** Counted as badges. */
  readonly marks?: readonly ViewerMark[]
  readonly label?: string
}

const NO_MARKS: readonly ViewerMark[] = []

/** The pages as small pictures; the arrow keys go from page to page. */
export function ThumbnailRail({ viewer, pages, marks = NO_MARKS, label = '页面列表' }: ThumbnailRailProps) {
  const { currentIndex, turns } = useViewerState(viewer)
  const id = useId()
  const { rows, height, rowOfPage } = useMemo(
    () => buildRailRows(pages, (index) => turns.get(pages[index]?.key ?? '') ?? 0),
    [pages, turns],
  )
  const { setElement, onScroll, ...rail } = useRailScroll(rows[rowOfPage[currentIndex] ?? 0])
  const shown = rowsBetween(rows, rail.top, rail.top + rail.height)
  const visibleRows = rows.slice(Math.max(0, shown.first - 1), shown.last + 2)
  useThumbWishes(viewer, pages, rows, shown, rail.height > 0)
  const marksOf = useMemo(() => marksByPage(marks), [marks])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const isUsed = moveInList(event, viewer) || runShortcut(viewer, event)
    if (isUsed) event.preventDefault()
  }

  return (
    <div
      ref={setElement}
      className={classes.rail}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={pages.length > 0 ? `${id}-${currentIndex}` : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.column} style={{ height }}>
        {visibleRows.map((row) => {
          if (row.kind === 'heading') {
            return (
              <div
                key={row.id}
                role="presentation"
                className={classes.heading}
                style={{ top: row.top, height: row.height }}
              >
                <Text size="sm" fw={600} truncate title={row.name}>
                  {row.name}
                </Text>
              </div>
            )
          }
          const page = pages[row.index]
          return (
            page && (
              <Thumbnail
                key={page.key}
                id={`${id}-${row.index}`}
                viewer={viewer}
                page={page}
                pageCount={pages.length}
                top={row.top}
                height={row.height}
                turn={turns.get(page.key) ?? 0}
                isCurrent={row.index === currentIndex}
                markCount={marksOf(page.key).length}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function moveInList(event: KeyboardEvent, viewer: ViewerStore): boolean {
  if (event.ctrlKey || event.altKey) return false
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowRight':
      viewer.nextPage()
      return true
    case 'ArrowUp':
    case 'ArrowLeft':
      viewer.previousPage()
      return true
    case 'Enter':
    case ' ':
      viewer.focusPages()
      return true
    default:
      return false
  }
}

type RailScroll = {
  readonly setElement: (element: HTMLDivElement | null) => void
  readonly top: number
  readonly height: number
  readonly onScroll: () => void
}

/** Follows the list's own scrolling, and keeps the current page's row in sight. */
function useRailScroll(currentRow: RailRow | undefined): RailScroll {
  const [element, setElement] = useState<HTMLDivElement | null>(null)
  const [box] = useState(() => new ScrollBox())
  const [height, setHeight] = useState(0)
  const { top } = useSyncExternalStore(box.subscribe, box.get)
  const onScroll = useCallback(() => {
    if (element !== null) box.readFrom(element)
  }, [box, element])

  useEffect(() => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setHeight(element.clientHeight)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [element])

  const isMeasured = height > 0
  useEffect(() => {
    if (element === null || currentRow === undefined || !isMeasured) return
    const over = currentRow.top - element.scrollTop
    const under = currentRow.top + currentRow.height - (element.scrollTop + element.clientHeight)
    if (over < 0) element.scrollTo({ top: currentRow.top - currentRow.height / 2, behavior: 'instant' })
    else if (under > 0) element.scrollBy({ top: under + currentRow.height / 2, behavior: 'instant' })
    box.readFrom(element)
  }, [box, currentRow, element, isMeasured])

  return { setElement, top, height, onScroll }
}

function useThumbWishes(
  viewer: ViewerStore,
  pages: readonly ViewerPage[],
  rows: readonly RailRow[],
  { first, last }: { readonly first: number; readonly last: number },
  isMeasured: boolean,
): void {
  useEffect(() => {
    if (!isMeasured) return
    const density = window.devicePixelRatio
    const wishes = drawOrder({ first, last }, rows.length, 4, 2).flatMap((number): PageWish[] => {
      const row = rows[number]
      const page = row?.kind === 'page' ? pages[row.index] : undefined
      if (page === undefined) return []
      // Asked for as the page itself lies: turning it for reading does not draw the small picture again.
      const size = thumbSize(page, 0)
      const isLying = page.info.rotate % 180 !== 0
      const [width, height] = isLying ? [size.height, size.width] : [size.width, size.height]
      const isVisible = number >= first && number <= last
      return [
        { page, widthPx: Math.round(width * density), heightPx: Math.round(height * density), isVisible },
      ]
    })
    viewer.engine.want('thumb', wishes)
  }, [viewer, pages, rows, first, last, isMeasured])
}

type ThumbnailProps = {
  readonly id: string
  readonly viewer: ViewerStore
  readonly page: ViewerPage
  readonly pageCount: number
  readonly top: number
  readonly height: number
  readonly turn: PageRotation
  readonly isCurrent: boolean
  readonly markCount: number
}

const Thumbnail = memo(function Thumbnail(props: ThumbnailProps) {
  const { id, viewer, page, pageCount, top, height, turn, isCurrent, markCount } = props
  const slot = usePageSlot(viewer, 'thumb', page.key)
  const size = thumbSize(page, turn)
  const isFailed = page.problem !== null || slot.status === 'failed'
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-setsize={pageCount}
      aria-posinset={page.pageNumber}
      className={classes.item}
      data-thumb={page.pageNumber}
      data-rendered={slot.status === 'shown' || undefined}
      style={{ top, height }}
      onClick={() => {
        viewer.goToPage(page.pageNumber - 1)
      }}
    >
      <div className={classes.paper} style={{ width: size.width, height: size.height }}>
        {slot.status === 'shown' && (
          <PagePicture picture={slot.picture} size={size} rotation={displayRotation(page.info, turn)} />
        )}
        {isFailed && <IconFileAlert size={28} stroke={1.5} aria-hidden />}
        {markCount > 0 && (
          <span className={classes.badge}>
            {markCount}
            <VisuallyHidden> 处标记，</VisuallyHidden>
          </span>
        )}
      </div>
      <span className={classes.number}>
        <VisuallyHidden>第 </VisuallyHidden>
        {page.pageNumber}
        <VisuallyHidden> 页{isFailed && '，无法显示'}</VisuallyHidden>
      </span>
    </div>
  )
})
