/** Numbers for the rows and letters for the sections of a table that has none, or none that can be used. */
import type { DraftSection } from '../draft'
import { ItemId } from '../standard'
import type { RawRow } from './read-table'

/** `PT-A02` belongs to section A. */
const OWN_FORM = /^[A-Z]{2}-([A-Z])\d{2}$/
const NO_SECTION = '评查内容'

export type Numbered = {
  readonly rows: readonly RawRow[]
  readonly sections: readonly DraftSection[]
  readonly isRenumbered: boolean
}

export function numberRows(raw: readonly RawRow[]): Numbered {
  const rows = raw.map((row) => ({ ...row, section: row.section === '' ? NO_SECTION : row.section }))
  const sections = sectionsOf(rows.filter(({ isVeto }) => !isVeto))
  const ids = rows.map(({ id }) => id)
  const isUsable = new Set(ids).size === ids.length && ids.every((id) => ItemId.safeParse(id).success)
  if (isUsable) return { rows, sections, isRenumbered: false }
  const letterOf = new Map(sections.map(({ id, name }) => [name, id]))
  const counts = new Map<string, number>()
  const next = (letter: string): string => {
    const count = (counts.get(letter) ?? 0) + 1
    counts.set(letter, count)
    return `${letter}${String(count).padStart(2, '0')}`
  }
  return {
    rows: rows.map((row) => ({ ...row, id: next(row.isVeto ? '否' : (letterOf.get(row.section) ?? 'A')) })),
    sections,
    isRenumbered: true,
  }
}

/** In the order they appear. The letter of our own numbers is kept where every item of a section agrees on it. */
function sectionsOf(items: readonly RawRow[]): DraftSection[] {
  const names = [...new Set(items.map(({ section }) => section))]
  const own = names.map((name) => {
    const letters = new Set(
      items.filter(({ section }) => section === name).map(({ id }) => OWN_FORM.exec(id)?.[1]),
    )
    const [letter] = letters
    return letters.size === 1 && letter !== undefined ? letter : null
  })
  const isOwn = own.every((letter) => letter !== null) && new Set(own).size === own.length
  return names.map((name, index) => ({
    key: `s${index + 1}`,
    id: (isOwn ? own[index] : null) ?? letterAt(index),
    name,
    minimum: null,
  }))
}

/** A … Z, then A2 … */
export const letterAt = (index: number): string =>
  String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26) + 1))
