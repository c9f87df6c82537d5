/**
 * 核对全部记录: reads the whole journal again, its chain of hashes first, then every signature against the key its
 * person had at that place. The chain shows damage; only the signatures show somebody who altered an event and
 * computed the chain anew (docs/adr/0018).
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { signedText } from '@shared/domain/people/signed-act'
import type { RecordCheck } from '@shared/ipc/shapes'
import { AppError, toFailure, type Failure } from '@shared/lib/app-error'
import type { Journal, StoredEvent } from '../journal/types'

export type ReadableJournal = Pick<Journal, 'head' | 'verify' | 'iterate'>

type Why = RecordCheck['bad'][number]['why']
type Progress = (progress: { readonly done: number; readonly total: number }) => void

/** More are counted, not listed: nobody reads further. */
const LISTED = 200
/** A signature takes about a tenth of a millisecond; the window must not wait for a whole journal of them. */
const EVENTS_PER_TURN = 200

/** Written while nobody can have signed in. */
const UNSIGNED_TYPES: ReadonlySet<string> = new Set(['person/sign-in-refused'])

/** Follows the register of people along the journal and judges one event after another. Exported for its test. */
export class SignatureWalk {
  readonly #keys = new Map<string, KeyObject>()
  readonly #ids = new Set<string>()
  /** Hash of the event before the write the last event belonged to: a batch is signed as one. */
  #batchAfter = ''

  /** null: the event holds. `isSigned` counts signatures that were found good. */
  judge(event: StoredEvent): { readonly why: Why | null; readonly isSigned: boolean } {
    const why = this.#ids.has(event.id) ? 'repeated-id' : this.#judgeSignature(event)
    this.#ids.add(event.id)
    if (why === null) this.#follow(event)
    return { why, isSigned: why === null && event.sig !== undefined }
  }

  #judgeSignature(event: StoredEvent): Why | null {
    const { by = null, sig } = event
    if (by === null && sig === undefined) {
      return this.#keys.size === 0 || UNSIGNED_TYPES.has(event.type) ? null : 'unsigned'
    }
    if (by === null || sig === undefined) return 'unsigned'
    const key = this.#keys.get(by)
    if (key === undefined) return 'unknown-person'
    const signature = Buffer.from(sig, 'base64')
    const holds = (after: string): boolean =>
      verify(null, Buffer.from(signedText(event, after)), key, signature)
    if (holds(event.prevHash)) {
      this.#batchAfter = event.prevHash
      return null
    }
    return this.#batchAfter !== '' && holds(this.#batchAfter) ? null : 'bad-signature'
  }

  /** The register is read from the events themselves, and only from those that hold. */
  #follow({ type, payload }: StoredEvent): void {
    if (type !== 'person/registered' && type !== 'person/key-renewed') return
    const { personId, publicKey } = payload as { readonly personId: string; readonly publicKey: string }
    const der = Buffer.from(publicKey, 'base64')
    this.#keys.set(personId, createPublicKey({ key: der, format: 'der', type: 'spki' }))
  }
}

/** @throws AppError `jobs/cancelled` when aborted */
export async function verifyRecord(
  journal: ReadableJournal,
  report: Progress,
  signal: AbortSignal,
): Promise<RecordCheck> {
  const total = 2 * journal.head.seq
  const chain = await journal
    .verify(({ checkedEvents }) => report({ done: checkedEvents, total }), signal)
    .catch((cause: unknown) => {
      throw signal.aborted ? cancelled() : cause
    })
  let damage: Failure | null = chain.ok ? null : { code: 'journal/damaged', params: { ...chain.damage } }
  const walk = new SignatureWalk()
  const bad: { seq: number; why: Why }[] = []
  let events = 0
  let signed = 0
  try {
    for await (const event of journal.iterate()) {
      const { why, isSigned } = walk.judge(event)
      events += 1
      if (isSigned) signed += 1
      if (why !== null) bad.push({ seq: event.seq, why })
      if (events % EVENTS_PER_TURN === 0) {
        await nextTurn()
        if (signal.aborted) throw cancelled()
        report({ done: total / 2 + Math.min(events, total / 2), total })
      }
    }
  } catch (cause) {
    // What can still be read has been judged; the rest is the damage that is reported.
    if (!(cause instanceof AppError) || cause.code === 'jobs/cancelled') throw cause
    damage ??= toFailure(cause)
  }
  report({ done: total, total })
  return { events, signed, badCount: bad.length, bad: bad.slice(0, LISTED), damage }
}

const cancelled = (): AppError => new AppError('jobs/cancelled', 'the check was cancelled')
