import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_BYTES, ChunkReader } from '../../../../src/renderer/viewer/engine/chunk-reader'

const KB = 1024
const file = Uint8Array.from({ length: 700 * KB + 123 }, (_, i) => (i * 31 + (i >> 8)) & 255)

function open(budgetBytes?: number) {
  const reads: (readonly [number, number])[] = []
  const reader = new ChunkReader({
    sizeBytes: file.length,
    readRange: (offset, length) => {
      reads.push([offset, length])
      return file.slice(offset, offset + length)
    },
    ...(budgetBytes === undefined ? {} : { budgetBytes }),
  })
  const read = (offset: number, length: number): Uint8Array => {
    const into = new Uint8Array(length)
    reader.readAt(offset, length, into)
    return into
  }
  return { reader, reads, read }
}

describe('ChunkReader', () => {
  it('reads one block for a few bytes, and none for the next few', () => {
    const { reads, read } = open()
    read(40 * KB, 20)
    read(41 * KB, 20)
    expect(reads).toEqual([[32 * KB, BLOCK_BYTES]])
  })

  it('doubles the step up to 64 KB while reading on, and starts small after a jump', () => {
    const { reads, read } = open()
    for (let offset = 0; offset < 260 * KB; offset += 4 * KB) read(offset, 4 * KB)
    read(600 * KB, 10)
    expect(reads.map(([, length]) => length / KB)).toEqual([16, 32, 64, 64, 64, 64, 16])
  })

  it('fetches what one long read needs in one go, without what it has', () => {
    const { reads, read } = open()
    read(100 * KB, 10)
    expect(read(50 * KB, 200 * KB)).toEqual(file.slice(50 * KB, 250 * KB))
    expect(reads).toEqual([
      [96 * KB, 16 * KB],
      [48 * KB, 48 * KB],
      [112 * KB, 144 * KB],
    ])
  })

  it('gives the right bytes for any reads with little memory, up to the last byte', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 150 * KB })), { maxLength: 25 }),
        (wishes) => {
          const { reader, read } = open(64 * KB)
          for (const [offset, most] of wishes) {
            const length = Math.min(most, file.length - offset)
            expect(Buffer.compare(read(offset, length), file.subarray(offset, offset + length))).toBe(0)
            expect(reader.heldBytes).toBeLessThanOrEqual(64 * KB)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('refuses to read past the end', () => {
    const { read } = open()
    expect(() => read(file.length - 5, 6)).toThrow(RangeError)
  })

  it('refuses an answer of the wrong length', () => {
    const reader = new ChunkReader({ sizeBytes: 100, readRange: () => new Uint8Array(7) })
    expect(() => reader.readAt(0, 10, new Uint8Array(10))).toThrow(RangeError)
  })
})
