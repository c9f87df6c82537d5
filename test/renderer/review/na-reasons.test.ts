import { describe, expect, it } from 'vitest'
import { naReasonsFor } from '../../../src/renderer/features/review/na-reasons'
import { STANDARD } from './sample-review'

const excusable = [...STANDARD.items, ...STANDARD.vetoes].filter(({ naAllowed }) => naAllowed)

describe('ready reasons for 合理缺项', () => {
  it.each(excusable.map(({ id }) => id))('has one of its own for %s', (id) => {
    expect(naReasonsFor(id).length).toBeGreaterThan(1)
  })

  it('fit the journal', () => {
    const all = excusable.flatMap(({ id }) => naReasonsFor(id))
    expect(all.filter((reason) => reason.length > 500 || reason.trim() !== reason)).toEqual([])
  })
})
