import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ScoringStandard, type DeductionRule } from '@shared/domain/checklist/standard'
import { presetFor } from '../../../../src/renderer/features/review/law/preset'

const FOLDER = join(import.meta.dirname, '../../../../resources/standards')
const STANDARDS = readdirSync(FOLDER).map((name) =>
  ScoringStandard.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))),
)
const rulesOf = (itemId: string): readonly DeductionRule[] =>
  STANDARDS.flatMap(({ items }) => items).findLast(({ id }) => id === itemId)?.rules ?? []

describe('the preset that follows from a failed check', () => {
  it.each([
    ['P-21', '超期', 'PT-D10', '超期'],
    ['P-24', '超期', 'PT-F01', '超期'],
    ['P-07', '超期', 'PT-D03', '超七日'],
    ['Q-09', '超期', 'QZ-E01', '超期'],
    ['X-05', '超期', 'XK-D01', '超期'],
    ['X-11', '超期', 'XK-F02', '逾期'],
    ['O-02', '违反', 'PT-D01', '先调查后补立案'],
    ['P-38', '违反', 'PT-C02', '应适用新规定未适用'],
    ['P-11', '违反', 'PT-D06', '每缺一要素'],
    ['P-16', '违反', 'PT-D08', '每项不符'],
    ['P-31', '违反', 'JY-E02', '票据不符'],
  ] as const)('%s %s on %s is “%s”', (ruleId, status, itemId, text) => {
    expect(presetFor(rulesOf(itemId), { ruleId, status })?.text).toBe(text)
  })

  it.each([
    // Two causes, two presets: who shows no certificate and who makes no record are not the same.
    ['P-02', '违反', 'PT-D02'],
    ['P-33', '违反', 'PT-C04'],
    ['P-39', '违反', 'PT-E03'],
    // Late is not what this item's presets speak of.
    ['P-06', '超期', 'PT-D01'],
    ['O-10', '违反', 'PT-F01'],
  ] as const)('%s %s on %s is left to a person', (ruleId, status, itemId) => {
    expect(rulesOf(itemId).length).toBeGreaterThan(1)
    expect(presetFor(rulesOf(itemId), { ruleId, status })).toBeNull()
  })

  it('never takes a preset whose points a person has to set', () => {
    const [rule] = rulesOf('PT-B04')
    if (rule === undefined) throw new Error('the item of the test is gone')
    expect(presetFor([rule], { ruleId: 'O-17', status: '违反' })).toBe(rule)
    expect(presetFor([{ ...rule, manual: true }], { ruleId: 'O-17', status: '违反' })).toBeNull()
    expect(
      presetFor([{ ...rule, range: { minCenti: 10, maxCenti: 50 } }], { ruleId: 'O-17', status: '违反' }),
    ).toBeNull()
  })
})
