/** What the store asks of the mounted pages: go to a page, bring a mark into sight, take the focus. */
import { useEffect, useRef } from 'react'
import type { ViewPoint, ViewRect } from '@shared/domain/case-file/geometry'
import { PAGE_GAP_PX } from './layout'
import { pointOf, rectOf } from './mark-place'
import { pageTop, type PageColumn } from './use-page-column'
import type { ViewerMark } from './viewer-mark'
import { pageKey, type ViewerPage } from './viewer-page'
import type { ViewerStore } from './viewer-store'

/** Where in the window a mark comes to rest when asked for. */
const MARK_REST_SHARE = 0.4

/** Lets the store act on the mounted pages. */
export function useViewPort(
  viewer: ViewerStore,
  pages: readonly ViewerPage[],
  marks: readonly ViewerMark[],
  column: PageColumn,
): void {
  const now = useRef({ pages, marks, column })
  useEffect(() => {
    now.current = { pages, marks, column }
  })
  const isReady = column.viewport.width > 0 && pages.length > 0
  useEffect(() => {
    if (!isReady) return undefined
    return viewer.attach({
      showPage: (index) => {
        const { layout, scroll, jump } = now.current.column
        jump(pageTop(layout, index, scroll), index, PAGE_GAP_PX / 2)
      },
      showMark: (markId) => {
        showMark(markId, viewer, now.current)
      },
      keyOfPage: (index) => now.current.pages[index]?.key,
      focus: () => {
        now.current.column.scroller?.focus({ preventScroll: true })
      },
    })
  }, [viewer, isReady])
}

type Shown = {
  readonly pages: readonly ViewerPage[]
  readonly marks: readonly ViewerMark[]
  readonly column: PageColumn
}

function showMark(markId: string, viewer: ViewerStore, { pages, marks, column }: Shown): void {
  const mark = marks.find((one) => one.id === markId)
  if (mark === undefined) return
  const key = pageKey(mark.place.fileId, mark.place.pageIndex)
  const index = pages.findIndex((page) => page.key === key)
  const [page, place] = [pages[index], column.layout.places[index]]
  if (page === undefined || place === undefined) return
  const on = { page, size: place, turn: viewer.getState().turns.get(page.key) ?? 0 }
  const [x, y] = mark.place.kind === 'pin' ? pointOf(on, mark.place) : middleOf(rectOf(on, mark.place))
  const { viewport } = column
  column.jump(
    {
      left: Math.max(0, place.left + x - viewport.width / 2),
      top: Math.max(0, place.top + y - viewport.height * MARK_REST_SHARE),
    },
    index,
    viewport.height * MARK_REST_SHARE,
  )
}

const middleOf = (rect: ViewRect): ViewPoint => [rect.x + rect.width / 2, rect.y + rect.height / 2]
