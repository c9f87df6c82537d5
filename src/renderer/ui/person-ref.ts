import type { Person, PersonRef } from '@shared/domain/people/person'

/** Two people of one name cannot be told apart by it: then the name alone is recorded. */
export function refTo(name: string, people: readonly Person[]): PersonRef {
  const namesakes = people.filter((person) => person.name === name)
  return { personId: namesakes.length === 1 ? (namesakes[0]?.id ?? null) : null, name }
}
