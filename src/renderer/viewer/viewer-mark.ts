/** A finding as the pages show it: where, how grave, which number. The number is what ties page and list together. */
import type { PinPlace, RegionPlace } from '@shared/domain/case-file/place'
import type { Severity } from '@shared/domain/review/review'
import { pageKey } from './viewer-page'

export type MarkPlace = RegionPlace | PinPlace

export type ViewerMark = {
  readonly id: string
  readonly place: MarkPlace
  /** null for a mark that costs nothing (提示). */
  readonly severity: Severity | null
  /** Short, shown on the page: "3", "12-2". */
  readonly label: string
  /** What is wrong, for screen readers and the tooltip. */
  readonly title: string
}

const SEVERITY_TONES = { 致命: 'fatal', 严重: 'serious', 一般: 'general', 轻微: 'minor' } as const
export type MarkTone = (typeof SEVERITY_TONES)[Severity] | 'advice'

export const toneOf = (severity: Severity | null): MarkTone =>
  severity === null ? 'advice' : SEVERITY_TONES[severity]

export const severityWord = (severity: Severity | null): string => severity ?? '提示'

const NO_MARKS: readonly ViewerMark[] = []

/** Marks by page key; pages without marks share one empty list, so that they are not drawn anew. */
export function marksByPage(marks: readonly ViewerMark[]): (key: string) => readonly ViewerMark[] {
  const byPage = new Map<string, ViewerMark[]>()
  for (const mark of marks) {
    const key = pageKey(mark.place.fileId, mark.place.pageIndex)
    const others = byPage.get(key)
    if (others === undefined) byPage.set(key, [mark])
    else others.push(mark)
  }
  return (key) => byPage.get(key) ?? NO_MARKS
}
