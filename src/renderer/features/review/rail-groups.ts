/** The page list under the headings of 卷内目录 where it was marked, under the files otherwise. Pure. */
import type { OutlineEntry } from '@shared/domain/case-file/outline'
import type { ViewerPage } from '../../viewer'

export function groupByOutline(
  pages: readonly ViewerPage[],
  outline: readonly OutlineEntry[],
): readonly ViewerPage[] {
  if (outline.length === 0) return pages
  const starts = new Map(outline.map((entry) => [`${entry.fileId}/${entry.pageIndex}`, entry]))
  let current: { readonly fileId: string; readonly group: ViewerPage['group'] } | null = null
  return pages.map((page) => {
    if (current?.fileId !== page.fileId) current = null
    const start = starts.get(page.key)
    if (start) current = { fileId: page.fileId, group: { id: `outline/${page.key}`, name: start.title } }
    return current === null ? page : { ...page, group: current.group }
  })
}
