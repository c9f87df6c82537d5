/**
 * The data folder as it lies on the disk, read without the app and without touching it: the chain, the signatures,
 * the fold, the blobs, the numbers.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brokenRows, registerHead } from '@shared/domain/seal/register-chain'
import { applyEvent } from '@shared/events/catalogue'
import { GENESIS_HASH } from '@shared/events/envelope'
import { MemoryTables, REGISTER_ID } from '@shared/events/tables'
import { groupBy } from '@shared/lib/group-by'
import { nodeDisk } from '../../src/main/journal/disk'
import { loadJournal } from '../../src/main/journal/load'
import { readEvents } from '../../src/main/journal/reader'
import { SignatureWalk } from '../../src/main/people/verify-record'
import { TortureFailure } from './failure'
import type { HashedEvent, Ledger } from './ledger'

export type StoreReport = {
  readonly state: MemoryTables
  readonly head: { readonly seq: number; readonly hash: string }
  /** Bytes after the last sound frame: the write a kill has cut. */
  readonly tornBytes: number
  /** Events with a good signature. */
  readonly signed: number
}

/** Blobs whose bytes were hashed already, by path, size and time; the last look hashes all again. */
export type SeenBlobs = Map<string, string>

export async function checkStore(dataDir: string, ledger: Ledger, seen: SeenBlobs): Promise<StoreReport> {
  const store = join(dataDir, 'store')
  const journalDir = join(store, 'journal')
  if (!existsSync(journalDir))
    return { state: new MemoryTables(), head: { seq: 0, hash: GENESIS_HASH }, tornBytes: 0, signed: 0 }
  const loaded = await loadJournal(nodeDisk, journalDir)
  if (loaded.readOnly !== null) throw new TortureFailure(`chain broken: ${JSON.stringify(loaded.readOnly)}`)
  if (loaded.lostEvents > 0)
    throw new TortureFailure(`${loaded.lostEvents} events fewer than the head mark knew`)
  const stored = await readEvents(nodeDisk, journalDir, loaded.frames, 1, loaded.head.seq)
  const events: readonly HashedEvent[] = stored.map((event, index) => ({
    ...event,
    hash: stored[index + 1]?.prevHash ?? loaded.head.hash,
  }))
  const lost = ledger.findLost(events)
  if (lost.length > 0) throw new TortureFailure(`LOST ${lost.length}: ${lost.slice(0, 5).join(' · ')}`)
  const signed = checkSignatures(events)
  const state = new MemoryTables()
  for (const event of events) applyEvent(state, event)
  checkBlobs(join(store, 'blobs'), state, seen)
  checkNumbers(state)
  checkSealing(state)
  checkRegister(state)
  return { state, head: loaded.head, tornBytes: loaded.tornBytes, signed }
}

/** As 核对全部记录 does: who acted after somebody was registered has signed it, with the key of that moment. */
function checkSignatures(events: readonly HashedEvent[]): number {
  const walk = new SignatureWalk()
  let signed = 0
  for (const event of events) {
    const { why, isSigned } = walk.judge(event)
    if (why !== null) throw new TortureFailure(`event ${event.seq} (${event.type}): ${why}`)
    if (isSigned) signed += 1
  }
  return signed
}

/** Every blob anything shown points to, with its promised size where one is promised. */
function* referredBlobs(state: MemoryTables): Generator<readonly [sha256: string, bytes: number | null]> {
  for (const { files } of state.all('cases')) for (const { sha256, bytes } of files) yield [sha256, bytes]
  for (const { beforeSha256, afterSha256 } of state.all('sealUses')) {
    yield [beforeSha256, null]
    yield [afterSha256, null]
  }
  for (const { vaultSha256 } of state.all('seals')) yield [vaultSha256, null]
}

function checkBlobs(dir: string, state: MemoryTables, seen: SeenBlobs): void {
  for (const [sha256, bytes] of referredBlobs(state)) {
    const path = join(dir, 'blobs', sha256.slice(0, 2), sha256)
    const facts = statSync(path, { throwIfNoEntry: false })
    if (facts === undefined) throw new TortureFailure(`orphan: blob ${sha256} is shown and not there`)
    if (bytes !== null && facts.size !== bytes)
      throw new TortureFailure(`blob ${sha256} is ${facts.size} bytes`)
    const look = `${facts.size} ${facts.mtimeMs}`
    if (seen.get(path) === look) continue
    const found = createHash('sha256').update(readFileSync(path)).digest('hex')
    if (found !== sha256) throw new TortureFailure(`blob ${sha256} holds ${found}`)
    seen.set(path, look)
  }
  const quarantine = join(dir, 'quarantine')
  if (existsSync(quarantine) && readdirSync(quarantine).length > 0)
    throw new TortureFailure('blobs in quarantine')
}

const isRunFromOne = (serials: readonly number[]): boolean =>
  [...serials].sort((a, b) => a - b).every((serial, index) => serial === index + 1)

/** No number twice, none left out: a number is only ever taken together with its document. */
function checkNumbers(state: MemoryTables): void {
  const series = groupBy(
    state.all('documents').flatMap(({ number }) => (number ? [number] : [])),
    ({ prefix, year }) => `${prefix} ${year}`,
  )
  for (const [name, numbers] of series) {
    if (!isRunFromOne(numbers.map(({ serial }) => serial)))
      throw new TortureFailure(`numbers of ${name} have gaps or doubles`)
  }
  if (!isRunFromOne(state.all('sealUses').map(({ serial }) => serial))) {
    throw new TortureFailure('the seal register has gaps or doubles')
  }
}

/** Sealed paper and register row: both or neither, and of the same bytes. */
function checkSealing(state: MemoryTables): void {
  const uses = new Map(state.all('sealUses').map((use) => [use.id, use]))
  for (const { id, state: now, sealed, number } of state.all('documents')) {
    if (now === 'sealed' && sealed === null)
      throw new TortureFailure(`document ${id} is sealed without an impression`)
    if (sealed === null) continue
    if (now !== 'sealed' && now !== 'voided')
      throw new TortureFailure(`document ${id} is ${now} and has an impression`)
    const use = uses.get(sealed.sealUseId)
    if (
      use?.documentId !== id ||
      use.afterSha256 !== sealed.pdfSha256 ||
      use.documentNumber !== number?.text
    ) {
      throw new TortureFailure(`document ${id} and its register row differ`)
    }
    uses.delete(use.id)
  }
  if (uses.size > 0)
    throw new TortureFailure(`register rows without a document: ${[...uses.keys()].join(' ')}`)
}

/** Each row names the one before it, and the head is the last one's. */
function checkRegister(state: MemoryTables): void {
  const uses = state.all('sealUses')
  const broken = brokenRows(uses)
  if (broken.length > 0) throw new TortureFailure(`${broken.length} rows of the seal register do not chain`)
  const register = state.find('registers', REGISTER_ID)
  if ((register?.rows ?? 0) !== uses.length || (register && register.head !== registerHead(uses)))
    throw new TortureFailure('the head of the seal register is not that of its rows')
}
