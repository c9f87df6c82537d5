import { describe, expect, it } from 'vitest'
import { checkProof, type ProofDifference } from '@shared/domain/scoring/check-proof'
import { proofOf, ScoreProof } from '@shared/domain/scoring/proof'
import { CASE_FILE, genuineJson, GENUINE, LICENCE, SOURCE, submitted } from './proof-of-case'
import { reviewOf } from './review-of'

/** Changes one value deep in the exported text, by its path. */
function altered(path: string, value: unknown): unknown {
  const proof = JSON.parse(genuineJson()) as unknown
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  const last = keys.pop() ?? ''
  let at = proof as Record<string, unknown>
  for (const key of keys) at = at[key] as Record<string, unknown>
  if (!Object.hasOwn(at, last)) throw new Error(`nothing at ${path}`)
  if (value === undefined) Reflect.deleteProperty(at, last)
  else at[last] = value
  return proof
}
const pathsOf = (json: unknown): string[] => checkProof(json).differences.map(({ path }) => path)

describe('a genuine proof', () => {
  it('is equal, as an object and as the exported text', () => {
    expect(checkProof(GENUINE)).toMatchObject({ equal: true, differences: [], unreadable: null })
    expect(checkProof(genuineJson())).toMatchObject({ equal: true, differences: [] })
    expect(checkProof(`\uFEFF${genuineJson()}`).equal).toBe(true)
  })

  it('carries what the record says, worked by hand', () => {
    expect(GENUINE.rounds.map(({ result }) => result)).toMatchObject([
      { gotCenti: 9_200, fullApplicableCenti: 9_600, scoreTenths: 958, grade: '优秀' },
      { gotCenti: 9_380, fullApplicableCenti: 9_600, scoreTenths: 977, grade: '优秀' },
    ])
    expect(GENUINE.comparison?.result).toMatchObject({ outcome: 'agreed', agreedTenths: 968 })
  })

  it('shows the pages of every deduction and leaves advice out', () => {
    expect(GENUINE.rounds.map(({ findings }) => findings.map(({ places }) => places))).toEqual([
      [['第3页', '第5页']],
      [['第3页'], ['缺：页码']],
    ])
  })

  it('survives being read as data', () => {
    expect(ScoreProof.parse(JSON.parse(genuineJson()))).toEqual(JSON.parse(genuineJson()))
  })

  it('may hold an open review, without a comparison or a result', () => {
    const open = reviewOf(LICENCE, [
      { itemId: 'XK-D04', unitCenti: 100, places: [{ kind: 'missing', document: '依据' }] },
    ])
    const review = { ...open, standardSha256: SOURCE.reviews[0]?.review.standardSha256 ?? '' }
    const proof = proofOf({ ...SOURCE, reviews: [{ review, standard: LICENCE }], outcome: null })
    expect(proof.comparison).toBeNull()
    expect(checkProof(JSON.stringify(proof)).equal).toBe(true)
  })

  it('may hold a panel round, which then is the result', () => {
    const panel = submitted(reviewOf(LICENCE, [{ itemId: 'XK-D02', unitCenti: 300, places: [] }]), '合议')
    const proof = proofOf({
      ...SOURCE,
      reviews: [...SOURCE.reviews, { review: panel, standard: LICENCE }],
      outcome: { from: '合议', reviewId: panel.id, scoreTenths: 970, grade: '优秀' },
    })
    // The panel's deduction stands nowhere: that is said, and nothing else.
    expect(pathsOf(JSON.stringify(proof))).toEqual(['rounds[2].findings.f0'])
  })
})

describe('an altered proof', () => {
  it.each<[string, string, unknown, string[]]>([
    ['the score', 'rounds[0].result.scoreTenths', 988, ['rounds[0].result.scoreTenths']],
    ['the grade', 'rounds[1].result.grade', '合格', ['rounds[1].result.grade']],
    ['a lost point', 'rounds[0].result.items[19].lostCenti', 100, ['rounds[0].result.items[19].lostCenti']],
    ['a step of the working', 'rounds[0].result.trace[1].count', 3, ['rounds[0].result.trace[1].count']],
    ['a missing step', 'rounds[0].result.trace[1]', undefined, ['rounds[0].result.trace[1]']],
    ['the submitted score', 'rounds[0].submitted.scoreTenths', 960, ['rounds[0].submitted.scoreTenths']],
    ['the agreed score', 'comparison.result.agreedTenths', 970, ['comparison.result.agreedTenths']],
    ['the result', 'outcome.scoreTenths', 970, ['outcome.scoreTenths']],
    ['the grade of the result', 'outcome.grade', '合格', ['outcome.grade']],
    ['a result of no such round', 'outcome.from', '合议', ['outcome.from']],
    ['a deduction without a page', 'rounds[1].findings[1].places', [], ['rounds[1].findings.f1']],
    ['a finding taken away', 'rounds[0].findings', [], ['rounds[0].findings.f0']],
  ])('%s is found', (_name, path, value, expected) => {
    expect(pathsOf(altered(path, value))).toEqual(expected)
  })

  it.each<[string, string, unknown]>([
    ['points of a deduction', 'rounds[0].input.deductions[0].unitCenti', 50],
    ['how often', 'rounds[0].input.deductions[0].count', 3],
    ['an item', 'rounds[0].input.deductions[0].itemId', 'XK-D04'],
    ['a deduction taken away', 'rounds[0].input.deductions', []],
    ['a 合理缺项 taken away', 'rounds[0].input.notApplicable', []],
    ['the veto style', 'rounds[0].input.vetoStyle', 'A'],
    ['the points of an item of the standard', 'standards[0].standard.items[0].pointsCenti', 900],
    ['a rule of the standard', 'standards[0].standard.items[19].rules[0].text', '另一写法'],
    ['a word of the standard', 'standards[0].standard.items[0].text', '另一内容'],
    ['which standard', 'standards[0].sha256', 'a'.repeat(64)],
  ])('%s is found by its consequences', (_name, path, value) => {
    expect(checkProof(altered(path, value)).equal).toBe(false)
  })

  it('names what was stated and what comes out', () => {
    const [difference] = checkProof(altered('rounds[0].result.scoreTenths', 988)).differences
    expect(difference).toEqual<ProofDifference>({
      ...{ path: 'rounds[0].result.scoreTenths', stated: 988, computed: 958 },
    })
  })
})

describe('what is no proof', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '得分 98', 'not-json'],
    ['nothing', '', 'not-json'],
    ['another file', '{"format":"hengjuan/scoring-standard","v":1}', 'not-a-proof'],
    ['a list', '[]', 'not-a-proof'],
    ['null', 'null', 'not-a-proof'],
    ['a later form', { ...GENUINE, v: 2 }, 'other-version'],
    ['no rounds', { ...GENUINE, rounds: [] }, 'not-a-proof'],
    ['a half standard', altered('standards[0].standard.items', undefined), 'not-a-proof'],
  ])('%s is said to be none', (_name, json, unreadable) => {
    expect(checkProof(json)).toMatchObject({ equal: false, unreadable, proof: null })
  })
})

it('the case of these tests has the pages they name', () => {
  expect(CASE_FILE.files[0]?.pageCount).toBeGreaterThan(4)
})
