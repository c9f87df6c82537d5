import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDraft } from '@shared/domain/checklist/check-draft'
import { draftOf, emptyDraft, type DraftItem, type StandardDraft } from '@shared/domain/checklist/draft'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { describeFailure } from '@shared/messages'

const sound = draftOf(
  ScoringStandard.parse(JSON.parse(readFileSync('resources/standards/CF-PT-2026.1.json', 'utf8'))),
)
const item = (patch: Partial<DraftItem>): StandardDraft => ({
  ...sound,
  items: sound.items.map((each, index) => (index === 0 ? { ...each, ...patch } : each)),
})
const rule = (patch: Partial<DraftItem['rules'][number]>): StandardDraft =>
  item({
    rules: (sound.items[0]?.rules ?? []).map((each, index) => (index === 0 ? { ...each, ...patch } : each)),
  })
const short = (draft: StandardDraft, facts?: ReadonlySet<string>): readonly string[] =>
  checkDraft(draft, facts ?? null).map(({ failure, at, isBlocking }) => {
    const where = at.kind === 'head' ? at.field : at.kind === 'grades' ? 'grades' : `${at.kind} ${at.key}`
    return `${where} ${failure.code}${isBlocking ? '' : ' ?'}`
  })

type Row = readonly [what: string, draft: StandardDraft, problems: readonly string[]]
const ROWS: readonly Row[] = [
  ['a sound edition', sound, []],
  ['no name', { ...sound, name: ' ' }, ['name draft/name-missing']],
  ['a number that is none', { ...sound, id: '-1' }, ['id draft/id-unreadable']],
  ['no issuer', { ...sound, issuer: '' }, ['issuer draft/issuer-missing']],
  ['no edition', { ...sound, edition: '' }, ['edition draft/edition-missing']],
  ['a day that is none', { ...sound, effectiveFrom: '2026-02-30' }, ['effectiveFrom draft/day-missing']],
  ['an end that is none', { ...sound, effectiveTo: '2026' }, ['effectiveTo draft/day-unreadable']],
  [
    'an end before the beginning',
    { ...sound, effectiveTo: '2025-01-01' },
    ['effectiveTo standard/days-reversed'],
  ],
  [
    'no total',
    { ...sound, totalCenti: null },
    ['totalCenti draft/total-missing', 'totalCenti standard/points-do-not-add-up'],
  ],
  ['no step', { ...sound, stepCenti: null }, ['stepCenti draft/step-missing']],
  ['points that do not add up', item({ pointsCenti: 400 }), ['totalCenti standard/points-do-not-add-up']],
  [
    'no points',
    item({ pointsCenti: null }),
    ['item i1 draft/points-missing', 'totalCenti standard/points-do-not-add-up'],
  ],
  ['a rule above its item', rule({ unitCenti: 310, maxCenti: 310 }), ['item i1 standard/rule-exceeds-item']],
  ['a rule without points', rule({ unitCenti: null }), ['item i1 draft/rule-incomplete']],
  ['a rule without words', rule({ text: '' }), ['item i1 draft/rule-incomplete']],
  ['a rule off the step', rule({ unitCenti: 25 }), ['item i1 standard/off-step']],
  [
    'a range upside down',
    rule({ range: { minCenti: 200, maxCenti: 100 } }),
    ['item i1 standard/range-unsound'],
  ],
  ['a rule to be looked at', rule({ reading: 'likely' }), ['item i1 draft/rules-unchecked ?']],
  [
    'a cap above the points',
    item({ capCenti: 400 }),
    [
      'item i1 standard/cap-exceeds-points',
      'item i1 standard/rule-exceeds-item',
      'item i1 standard/rule-exceeds-item',
    ],
  ],
  ['no text', item({ text: '' }), ['item i1 draft/text-missing']],
  ['no rule text', item({ ruleText: '' }), ['item i1 draft/rule-text-missing']],
  ['no number', item({ id: '' }), ['item i1 draft/number-unreadable']],
  ['a number twice', item({ id: 'PT-A02' }), ['item i2 standard/id-repeated']],
  ['a section that is not there', item({ section: 'Z' }), ['item i1 standard/section-missing']],
  [
    'no section',
    item({ section: '' }),
    ['item i1 draft/section-missing', 'item i1 standard/section-missing'],
  ],
  [
    'an empty section',
    { ...sound, sections: [...sound.sections, { key: 's9', id: 'Z', name: '空', minimum: null }] },
    ['section s9 standard/section-empty'],
  ],
  [
    'grades that do not fall',
    { ...sound, grades: sound.grades.toReversed() },
    ['grades standard/grades-not-falling-to-zero'],
  ],
  [
    'a grade without points',
    {
      ...sound,
      grades: [
        { name: '优秀', minTenths: null },
        { name: '差', minTenths: 0 },
      ],
    },
    ['grades draft/grade-incomplete'],
  ],
  ['one grade', { ...sound, grades: [{ name: '合格', minTenths: 0 }] }, ['grades draft/too-few-grades']],
  [
    'a minimum that leads to no grade',
    {
      ...sound,
      sections: sound.sections.map((each) =>
        each.key === 's1' ? { ...each, minimum: { minTenths: 600, gradeAtMost: '良' } } : each,
      ),
    },
    ['section s1 standard/grade-unknown'],
  ],
  [
    'a condition on a row that may not be left out',
    item({ naAllowed: false, naWhen: [{ factKey: 'x', op: 'present' }] }),
    ['item i1 standard/na-not-allowed'],
  ],
  [
    'a condition without a value',
    item({ naAllowed: true, naWhen: [{ factKey: 'x', op: 'is' }] }),
    ['item i1 standard/na-value-missing'],
  ],
]

describe('a draft is checked', () => {
  it.each(ROWS)('%s', (_what, draft, problems) => {
    expect(short(draft)).toEqual(problems)
  })

  it('for facts that conditions name, where the facts are known', () => {
    const draft = item({ naAllowed: true, naWhen: [{ factKey: 'nobody-knows', op: 'present' }] })
    expect(short(draft, new Set(['known']))).toEqual(['item i1 draft/fact-unknown'])
    expect(short(draft)).toEqual([])
  })

  it('when empty, and every problem has a sentence', () => {
    const problems = checkDraft(emptyDraft('2026-11-23'))
    expect(short(emptyDraft('2026-11-23'))).toEqual([
      'name draft/name-missing',
      'id draft/id-unreadable',
      'issuer draft/issuer-missing',
      'totalCenti draft/no-items',
      'totalCenti standard/points-do-not-add-up',
    ])
    for (const { failure } of [...problems, ...ROWS.flatMap(([, draft]) => checkDraft(draft))]) {
      expect(describeFailure(failure)).not.toContain('代码')
    }
  })
})
