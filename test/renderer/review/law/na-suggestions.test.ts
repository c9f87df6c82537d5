import { describe, expect, it } from 'vitest'
import { naSuggestions } from '../../../../src/renderer/features/review/law/na-suggestions'
import { REVIEW, rowsFor, sheet, STANDARD, yes } from './law-case'

const FACTS = sheet({ 'gains.exist': [yes(false)], 'registration.used': [yes(false)] })

describe('suggested 合理缺项', () => {
  it('says by which facts', () => {
    expect(Object.fromEntries(naSuggestions(STANDARD, rowsFor(REVIEW), FACTS))).toEqual({
      'PT-B06': '按已录入的案情事实，“有违法所得”为“否”',
      'PT-D03': '按已录入的案情事实，“采取了先行登记保存”为“否”',
    })
  })

  it('suggests nothing while nothing is known', () => {
    expect(naSuggestions(STANDARD, rowsFor(REVIEW), {}).size).toBe(0)
  })

  it('leaves rows alone that somebody has judged', () => {
    const judged = {
      ...REVIEW,
      items: { 'PT-D03': { isChecked: true, naReason: '本案未采取先行登记保存措施' } },
    }
    expect([...naSuggestions(STANDARD, rowsFor(judged), FACTS).keys()]).toEqual(['PT-B06'])
  })
})
