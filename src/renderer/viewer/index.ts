/** What other rooms may use of the viewer. */
export { ViewerToolbar, type ViewerToolbarProps } from './ViewerToolbar'
export { PageViewer, type PageViewerProps } from './PageViewer'
export { ThumbnailRail, type ThumbnailRailProps } from './ThumbnailRail'
export { useViewer, useViewerState } from './use-viewer'
export { useCasePages, type CasePages } from './use-case-pages'
export { runShortcut } from './viewer-keys'
export type { Tool, ViewerState, ViewerStore } from './viewer-store'
export type { MarkPlace, ViewerMark } from './viewer-mark'
export {
  blobUrlOf,
  buildViewerPages,
  pageKey,
  pagesUrlOf,
  type CaseFilePages,
  type ViewerPage,
} from './viewer-page'
