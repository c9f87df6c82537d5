import { describe, expect, it } from 'vitest'
import { z } from '@shared/lib/zod'
import { findingIdAt, newFindingId } from '../../../src/renderer/features/review/finding-id'

describe('ids of findings', () => {
  it('are UUIDs of version 7', () => {
    const id = findingIdAt(Date.UTC(2026, 2, 1), new Uint8Array(10).fill(0xff))
    expect(id).toBe('019ca6b1-dc00-7fff-bfff-ffffffffffff')
    expect(z.uuid().safeParse(id).success).toBe(true)
  })

  it('sort in the order they were made, however quickly', () => {
    const ids = Array.from({ length: 500 }, newFindingId)
    expect([...ids].sort()).toEqual(ids)
    expect(ids.every((id) => z.uuid().safeParse(id).success)).toBe(true)
  })
})
