import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { PageSlot } from './engine/page-engine'
import type { Lane } from './engine/render-queue'
import { ViewerStore, type ViewerState } from './viewer-store'

/**
 * One view of one case: give the same store to ViewerToolbar, PageViewer and ThumbnailRail.
 * Pictures and the worker go when the component that called this goes.
 */
export function useViewer(): ViewerStore {
  const [viewer] = useState(() => new ViewerStore())
  useEffect(
    () => () => {
      viewer.engine.dispose()
    },
    [viewer],
  )
  return viewer
}

export const useViewerState = (viewer: ViewerStore): ViewerState =>
  useSyncExternalStore(viewer.subscribe, viewer.getState)

/** The picture of one page, drawn anew when it arrives, changes or fails. */
export function usePageSlot(viewer: ViewerStore, lane: Lane, key: string): PageSlot {
  const { engine } = viewer
  const subscribe = useCallback(
    (listener: () => void) => engine.subscribe(lane, key, listener),
    [engine, lane, key],
  )
  return useSyncExternalStore(subscribe, () => engine.slot(lane, key))
}
