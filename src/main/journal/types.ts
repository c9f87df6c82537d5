/** What the journal promises to the rest of main. The promise itself is explained in docs/adr/0001. */
import type { EventEnvelope, EventType } from '@shared/events/envelope'
import type { Sha256 } from '@shared/lib/sha256'
import type { Disk } from './disk'

/** An act before the journal has given it its place. `id` is given when events of one batch name each other. */
export type NewEvent = {
  readonly id?: string
  readonly actor: string
  readonly by?: string | null
  readonly sig?: string
  readonly type: EventType
  readonly v: number
  /** JSON. What cannot be written as JSON is a bug of the caller and throws before anything is written. */
  readonly payload: unknown
}

/** An event exactly as it can be read back from the disk. */
export type StoredEvent = EventEnvelope

export type Head = {
  /** 0 when the journal is empty. */
  readonly seq: number
  /** Hash of the last event, `GENESIS_HASH` when there is none. */
  readonly hash: Sha256
}

export type DamageKind =
  | 'header' // the first bytes of a segment are not a header of ours
  | 'frame' // a frame is incomplete or fails its checksum, and more follows it
  | 'event' // the bytes are as written, yet are not an event
  | 'seq' // numbers do not follow one another
  | 'prev-hash' // an event does not name the one before it
  | 'missing-segment'
  | 'foreign-write' // the open segment is not as long as we left it

export type Damage = {
  readonly kind: DamageKind
  /** Segment number, from 1. */
  readonly segment: number
  /** Byte offset in that segment. */
  readonly offset: number
}

export type ReadOnlyReason =
  | ({ readonly code: 'journal/damaged' } & Damage)
  | {
      readonly code: 'journal/newer-format'
      readonly segment: number
      readonly formatVersion: number
      readonly cipher: string
    }

export type Recovered = {
  readonly segment: number
  /** How many bytes of an unfinished last frame were cut; they are kept in `sideFile`. */
  readonly bytes: number
  /** File name in the journal's folder; absent when nothing had to be cut. */
  readonly sideFile?: string
  /**
   * How many events had certainly been acknowledged and are gone (the disk lost them, not us). 0 in an
   * ordinary power cut. A lower bound, see head-mark.ts.
   */
  readonly lostEvents: number
}

export type AppendOptions = {
  /**
   * May use the space kept back for the end: for the few events that close things down on a full disk.
   * An ordinary append is refused with `journal/disk-full` as soon as that reserve cannot be kept.
   */
  readonly essential?: boolean
}

export type VerifyProgress = { readonly checkedEvents: number; readonly totalEvents: number }
export type VerifyResult =
  { readonly ok: true; readonly events: number } | { readonly ok: false; readonly damage: Damage }

export type Journal = {
  /**
   * Stores events, all or none of them, and answers when they are on the disk (fsync).
   * Calls are served in order; calls made while one is being written share the next fsync.
   * @throws AppError `journal/disk-full`, `journal/write-failed`: nothing of this call is stored, the journal
   *   can be used again as soon as the disk can; `journal/event-too-large`; `journal/damaged`,
   *   `journal/newer-format` when it was opened read-only; `journal/closed`
   */
  readonly append: (events: readonly NewEvent[], options?: AppendOptions) => Promise<readonly StoredEvent[]>
  readonly head: Head
  readonly readOnly: ReadOnlyReason | null
  /** Up to `limit` events in order, beginning with `seq` (from 1). Empty past the head. */
  readonly readFrom: (seq: number, limit: number) => Promise<readonly StoredEvent[]>
  /** All events up to the head, without holding them all. */
  readonly iterate: () => AsyncIterable<StoredEvent>
  /** Reads the whole chain again from the disk. @throws `signal.reason` when aborted */
  readonly verify: (
    onProgress?: (progress: VerifyProgress) => void,
    signal?: AbortSignal,
  ) => Promise<VerifyResult>
  /** Waits for what is being written, then lets go of the folder. */
  readonly close: () => Promise<void>
}

export type OpenedJournal = {
  readonly journal: Journal
  /** What had to be put right, else null. Say it to the user. */
  readonly recovered: Recovered | null
  /** Why nothing can be appended, else null; the events before the damage can be read. */
  readonly readOnly: ReadOnlyReason | null
  /** How far the clock is behind the last event, 0 when it is not. Nothing depends on it: `seq` orders. */
  readonly clockBehindMs: number
}

export type JournalOptions = {
  /** A folder of the journal's own; made when missing. */
  readonly dir: string
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A fresh UUID. */
  readonly newId: () => string
  /** The edge to the operating system, replaced by tests that make it fail. */
  readonly disk?: Disk
  readonly segmentBytes?: number
  readonly reserveBytes?: number
}

/** @throws AppError `journal/locked` when another process has it, `journal/open-failed` */
export type OpenJournal = (options: JournalOptions) => Promise<OpenedJournal>
