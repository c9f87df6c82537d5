import { describe, expect, it } from 'vitest'
import {
  addPlace,
  choose,
  dropPlace,
  EMPTY_DRAFT,
  isEmptyDraft,
} from '../../../src/renderer/features/review/place-draft'
import { missing, region } from './sample-review'

const RULE = { itemId: 'PT-A02', ruleId: 'PT-A02-r1' }

describe('a place and a rule', () => {
  it('records as soon as the rule follows the box', () => {
    const { draft } = addPlace(EMPTY_DRAFT, region(2))
    const step = choose(draft, RULE)
    expect(step.record).toEqual({ ...RULE, places: [region(2)] })
    expect(isEmptyDraft(step.draft)).toBe(true)
  })

  it('records as soon as the box follows the rule', () => {
    const { draft, record } = choose(EMPTY_DRAFT, RULE)
    expect(record).toBeNull()
    expect(draft.waiting).toEqual(RULE)
    const step = addPlace(draft, missing('送达回证'))
    expect(step.record).toEqual({ ...RULE, places: [missing('送达回证')] })
    expect(isEmptyDraft(step.draft)).toBe(true)
  })

  it('collects several boxes for one rule', () => {
    const two = addPlace(addPlace(EMPTY_DRAFT, region(1)).draft, region(5)).draft
    expect(choose(two, RULE).record?.places).toEqual([region(1), region(5)])
  })

  it('lets a later rule replace the one that waits', () => {
    const other = { itemId: 'PT-A03', ruleId: 'PT-A03-r2' }
    expect(choose(choose(EMPTY_DRAFT, RULE).draft, other).draft.waiting).toEqual(other)
  })

  it('never records without a place', () => {
    const dropped = dropPlace(addPlace(EMPTY_DRAFT, region(1)).draft, 0)
    expect(choose(dropped, RULE).record).toBeNull()
  })
})
