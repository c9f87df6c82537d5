/** Who sits at the laptop. Main knows; this only follows it. */
import { useSyncExternalStore } from 'react'
import { soleActor, type Actor, type Role } from '@shared/domain/people/person'
import type { PersonSession } from '@shared/ipc/shapes'
import { call, listen } from '../app/api'
import { useRow, useSettings } from './live'

let session: PersonSession | null = null
const listeners = new Set<() => void>()

function take(next: PersonSession): void {
  session = next
  for (const listener of listeners) listener()
}

/**
 * Once, at the start of the window.
 * @param onOther  somebody else has taken the place of a person: called before any screen knows
 */
export async function followSession(onOther: () => void): Promise<void> {
  const follow = (next: PersonSession): void => {
    const left = session?.personId ?? null
    if (left !== null && next.personId !== left) onOther()
    take(next)
  }
  listen('person:session-changed', follow)
  follow(await call('person:session'))
}

export const useSession = (): PersonSession | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => session,
  )

/** The person whose acts these are; null while it is not known, or while nobody has signed in. */
export function useActor(): Actor | null {
  const now = useSession()
  const person = useRow('people', now?.personId ?? null)
  const settings = useSettings()
  if (now === null || settings === null) return null
  if (!now.isStaffed) return soleActor(settings.reviewerName)
  return person ? { personId: person.id, name: person.name, roles: person.roles } : null
}

export const hasRole = (actor: Actor | null, ...roles: readonly Role[]): boolean =>
  actor !== null && roles.some((role) => actor.roles.includes(role))
