/** One way of writing for what a draw compares and hashes, and a looser one to notice the same file written twice. */
import type { ListedFile } from './campaign'

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g
const BLANKS = /[\s\u3000]+/g

/** Composed characters, no invisible ones, single blanks, none at the ends. Nothing else is changed. */
export const cleanText = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(BLANKS, ' ').trim()

const OPENING = /[〔［【〖\u2768{(<《「]/g
const CLOSING = /[〕］】〗\u2769})>》」]/g

/** Blanks, width and the kind of brackets do not make another text: 〔2025〕 is [2025]. */
export const looseText = (text: string): string =>
  cleanText(text)
    .normalize('NFKC')
    .replace(/ /g, '')
    .replace(OPENING, '[')
    .replace(CLOSING, ']')
    .toLowerCase()

export const isSameUnit = (one: string, other: string): boolean => looseText(one) === looseText(other)

/** Two rows with this in common are one file. */
export const fileIdentity = ({ unit, number }: Pick<ListedFile, 'unit' | 'number'>): string =>
  `${looseText(unit)}\n${looseText(number)}`

/** By UTF-16 code units: the same on every machine, whatever its language. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const READING_ORDER = new Intl.Collator('zh', { numeric: true })

/** By unit, then number as a person counts: 6号 before 36号. For lists on screen and paper; a draw never sorts so. */
export const byUnitAndNumber = (
  one: { readonly listed: Pick<ListedFile, 'unit' | 'number'> },
  other: { readonly listed: Pick<ListedFile, 'unit' | 'number'> },
): number =>
  READING_ORDER.compare(one.listed.unit, other.listed.unit) ||
  READING_ORDER.compare(one.listed.number, other.listed.number)
