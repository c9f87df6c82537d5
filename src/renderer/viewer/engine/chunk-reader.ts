/**
 * Random access to a remote file through small ranges, for PDFium, which asks for a few bytes here and there.
 * Reading starts with one block of 16 KB; reading on in the same place doubles the step up to 64 KB, a jump starts
 * small again. (Measured: fixed 256 KB steps read the whole of a 338 MB scan to find one far page.)
 */
export const BLOCK_BYTES = 16 * 1024
const MAX_BLOCKS_PER_READ = 4
const DEFAULT_BUDGET_BYTES = 16 * 1024 * 1024

export type ReadRange = (offset: number, length: number) => Uint8Array

export type ChunkReaderOptions = {
  readonly sizeBytes: number
  /** Reads exactly the range or throws. */
  readonly readRange: ReadRange
  readonly budgetBytes?: number
}

export class ChunkReader {
  readonly sizeBytes: number
  readonly #readRange: ReadRange
  readonly #maxBlocks: number
  readonly #blocks = new Map<number, Uint8Array>()
  #nextExpected = -1
  #step = 1

  constructor({ sizeBytes, readRange, budgetBytes = DEFAULT_BUDGET_BYTES }: ChunkReaderOptions) {
    this.sizeBytes = sizeBytes
    this.#readRange = readRange
    this.#maxBlocks = Math.max(MAX_BLOCKS_PER_READ, Math.floor(budgetBytes / BLOCK_BYTES))
  }

  get heldBytes(): number {
    let sum = 0
    for (const block of this.#blocks.values()) sum += block.length
    return sum
  }

  /** Fills the first `length` bytes of `into` with the file's bytes from `offset`. */
  readonly readAt = (offset: number, length: number, into: Uint8Array): void => {
    if (offset < 0 || length < 0 || offset + length > this.sizeBytes)
      throw new RangeError('read leaves the file')
    let done = 0
    while (done < length) {
      const at = offset + done
      const block = Math.floor(at / BLOCK_BYTES)
      const bytes = this.#get(block, Math.floor((offset + length - 1) / BLOCK_BYTES))
      const from = at - block * BLOCK_BYTES
      const count = Math.min(length - done, bytes.length - from)
      into.set(bytes.subarray(from, from + count), done)
      done += count
    }
  }

  #get(block: number, lastNeeded: number): Uint8Array {
    const known = this.#blocks.get(block)
    if (known !== undefined) {
      this.#blocks.delete(block)
      this.#blocks.set(block, known)
      return known
    }
    this.#step = block === this.#nextExpected ? Math.min(this.#step * 2, MAX_BLOCKS_PER_READ) : 1
    const wanted = Math.max(this.#step, lastNeeded - block + 1)
    return this.#fetch(block, this.#firstKnownAfter(block, Math.min(wanted, this.#maxBlocks)))
  }

  /** How many blocks from `block` on are missing, at most `most`. */
  #firstKnownAfter(block: number, most: number): number {
    const total = Math.ceil(this.sizeBytes / BLOCK_BYTES)
    let count = 1
    while (count < most && block + count < total && !this.#blocks.has(block + count)) count += 1
    return count
  }

  #fetch(block: number, count: number): Uint8Array {
    const start = block * BLOCK_BYTES
    const end = Math.min(this.sizeBytes, start + count * BLOCK_BYTES)
    const bytes = this.#readRange(start, end - start)
    if (bytes.length !== end - start) throw new RangeError(`got ${bytes.length} of ${end - start} bytes`)
    for (let i = count - 1; i >= 0; i -= 1) {
      this.#blocks.set(block + i, bytes.slice(i * BLOCK_BYTES, Math.min((i + 1) * BLOCK_BYTES, bytes.length)))
    }
    this.#nextExpected = block + count
    while (this.#blocks.size > this.#maxBlocks) {
      const oldest = this.#blocks.keys().next().value
      if (oldest === undefined || oldest === block) break
      this.#blocks.delete(oldest)
    }
    const first = this.#blocks.get(block)
    if (first === undefined) throw new Error('a block just read is gone')
    return first
  }
}
