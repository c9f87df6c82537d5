/**
 * Matches typed letters against Chinese text by pinyin: `chufa`, `cf`, `chuf`, and mixtures. Every reading of
 * a character counts (行 hang and xing, 重 chong and zhong): a reviewer in a hurry types what comes to mind.
 * Pure; pinyin-pro brings its own tables.
 */
import { pinyin } from 'pinyin-pro'

/** One place of the text with the letters that may stand for it, longest first. */
type Place = readonly string[]

export type PinyinText = readonly Place[]

export type PinyinHit = {
  /** Index of the first place hit, counted without punctuation. */
  readonly start: number
  /** Every syllable was typed in full (the last may be short). */
  readonly isSpelled: boolean
}

const HAN = /\p{Script=Han}/u
const WORD = /[a-z0-9]/

/** Punctuation is left out, so that `zclkcl` finds 主体、证据 as one typed run. */
export function buildPinyinText(text: string): PinyinText {
  return [...text.toLowerCase().normalize('NFKC')].flatMap((char) => {
    if (HAN.test(char)) return [readingsOf(char)]
    return WORD.test(char) ? [[char]] : []
  })
}

/** @param letters lower case, `a` to `z` and digits only */
export function findPinyin(text: PinyinText, letters: string): PinyinHit | null {
  if (letters === '') return null
  let initials: PinyinHit | null = null
  for (let start = 0; start < text.length; start += 1) {
    if (isMatch(text, start, letters, spelledPrefixes)) return { start, isSpelled: true }
    if (!initials && isMatch(text, start, letters, loosePrefixes)) initials = { start, isSpelled: false }
  }
  return initials
}

const readings = new Map<string, Place>()

/** A memo of a pure function. `ü` is typed `v`, and by many `u`. */
function readingsOf(char: string): Place {
  const known = readings.get(char)
  if (known) return known
  const found = pinyin(char, { toneType: 'none', type: 'array', multiple: true })
  const typed = found.flatMap((reading) => {
    const plain = reading.toLowerCase()
    return plain.includes('ü') ? [plain.replaceAll('ü', 'v'), plain.replaceAll('ü', 'u')] : [plain]
  })
  const place = [...new Set(typed)].sort((a, b) => b.length - a.length)
  readings.set(char, place)
  return place
}

/** What may stand for a place in the middle of the typed run. */
type Prefixes = (reading: string) => readonly string[]

const spelledPrefixes: Prefixes = (reading) => [reading]

/** `chu`, `ch`, `c`: in full, or one of the two ways to shorten it. */
const loosePrefixes: Prefixes = (reading) => {
  const initial = /^[zcs]h/.exec(reading)?.[0]
  return [reading, ...(initial ? [initial] : []), reading.charAt(0)]
}

/** Walks the text once, keeping every number of letters that may have been used so far. */
function isMatch(text: PinyinText, start: number, letters: string, prefixes: Prefixes): boolean {
  let used = new Set([0])
  for (let index = start; index < text.length && used.size > 0; index += 1) {
    const next = new Set<number>()
    for (const count of used) {
      const rest = letters.slice(count)
      for (const reading of text[index] ?? []) {
        if (isEnding(reading, rest, count === 0 && prefixes === spelledPrefixes)) return true
        for (const prefix of prefixes(reading)) if (rest.startsWith(prefix)) next.add(count + prefix.length)
      }
    }
    used = next
  }
  return false
}

/** The run may stop inside its last syllable, except that one letter alone is no spelling. */
function isEnding(reading: string, rest: string, isWholeRunSpelled: boolean): boolean {
  if (!reading.startsWith(rest)) return false
  return !isWholeRunSpelled || rest.length > 1 || rest === reading
}
