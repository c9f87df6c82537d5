import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalFiles, canonicalListText } from '@shared/domain/campaign/canonical-list'
import { DEFAULT_DRAW_RULE, type DrawRule, type ListedFile } from '@shared/domain/campaign/campaign'
import {
  drawFiles,
  lotText,
  parseRuleCode,
  quotaOfUnit,
  ruleCode,
  shareOut,
  type DrawOutcome,
} from '@shared/domain/campaign/draw-files'
import { CaseType } from '@shared/domain/case-file/case-file'
import { groupBy } from '@shared/lib/group-by'
import { hashText, listed, many } from './files'

const rule = (patch: Partial<DrawRule> = {}): DrawRule => ({ ...DEFAULT_DRAW_RULE, ...patch })

function draw(files: readonly ListedFile[], by: DrawRule = rule(), seed = '20260101'): DrawOutcome {
  const outcome = drawFiles(files, by, seed, hashText)
  if (!outcome.ok) throw new Error(outcome.failure.code)
  return outcome.value
}

describe('files of one unit', () => {
  it.each([
    // total, required, rule, expected
    ['nothing listed', 0, 0, {}, 0],
    ['fewer than the minimum: all', 2, 0, {}, 2],
    ['the minimum', 20, 0, {}, 3],
    ['the ratio, whole', 100, 0, {}, 5],
    ['the ratio, rounded up', 101, 0, {}, 6],
    ['one above a whole part', 61, 0, {}, 4],
    ['the maximum', 1000, 0, {}, 20],
    ['required count within', 100, 4, {}, 5],
    ['required above the ratio', 100, 9, {}, 9],
    ['required above the maximum', 1000, 25, {}, 25],
    ['a ratio of nothing', 100, 0, { ratioPermille: 0, minPerUnit: 0 }, 0],
    ['a ratio of nothing with required', 100, 2, { ratioPermille: 0, minPerUnit: 0 }, 2],
    ['everything', 15, 0, { ratioPermille: 1000 }, 15],
    ['everything up to the maximum', 30, 0, { ratioPermille: 1000 }, 20],
    ['a quarter of a per cent', 400, 0, { ratioPermille: 3, minPerUnit: 0 }, 2],
  ] as const)('%s', (_case, total, required, patch, expected) => {
    expect(quotaOfUnit(rule(patch), total, required)).toBe(expected)
  })
})

describe('places among case types', () => {
  it.each([
    ['none', 0, [5, 5], [0, 0]],
    ['nothing to choose from', 3, [0, 0], [0, 0]],
    ['even', 4, [10, 10], [2, 2]],
    ['largest remainder', 3, [80, 15, 5], [2, 1, 0]],
    ['two remainders', 5, [6, 3, 1], [3, 2, 0]],
    ['a tie goes to the larger count', 1, [2, 6, 2], [0, 1, 0]],
    ['a tie of equals goes to the first', 1, [4, 4], [1, 0]],
    ['an empty type gets nothing', 3, [0, 9], [0, 3]],
    ['all of them', 9, [4, 5], [4, 5]],
    ['one short of all', 8, [4, 5], [4, 4]],
  ] as const)('%s', (_case, places, counts, expected) => {
    expect(shareOut(places, counts)).toEqual(expected)
  })

  it('give out every place and no more than there are files', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }), fc.nat(100), (counts, share) => {
        const sum = counts.reduce((total, count) => total + count, 0)
        const places = Math.floor((sum * share) / 100)
        const shares = shareOut(places, counts)
        expect(shares.reduce((total, own) => total + own, 0)).toBe(places)
        shares.forEach((own, index) => expect(own).toBeLessThanOrEqual(counts[index] ?? 0))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the lot of a file', () => {
  it('is the SHA-256 of seed, unit and number on three lines', () => {
    const file = listed({ unit: '示例县农业农村局', number: '示农罚〔2025〕1号' })
    expect(lotText('20260101', file)).toBe('20260101\n示例县农业农村局\n示农罚〔2025〕1号')
    // Printed in docs/adr/0019; `printf '20260101\n示例县农业农村局\n示农罚〔2025〕1号' | sha256sum` gives the same.
    expect(hashText(lotText('20260101', file))).toBe(
      '742a0653451ae77228b837e6a90251cf28d21e24ccc50c1fd921d48f97b2701e',
    )
  })

  it('does not change with blanks around or within what was typed', () => {
    expect(lotText(' 7  8 ', listed({ unit: ' 示例　局 ', number: '1号\u200b' }))).toBe('7 8\n示例 局\n1号')
  })
})

