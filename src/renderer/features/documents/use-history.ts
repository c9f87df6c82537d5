/**
 * The acts behind one paper, from the record itself: the tables hold what is, the record holds what was. Found by
 * its day (events lie in the order of time), read on from there, and kept up as the paper changes.
 */
import { useEffect, useMemo, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { call } from '../../app/api'
import {
  EMPTY_CHANGES,
  isAbout,
  readChanges,
  type PaperChanges,
  type PaperEvent,
} from './editor/paper-changes'

const CHUNK = 1000

export type RecordReader = {
  readonly headSeq: () => Promise<number>
  readonly read: (fromSeq: number, limit: number) => Promise<readonly PaperEvent[]>
}

const RECORD: RecordReader = {
  headSeq: async () => (await call('journal:status')).head.seq,
  read: (from, limit) => call('journal:read', from, limit),
}

/** The first event not before `at`; 1 when the record has no order to go by. */
export async function findSeq(record: RecordReader, at: string, headSeq: number): Promise<number> {
  let [low, high] = [1, Math.max(1, headSeq)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [event] = await record.read(middle, 1)
    if (event && event.at < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Events about one paper from `from` on. */
export async function readAbout(
  record: RecordReader,
  documentId: string,
  from: number,
  headSeq: number,
): Promise<readonly PaperEvent[]> {
  const found: PaperEvent[] = []
  for (let seq = from; seq <= headSeq; seq += CHUNK) {
    const events = await record.read(seq, Math.min(CHUNK, headSeq - seq + 1))
    found.push(...events.filter((event) => isAbout(event, documentId)))
    if (events.length === 0) break
  }
  return found
}

export async function readPaper(
  record: RecordReader,
  documentId: string,
  draftedAt: string,
): Promise<readonly PaperEvent[]> {
  const headSeq = await record.headSeq()
  const from = await findSeq(record, draftedAt, headSeq)
  const events = await readAbout(record, documentId, from, headSeq)
  const isWhole = events.some(({ type }) => type === 'document/drafted')
  // A clock set back puts events out of order: then everything is read.
  return isWhole || from === 1 ? events : readAbout(record, documentId, 1, headSeq)
}

/** null while reading. */
export function useHistory(document: SupervisionDocument): PaperChanges | null {
  const [events, setEvents] = useState<readonly PaperEvent[] | null>(null)
  const { id, draftedAt } = document
  useEffect(() => {
    let isCurrent = true
    readPaper(RECORD, id, draftedAt).then(
      (read) => isCurrent && setEvents(read),
      // A record that cannot be read is told by the shell; the paper itself stays workable.
      () => isCurrent && setEvents((now) => now ?? []),
    )
    return () => {
      isCurrent = false
    }
    // The row is a new object after each of its events.
  }, [id, draftedAt, document])
  return useMemo(() => events && (events.length === 0 ? EMPTY_CHANGES : readChanges(events)), [events])
}
