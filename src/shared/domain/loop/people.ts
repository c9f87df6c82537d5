/** Whether two names in the loop are one person: by the register where both stand in it, by name otherwise. */
import type { PersonRef } from '../people/person'

export const isSamePerson = (a: PersonRef, b: PersonRef): boolean =>
  a.personId !== null && b.personId !== null ? a.personId === b.personId : a.name === b.name

/** The first who stands in the list twice. */
export const namedTwice = (people: readonly PersonRef[]): PersonRef | undefined =>
  people.find((one, index) => people.slice(0, index).some((other) => isSamePerson(one, other)))