describe('a draw', () => {
  const list = [
    ...many(40),
    ...many(15, { caseType: '许可' }),
    ...many(2, { mustReason: '听证' }, 900),
    ...many(4, { unit: '示例县城管局' }),
  ]

  it('shares the places of a unit among its case types', () => {
    expect(draw(list, rule({ ratioPermille: 100 })).strata).toEqual([
      { unit: '示例县农业农村局', caseType: '处罚普通', total: 42, required: 2, drawn: 3 },
      { unit: '示例县农业农村局', caseType: '许可', total: 15, required: 0, drawn: 1 },
      { unit: '示例县城管局', caseType: '处罚普通', total: 4, required: 0, drawn: 3 },
    ])
  })

  it('takes the smallest lots of each stratum and says them', () => {
    const { picked } = draw(list)
    const own = picked.filter(({ listed: { unit } }) => unit === '示例县城管局')
    const lots = many(4, { unit: '示例县城管局' })
      .map((file) => hashText(lotText('20260101', file)))
      .sort()
    expect(own.map(({ key }) => key)).toEqual(lots.slice(0, 3))
  })

  it('knows units only, when case types are not told apart', () => {
    const { strata } = draw(list, rule({ isByCaseType: false }))
    expect(strata.map(({ caseType }) => caseType)).toEqual([null, null])
  })

  it('is bound to the bytes of the list', () => {
    const text = canonicalListText(canonicalFiles(list))
    expect(draw(list).listSha256).toBe(hashText(text))
    expect(text.startsWith('\ufeff单位,案卷类型,文号,案卷名称,结案日期,必查原因,备注\r\n')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('refuses an empty list, and a file that stands on it twice however its brackets are written', () => {
    expect(drawFiles([], rule(), '1', hashText)).toMatchObject({ failure: { code: 'draw/no-files' } })
    const twice = [listed({ number: '示〔2025〕1号' }), listed({ number: '示[2025] 1号' })]
    expect(drawFiles(twice, rule(), '1', hashText)).toMatchObject({
      failure: { code: 'draw/duplicate-file' },
    })
  })
})

describe('any draw', () => {
  const fileOf = fc.record({
    unit: fc.constantFrom('甲局', '乙局', '丙局'),
    caseType: fc.constantFrom(...CaseType.options),
    mustReason: fc.constantFrom('', '', '', '', '听证'),
  })
  const lists = fc
    .array(fileOf, { minLength: 1, maxLength: 120 })
    .map((rows) => rows.map((row, index) => listed({ ...row, number: `〔2025〕${index + 1}号` })))
  const rules = fc
    .record({
      ratioPermille: fc.nat(1000),
      minPerUnit: fc.nat(10),
      extra: fc.integer({ min: 1, max: 30 }),
      isByCaseType: fc.boolean(),
    })
    .map(({ extra, ...own }): DrawRule => ({ ...own, maxPerUnit: own.minPerUnit + extra }))
  const seeds = fc.string({ minLength: 1, maxLength: 12 }).filter((seed) => seed.trim() !== '')

  it('comes out the same, whatever order the list came in', () => {
    fc.assert(
      fc.property(lists, rules, seeds, fc.infiniteStream(fc.nat()), (files, by, seed, noise) => {
        const shuffled = files
          .map((file) => ({ file, at: noise.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ file }) => file)
        expect(draw(shuffled, by, seed)).toEqual(draw(files, by, seed))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps minimum, maximum and required files of every unit, and its strata add up', () => {
    fc.assert(
      fc.property(lists, rules, seeds, (files, by, seed) => {
        const { picked, strata } = draw(files, by, seed)
        const chosen = new Set(picked.map(({ listed: { number } }) => number))
        expect(chosen.size).toBe(picked.length)
        for (const file of files) if (file.mustReason !== '') expect(chosen.has(file.number)).toBe(true)
        for (const [unit, own] of groupBy(files, (file) => file.unit)) {
          const count = picked.filter((one) => one.listed.unit === unit).length
          const required = own.filter(({ mustReason }) => mustReason !== '').length
          expect(count).toBeGreaterThanOrEqual(Math.min(by.minPerUnit, own.length))
          expect(count).toBeLessThanOrEqual(Math.max(by.maxPerUnit, required))
          expect(count).toBeGreaterThanOrEqual(
            Math.min(own.length, by.maxPerUnit, Math.ceil((own.length * by.ratioPermille) / 1000)),
          )
        }
        for (const { unit, caseType, required, drawn } of strata) {
          const own = picked.filter(
            ({ listed: file }) => file.unit === unit && (caseType === null || file.caseType === caseType),
          )
          expect(own.filter(({ origin }) => origin === 'required')).toHaveLength(required)
          expect(own.filter(({ origin }) => origin === 'drawn')).toHaveLength(drawn)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('depends on the seed', () => {
    const files = many(100)
    const numbers = (seed: string): readonly string[] =>
      draw(files, rule(), seed).picked.map(({ listed: { number } }) => number)
    expect(numbers('1')).not.toEqual(numbers('2'))
  })

  it('gives every file about the same chance', () => {
    const files = many(20)
    const hits = new Map<string, number>()
    const runs = 2000
    for (let seed = 0; seed < runs; seed += 1)
      for (const { listed: file } of draw(files, rule({ minPerUnit: 5 }), String(seed)).picked)
        hits.set(file.number, (hits.get(file.number) ?? 0) + 1)
    // 5 of 20: 500 expected, 19.4 the standard deviation; five of them is 97.
    for (const file of files) expect(Math.abs((hits.get(file.number) ?? 0) - 500)).toBeLessThan(97)
  })
})

describe('the code of a rule', () => {
  it('reads back what it writes', () => {
    for (const one of [rule(), rule({ isByCaseType: false, ratioPermille: 0 })])
      expect(parseRuleCode(ruleCode(one))).toEqual(one)
    expect(ruleCode(rule())).toBe('50,3,20,type')
  })
  it.each(['', '50,3,20', '50,3,20,x', '5%,3,20,type', 'a,b,c,unit'])('does not read %j', (code) => {
    expect(parseRuleCode(code)).toBeNull()
  })
})
