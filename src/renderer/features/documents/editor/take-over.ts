/**
 * Whether a row from the live query may replace what stands in the editor. The query may lag behind the record, so a
 * row that differs from what was last saved can be older than it (never taken) or written elsewhere (taken). The row
 * itself does not tell which; the record does. Pure.
 */
import type { Paragraph } from '@shared/domain/document/supervision-document'
import type { Typed } from '../auto-saver'
import { areSameLists } from './editor-list'

type List = readonly Paragraph[]

/** Does this list have to be saved? Compared with what was last saved here, not with a row that may be older. */
export const isNews = (now: List, typed: Typed<List> | undefined, shown: List): boolean =>
  typed?.isDirty === true || !areSameLists(now, typed?.value ?? shown)

export type RowVerdict = 'keep' | 'take' | 'ask the record'

export function judgeRow(row: List, typed: Typed<List> | undefined, isComposing: boolean): RowVerdict {
  if (isComposing || typed?.isDirty) return 'keep'
  return typed === undefined || areSameLists(typed.value, row) ? 'take' : 'ask the record'
}

export type Asked = {
  /** When the record was asked. */
  readonly before: Typed<List>
  /** When the answer came. */
  readonly now: Typed<List> | undefined
  readonly isComposing: boolean
}

/** The record is taken over when it was written elsewhere and nothing was typed while it was being read. */
export const isWrittenElsewhere = (record: List, { before, now, isComposing }: Asked): boolean =>
  now === before && !isComposing && !before.isDirty && !areSameLists(before.value, record)
