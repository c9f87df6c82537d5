/** Questions several checks of the loop ask: the order of dates, the people named, the papers meant. */
import { isOut } from '@shared/domain/loop/progress'
import { namedTwice } from '@shared/domain/loop/people'
import type { PersonRef } from '@shared/domain/people/person'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { FINE, type Verdict } from './verdict'

export type Dated = readonly [name: string, day: string | null | undefined]

/** `on` is not before any of these days. */
export function notBefore(what: string, on: string, ...earlier: readonly Dated[]): Verdict {
  const missed = earlier.find(([, day]) => day !== null && day !== undefined && on < day)
  return missed === undefined
    ? FINE
    : refuse('loop/date-order', { what, after: missed[0], on: missed[1] ?? '' })
}

/** Everybody named once, and whoever is named by the register stands in it. */
export function checkPeople(state: MemoryTables, people: readonly PersonRef[]): Verdict {
  const twice = namedTwice(people)
  if (twice !== undefined) return refuse('loop/person-twice', { name: twice.name })
  return people.some(({ personId }) => personId !== null && !state.find('people', personId))
    ? refuse('person/unknown')
    : FINE
}

export const isNew = (isKnown: boolean): Verdict => (isKnown ? refuse('loop/recorded-already') : FINE)

/** The letter named with an act: of this row, finished, and not dated after it. */
export function checkLetter(
  state: MemoryTables,
  documentId: string | null,
  of: { readonly clueId: string } | { readonly disputeId: string },
  on: string,
): Verdict {
  if (documentId === null) return FINE
  const letter = state.find('documents', documentId)
  if (!letter) return refuse('document/unknown')
  const isOwn = 'clueId' in of ? letter.clueId === of.clueId : letter.disputeId === of.disputeId
  if (!isOwn) return refuse('loop/other-letter')
  if (!isOut(letter)) return refuse('loop/letter-not-ready')
  return notBefore('办理', on, ['文书成文', letter.issuedOn])
}

type Numbered = { readonly year: number; readonly serial: number }

export const nextSerial = (rows: readonly Numbered[], year: number): number =>
  rows.reduce((last, row) => (row.year === year && row.serial > last ? row.serial : last), 0) + 1

export const takesNext = (rows: readonly Numbered[], { year, serial }: Numbered): Verdict =>
  serial === nextSerial(rows, year) ? FINE : refuse('loop/number-taken')
