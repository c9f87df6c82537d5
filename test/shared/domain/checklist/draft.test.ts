import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  StandardDraft,
  draftOf,
  emptyDraft,
  finishDraft,
} from '../../../../src/shared/domain/checklist/draft'
import { ScoringStandard } from '../../../../src/shared/domain/checklist/standard'

const FOLDER = 'resources/standards'
const EDITIONS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ScoringStandard.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))))

describe('a draft', () => {
  it.each(EDITIONS.map((standard) => [standard.id, standard] as const))(
    'of %s comes out again as the same edition, key for key',
    (_id, standard) => {
      const draft = StandardDraft.parse(draftOf(standard))
      const finished = finishDraft(draft)
      expect(finished).toEqual({ ok: true, value: standard })
    },
  )

  it('of an edition that uses every later field comes out the same', () => {
    const [base] = EDITIONS
    const [first, ...rest] = base?.items ?? []
    if (!base || !first) throw new Error('no edition')
    const rich = ScoringStandard.parse({
      ...base,
      v: 2,
      effectiveTo: '2027-12-31',
      sameFactOnce: true,
      twoReviewers: { maxDifferenceTenths: 30, needSameGrade: true, needSameVetoes: false, combine: 'lower' },
      derivedFrom: { id: 'X.1', edition: '1' },
      sections: base.sections.map((section) => ({
        ...section,
        minimum: { minTenths: 600, gradeAtMost: '合格' },
      })),
      items: [
        {
          ...first,
          naAllowed: true,
          naWhen: [{ factKey: 'hearing', op: 'is', value: '否' }],
          documents: ['立案审批表'],
          rules: [
            { ...first.rules[0], range: { minCenti: 10, maxCenti: 100 } },
            { ...first.rules[1], manual: true },
          ],
        },
        ...rest,
      ],
    })
    expect(finishDraft(draftOf(rich))).toEqual({ ok: true, value: rich })
  })

  it('is version 1 until a later field is used', () => {
    const [base] = EDITIONS
    if (!base) throw new Error('no edition')
    const plain = finishDraft({ ...draftOf(base), effectiveTo: '' })
    const ended = finishDraft({ ...draftOf(base), effectiveTo: '2027-12-31' })
    expect([plain.ok && plain.value.v, ended.ok && ended.value.v]).toEqual([base.v, 2])
  })

  it('that is empty is a draft and not yet an edition', () => {
    const draft = emptyDraft('2026-11-23')
    expect(StandardDraft.parse(draft)).toEqual(draft)
    expect(finishDraft(draft)).toMatchObject({ ok: false, failure: { code: 'draft/incomplete' } })
  })
})
