/** Which phrases to offer, in which order, and how typed letters find one. Pure; apart from phrase.ts, which main loads too. */
import { buildPinyinText, findPinyin } from '../defect/pinyin-match'
import type { Phrase, PhraseContent, PhrasePlace } from './phrase'

/** What is being written, so that the nearest wording comes first. */
export type PhraseContext = {
  readonly place: PhrasePlace
  readonly itemId: string | null
  readonly defectCode: string | null
}

/** Those of this defect first, then of this item, then the rest; newest first within each. Removed ones never. */
export function phrasesFor(phrases: readonly Phrase[], context: PhraseContext): readonly Phrase[] {
  return phrases
    .filter((phrase) => phrase.removedAt === null && phrase.place === context.place)
    .toSorted((a, b) => nearness(b, context) - nearness(a, context) || b.savedAt.localeCompare(a.savedAt))
}

function nearness(phrase: Phrase, { itemId, defectCode }: PhraseContext): number {
  const isSameDefect = phrase.defectCode !== null && phrase.defectCode === defectCode
  const isSameItem = phrase.itemId !== null && phrase.itemId === itemId
  return (isSameDefect ? 2 : 0) + (isSameItem ? 1 : 0)
}

/** By words or by pinyin, in full or by initials; blanks separate words that must all be found. */
export function matchesPhrase(text: string, query: string): boolean {
  const words = query.toLowerCase().normalize('NFKC').split(/\s+/).filter(Boolean)
  const plain = text.toLowerCase().normalize('NFKC')
  return words.every(
    (word) =>
      plain.includes(word) || (/^[a-z0-9]+$/.test(word) && findPinyin(buildPinyinText(text), word) !== null),
  )
}

/** Already there in the same words, so that saving twice makes no twin. */
export const hasPhrase = (phrases: readonly Phrase[], { place, text }: PhraseContent): boolean =>
  phrases.some((one) => one.removedAt === null && one.place === place && one.text === text.trim())
