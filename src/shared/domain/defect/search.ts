/**
 * The defect picker's search: Chinese words, code, pinyin in full or by initials. Ranked so that the defects
 * of the item under review come first, then the closest kind of hit. Pure and fast enough for every key.
 */
import { groupBy } from '@shared/lib/group-by'
import type { Defect, DefectCatalogue } from './catalogue'
import { buildPinyinText, findPinyin, type PinyinText } from './pinyin-match'

/** Smaller is closer. */
type Closeness = number

const CLOSENESS = {
  codeWhole: 0,
  code: 1,
  textStart: 2,
  text: 3,
  spelled: 4,
  initials: 5,
  otherField: 6,
} as const satisfies Record<string, Closeness>

type Entry = {
  readonly defect: Defect
  readonly position: number
  /** `dzt01` */
  readonly code: string
  readonly text: string
  /** Category, advice and basis, searched last. */
  readonly others: string
  readonly textPinyin: PinyinText
  readonly categoryPinyin: PinyinText
}

export type DefectIndex = { readonly entries: readonly Entry[] }

export type DefectHit = {
  readonly defect: Defect
  /** The defect lists the item under review among its items. */
  readonly isForItem: boolean
  /** It was found on this item before. */
  readonly isUsedHere: boolean
}

const NEVER_USED = { here: 0, score: 0 }

export type SearchOptions = {
  readonly itemId?: string | null
  /** How much a defect was used before, on this item and at all; the more the earlier among equal hits. */
  readonly useOf?: (code: string) => { readonly here: number; readonly score: number }
}

/** Costs some milliseconds, once per catalogue. */
export function buildDefectIndex(catalogue: DefectCatalogue): DefectIndex {
  return {
    entries: catalogue.defects.map((defect, position) => ({
      defect,
      position,
      code: plain(defect.code),
      text: plain(defect.text),
      others: [defect.category, defect.advice, defect.basis].map(plain).join(' '),
      textPinyin: buildPinyinText(defect.text),
      categoryPinyin: buildPinyinText(defect.category),
    })),
  }
}

/**
 * @param query words separated by blanks must all be found; an empty query lists everything
 * @returns best first; equal hits keep the catalogue's order
 */
export function searchDefects(index: DefectIndex, query: string, options: SearchOptions = {}): DefectHit[] {
  const words = query.split(/\s+/).map(plain).filter(Boolean)
  const found = index.entries.flatMap((entry) => {
    const closeness = closenessOfAll(entry, words)
    if (closeness === null) return []
    const isForItem = options.itemId ? entry.defect.itemIds.includes(options.itemId) : false
    const { here, score } = options.useOf?.(entry.defect.code) ?? NEVER_USED
    return [{ entry, closeness, isForItem, isNear: isForItem || here > 0, here, score }]
  })
  return found
    .toSorted(
      (a, b) =>
        Number(b.isNear) - Number(a.isNear) ||
        a.closeness - b.closeness ||
        b.score - a.score ||
        a.entry.position - b.entry.position,
    )
    .map(({ entry, isForItem, here }) => ({ defect: entry.defect, isForItem, isUsedHere: here > 0 }))
}

/** For lists: categories in the catalogue's order. */
export function groupByCategory(catalogue: DefectCatalogue): ReadonlyMap<string, readonly Defect[]> {
  return groupBy(catalogue.defects, (defect) => defect.category)
}

function closenessOfAll(entry: Entry, words: readonly string[]): Closeness | null {
  let worst: Closeness = 0
  for (const word of words) {
    const closeness = closenessOf(entry, word)
    if (closeness === null) return null
    worst = Math.max(worst, closeness)
  }
  return worst
}

function closenessOf(entry: Entry, word: string): Closeness | null {
  if (isCodeLike(word) && isCodeHit(entry.code, word)) {
    return entry.code === word || entry.code === `d${word}` ? CLOSENESS.codeWhole : CLOSENESS.code
  }
  if (entry.text.startsWith(word)) return CLOSENESS.textStart
  if (entry.text.includes(word)) return CLOSENESS.text
  if (/^[a-z0-9]+$/.test(word)) {
    const hit = findPinyin(entry.textPinyin, word) ?? findPinyin(entry.categoryPinyin, word)
    if (hit) return hit.isSpelled ? CLOSENESS.spelled : CLOSENESS.initials
  }
  return entry.others.includes(word) ? CLOSENESS.otherField : null
}

/** `D-ZT-01`, `dzt1`, `zt-01`, `ZT`; the leading D and the leading 0 may be left out. */
function isCodeHit(code: string, word: string): boolean {
  const padded = word.replace(/^(d?[a-z]{2})(\d)$/, '$10$2')
  return [word, padded].some((form) => code.startsWith(form) || code.startsWith(`d${form}`))
}

/** One or two letters alone are far more often initials than a code. */
function isCodeLike(word: string): boolean {
  return /^(d[a-z]{2}|[a-z]{2}\d|d?[a-z]{2}\d{1,2})$/.test(word)
}

/** Lower case, half width, without the marks nobody types. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
