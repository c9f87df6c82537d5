import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../../src/renderer/ui/format-bytes'

const KIB = 1024
const MIB = KIB * KIB
const GIB = MIB * KIB

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [KIB, '1.0 KB'],
    [1536, '1.5 KB'],
    [10 * KIB, '10 KB'],
    [MIB - 1, '1.0 MB'],
    [MIB, '1.0 MB'],
    [9.96 * MIB, '10 MB'],
    [340 * MIB, '340 MB'],
    [1023.6 * MIB, '1.0 GB'],
    [1.5 * GIB, '1.5 GB'],
    [2048 * GIB, '2.0 TB'],
    [5000 * GIB * KIB, '5000 TB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})
