/**
 * 卷内目录 as a reviewer marks it: this page is where that document begins. It helps to find one's way and judges
 * nothing; a document ends where the next one of the same file begins.
 */
import { z } from '@shared/lib/zod'
import type { ScoringStandard, StandardItem, VetoItem } from '../checklist/standard'
import { CASE_DOCUMENT_KINDS, kindOfTitle } from './document-kinds'

export const OutlineEntry = z
  .object({
    /** Code of `CASE_DOCUMENT_KINDS`; null for a title of the reviewer's own. */
    kind: z.string().max(10).nullable(),
    title: z.string().trim().min(1).max(60),
    fileId: z.uuid(),
    pageIndex: z.int().nonnegative(),
  })
  .readonly()
export type OutlineEntry = z.infer<typeof OutlineEntry>

export const MAX_OUTLINE = 500

type Files = readonly { readonly fileId: string; readonly pageCount: number }[]
type PageRef = { readonly fileId: string; readonly pageIndex: number }

/** In reading order; what names a file the case does not have comes last. */
export function sortOutline(outline: readonly OutlineEntry[], files: Files): readonly OutlineEntry[] {
  const rank = new Map(files.map(({ fileId }, index) => [fileId, index]))
  const place = ({ fileId }: OutlineEntry): number => rank.get(fileId) ?? files.length
  return outline.toSorted((a, b) => place(a) - place(b) || a.pageIndex - b.pageIndex)
}

const isOn = (entry: OutlineEntry, page: PageRef): boolean =>
  entry.fileId === page.fileId && entry.pageIndex === page.pageIndex

/** One document begins on a page; a second name replaces the first, `null` takes it away. */
export function setEntry(
  outline: readonly OutlineEntry[],
  page: PageRef,
  title: string | null,
  files: Files,
): readonly OutlineEntry[] {
  const others = outline.filter((entry) => !isOn(entry, page))
  if (title === null) return others
  const entry = { kind: kindOfTitle(title), title, fileId: page.fileId, pageIndex: page.pageIndex }
  return sortOutline([...others, entry], files)
}

export const entryOn = (outline: readonly OutlineEntry[], page: PageRef): OutlineEntry | null =>
  outline.find((entry) => isOn(entry, page)) ?? null

/** The document a page belongs to: the last one that began at or before it in the same file. */
export function documentOfPage(outline: readonly OutlineEntry[], page: PageRef): OutlineEntry | null {
  const before = outline.filter((entry) => entry.fileId === page.fileId && entry.pageIndex <= page.pageIndex)
  return before.toSorted((a, b) => a.pageIndex - b.pageIndex).at(-1) ?? null
}

/** The kinds an item is judged in: as its standard says, otherwise those its own words name. */
export function documentsOfItem(
  item: Pick<StandardItem | VetoItem, 'documents' | 'text' | 'ruleText'>,
): readonly string[] {
  return item.documents ?? namedIn(`${item.text} ${item.ruleText}`)
}

/** The longest names first, so that 行政处罚事先告知书 does not also count as 告知书. */
const ALL_NAMES = CASE_DOCUMENT_KINDS.flatMap(({ names }) => names).toSorted((a, b) => b.length - a.length)
/** What a table calls a paper for short. */
const SHORT_NAMES: readonly (readonly [string, string])[] = [
  ['决定书', '行政处罚决定书'],
  ['告知书', '行政处罚事先告知书'],
  ['立案', '立案审批表'],
  ['调查终结', '调查终结报告'],
  ['法制审核', '法制审核意见书'],
  ['集体讨论', '集体讨论记录'],
  ['听证', '听证笔录'],
  ['送达', '送达回证'],
  ['笔录', '询问笔录'],
  ['笔录', '现场检查笔录'],
  ['身份证明', '当事人身份证明'],
  ['结案', '结案审批表'],
  ['公示', '信息公示记录'],
  ['目录', '卷内目录'],
  ['封面', '案卷封面'],
]

function namedIn(words: string): readonly string[] {
  const found = ALL_NAMES.filter((name) => words.includes(name))
  const rest = found.reduce((left, name) => left.replaceAll(name, ''), words)
  const short = SHORT_NAMES.filter(([word]) => rest.includes(word)).map(([, name]) => name)
  return [...new Set([...found, ...short])]
}

/** Entries of a case in which an item is judged, in reading order. */
export function entriesFor(
  outline: readonly OutlineEntry[],
  documents: readonly string[],
): readonly OutlineEntry[] {
  const kinds = new Set(documents.map(kindOfTitle).filter((kind) => kind !== null))
  const titles = new Set(documents)
  return outline.filter((entry) => titles.has(entry.title) || (entry.kind !== null && kinds.has(entry.kind)))
}

/** Titles to offer: the ones this standard speaks of first, then the rest of the list. */
export function titlesToOffer(standard: Pick<ScoringStandard, 'items' | 'vetoes'>): readonly string[] {
  const spoken = [...standard.items, ...standard.vetoes].flatMap((item) => item.documents ?? [])
  return [...new Set([...spoken, ...ALL_NAMES_IN_ORDER])]
}
const ALL_NAMES_IN_ORDER = CASE_DOCUMENT_KINDS.flatMap(({ names }) => names)
