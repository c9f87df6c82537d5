/** A record on a real disk with a desk before it, under clocks a test can turn. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { PersonFacts, Role } from '@shared/domain/people/person'
import { openJournal } from '../../src/main/journal/journal'
import { Desk } from '../../src/main/people/desk'
import { Record } from '../../src/main/record/record'

export const START_MS = Date.UTC(2026, 2, 2, 1)

export const PINS = { admin: '739164', reviewer: '284913', other: '918273' } as const

export const factsOf = (name: string, ...roles: readonly Role[]): PersonFacts => ({
  name,
  unit: '示例县司法局',
  certificate: '',
  roles,
  recusedUnits: [],
})

export type OpenDesk = {
  readonly desk: Desk
  readonly record: Record
  readonly troubles: unknown[]
  /** Both clocks, as when time passes. */
  readonly pass: (ms: number) => void
  /** Only the clock on the wall, as when somebody sets it. */
  readonly setWall: (ms: number) => void
  readonly now: () => Date
  readonly elapsedMs: () => number
}

export async function openDesk(dir: string, startMs = START_MS): Promise<OpenDesk> {
  let wallMs = startMs
  let elapsedMs = 1000
  const opened = await openJournal({ dir: join(dir, 'journal'), now: () => wallMs, newId: randomUUID })
  const record = await Record.open(opened, randomUUID)
  const troubles: unknown[] = []
  const desk = new Desk({
    record,
    newId: randomUUID,
    now: () => new Date(wallMs),
    elapsedMs: () => elapsedMs,
    onTrouble: (cause) => troubles.push(cause),
  })
  return {
    desk,
    record,
    troubles,
    pass: (ms) => {
      wallMs += ms
      elapsedMs += ms
    },
    setWall: (ms) => (wallMs = ms),
    now: () => new Date(wallMs),
    elapsedMs: () => elapsedMs,
  }
}

export const codeOf = (cause: unknown): unknown => (cause as { readonly code?: unknown }).code
