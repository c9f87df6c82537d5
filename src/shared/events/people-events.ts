/** The register of people at this laptop. Keys and PINs are made in main; only their locked form is written. */
import { PersonFacts, PinLock, type Person } from '@shared/domain/people/person'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import type { Key, Rows } from './tables'

const PersonId = z.object({ personId: z.uuid() })
const touch = (p: { personId: string }): readonly Key[] => [['people', p.personId]]

const change = (rows: Rows, personId: string, patch: Partial<Person>): void =>
  rows.put('people', { ...rows.get('people', personId), ...patch })

export const peopleEvents = {
  'person/registered': defineEvent({
    v: 1,
    origin: 'main',
    schema: PersonId.extend({ facts: PersonFacts, publicKey: z.string().min(1).max(400), lock: PinLock }),
    touches: touch,
    apply: (rows, p, { at }) =>
      rows.put('people', {
        ...p.facts,
        id: p.personId,
        publicKey: p.publicKey,
        keySince: at,
        formerKeys: [],
        lock: p.lock,
        registeredAt: at,
        disabledAt: null,
        refusal: null,
      }),
  }),

  'person/facts-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: PersonId.extend({ facts: PersonFacts }),
    touches: touch,
    apply: (rows, p) => change(rows, p.personId, p.facts),
  }),

  /** The person's own change: same key under another PIN. */
  'person/pin-changed': defineEvent({
    v: 1,
    origin: 'main',
    schema: PersonId.extend({ lock: PinLock }),
    touches: touch,
    apply: (rows, p) => change(rows, p.personId, { lock: p.lock }),
  }),

  /** A forgotten PIN: an administrator gives a new one, and the person a new key. */
  'person/key-renewed': defineEvent({
    v: 1,
    origin: 'main',
    schema: PersonId.extend({ publicKey: z.string().min(1).max(400), lock: PinLock }),
    touches: touch,
    apply: (rows, { personId, publicKey, lock }, { at }) => {
      const { publicKey: old, keySince, formerKeys } = rows.get('people', personId)
      const former = { publicKey: old, validFrom: keySince, validUntil: at }
      change(rows, personId, {
        ...{ publicKey, lock, keySince: at, refusal: null },
        formerKeys: [...formerKeys, former],
      })
    },
  }),

  'person/disabled': defineEvent({
    v: 1,
    origin: 'person',
    schema: PersonId,
    touches: touch,
    apply: (rows, p, { at }) => change(rows, p.personId, { disabledAt: at }),
  }),

  'person/enabled': defineEvent({
    v: 1,
    origin: 'person',
    schema: PersonId,
    touches: touch,
    apply: (rows, p) => change(rows, p.personId, { disabledAt: null }),
  }),

  'person/signed-in': defineEvent({
    v: 1,
    origin: 'main',
    schema: PersonId,
    touches: touch,
    apply: (rows, p) => change(rows, p.personId, { refusal: null }),
  }),

  /** Every fifth wrong PIN in a row; the pause that follows outlives a restart. */
  'person/sign-in-refused': defineEvent({
    v: 1,
    origin: 'main',
    schema: PersonId.extend({ attempts: z.int().positive() }),
    touches: touch,
    apply: (rows, p, { at }) => change(rows, p.personId, { refusal: { at, attempts: p.attempts } }),
  }),
}
