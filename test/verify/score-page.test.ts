/** The committed page itself: built from these sources, shut in, and right about genuine and altered proofs. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { Finding } from '@shared/domain/review/review'
import { proofOf } from '@shared/domain/scoring/proof'
import { sha256OfText } from '@shared/domain/scoring/sha256-of-text'
import { buildVerifyPage, VERIFY_PAGE } from '../../scripts/verify/page'
import type { Verdict } from '../../src/verify/lines'
import { readStandard, SHIPPED_IDS } from '../shared/domain/checklist/editions'
import { genuineJson, GENUINE, SOURCE } from '../shared/domain/scoring/proof-of-case'
import { reviewOf } from '../shared/domain/scoring/review-of'

const page = readFileSync(VERIFY_PAGE, 'utf8')
const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? []
const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []

/** Runs the script of the page where there is no document, as a browser without this program would. */
function loadPage(): (json: string) => Verdict {
  const context = createContext({})
  runInContext(script, context)
  return (json) =>
    JSON.parse(
      runInContext(`JSON.stringify(hengjuanVerify.verdictOf(${JSON.stringify(json)}))`, context) as string,
    ) as Verdict
}
const verdictOf = loadPage()
const wrongLines = (json: string): string[] =>
  verdictOf(json).blocks.flatMap(({ lines }) =>
    lines.filter(({ isEqual }) => isEqual === false).map(({ text, stated }) => `${text} | ${stated}`),
  )
const allLines = (verdict: Verdict): string[] =>
  verdict.blocks.flatMap(({ lines }) => lines.map(({ text }) => text))

describe('resources/verify/score.html', () => {
  it('is what its sources build', async () => {
    expect(page === (await buildVerifyPage())).toBe(true)
  }, 30_000)

  it('lets nothing run but its own script, and nothing load at all', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toMatch(/\s(src|href|style|on[a-z]+)=/)
    expect(script).not.toMatch(
      /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(|innerHTML|localStorage/,
    )
  })
})

/** A review that says something of every row: each item, or 合理缺项 where it may be, and a veto. */
function fullProof(standard: ScoringStandard): string {
  const review = reviewOf(
    standard,
    [
      ...standard.items.flatMap((item, index): Partial<Finding>[] => {
        const [rule] = item.rules
        if (rule === undefined || (item.naAllowed && index % 2 === 0)) return []
        const count = (index % 3) + 1
        return [{ itemId: item.id, ruleId: rule.id, unitCenti: rule.unitCenti, count, places: [MISSING] }]
      }),
      { kind: 'veto', itemId: standard.vetoes[0]?.id ?? '', places: [MISSING] },
    ],
    Object.fromEntries(
      standard.items.flatMap(({ id, naAllowed }, index) =>
        naAllowed && index % 2 === 0 ? [[id, '无']] : [],
      ),
    ),
  )
  const bound = { ...review, standardSha256: sha256OfText(JSON.stringify(standard)) }
  const rest = { ...SOURCE, outcome: null, reviews: [{ review: bound, standard }] }
  return JSON.stringify(proofOf(rest))
}
const MISSING = { kind: 'missing', document: '示例文书' } as const

describe('the page, run', () => {
  it.each(SHIPPED_IDS)('agrees with the program on %s to the last digit', (id) => {
    const standard = readStandard(id)
    const json = fullProof(standard)
    expect(wrongLines(json)).toEqual([])
    const verdict = verdictOf(json)
    expect(verdict.kind).toBe('equal')
    expect(verdict.blocks[1]?.lines.filter((line) => line.isEqual).length).toBeGreaterThan(
      standard.items.length,
    )
  })

  it('says 一致 to a genuine proof, on every line', () => {
    const verdict = verdictOf(genuineJson())
    expect(verdict.kind).toBe('equal')
    expect(verdict.headline).toMatch(/^一致/)
    expect(wrongLines(genuineJson())).toEqual([])
  })

  it('shows the whole working, with rules and pages', () => {
    const lines = allLines(verdictOf(genuineJson()))
    for (const line of [
      '案卷名称：示例公司许可案',
      'XK-C04 合理缺项，满分 4 分不计入；理由：未举行听证',
      'XK-D02 每缺一项：扣 1 × 4 = 4 分（规则 XK-D02-r1；第3页、第5页）',
      'XK-G03：扣 0.2 分（自定扣分；缺：页码）',
      '适用满分：100 − 4 = 96 分；实得：96 − 4 = 92 分',
      '折算：92 ÷ 96 × 100 = 95.8333…，四舍五入保留一位小数为 95.8',
      '相差 1.9 分，两人一致，得分 96.8 分，等次 优秀',
      '现行结果（双人一致）：96.8 分，等次 优秀',
    ]) {
      expect(lines).toContain(line)
    }
  })

  it('is a page about this proof: every step of both rounds is on it', () => {
    const steps = GENUINE.rounds.flatMap(({ result }) => (result as { trace: unknown[] }).trace)
    expect(
      verdictOf(genuineJson()).blocks.flatMap(({ lines }) => lines.filter((line) => line.isEqual)).length,
    ).toBe(steps.length + GENUINE.rounds.length + 2)
  })

  it.each<[string, (json: string) => string, string[]]>([
    [
      'an altered score',
      (json) =>
        json.replace(
          '"scoreTenths": 958,\n    "gradeBeforeVeto"',
          '"scoreTenths": 988,\n    "gradeBeforeVeto"',
        ),
      ['本轮结果：95.8 分，等次 优秀 | 得分：凭证写明 98.8 分，重新计算为 95.8 分'],
    ],
    [
      'an altered step',
      (json) =>
        json.replace(
          '"lostCenti": 400,\n      "gotCenti": 9200',
          '"lostCenti": 200,\n      "gotCenti": 9400',
        ),
      [
        '适用满分：100 − 4 = 96 分；实得：96 − 4 = 92 分 | 凭证写明：适用满分：100 − 4 = 96 分；实得：96 − 2 = 94 分',
      ],
    ],
    [
      'an altered result',
      (json) => json.replace('"scoreTenths": 968', '"scoreTenths": 988'),
      ['现行结果（双人一致）：98.8 分，等次 优秀 | 得分：凭证写明 98.8 分，重新计算为 96.8 分'],
    ],
    [
      'a deduction without its pages',
      (json) => json.replace(/"places": \[[^\]]*\]/, '"places": []'),
      ['本轮结果：95.8 分，等次 优秀 | 编号 f0 的扣分或否决没有写明页码'],
    ],
  ])('says 不一致 to %s, and where', (_name, change, expected) => {
    const changed = change(genuineJson())
    expect(changed).not.toBe(genuineJson())
    expect(verdictOf(changed).headline).toMatch(/^不一致：有 \d+ 处/)
    expect(wrongLines(changed)).toEqual(expected)
  })

  it('says 不一致 to an altered deduction, down to the result', () => {
    const changed = genuineJson().replace(/("itemId": "XK-D02",\s*"unitCenti": )100/, '$150')
    expect(verdictOf(changed).kind).toBe('different')
    const wrong = wrongLines(changed)
    expect(wrong[0]).toBe(
      'XK-D02 每缺一项：扣 0.5 × 4 = 2 分（规则 XK-D02-r1；第3页、第5页） | 凭证写明：XK-D02 每缺一项：扣 1 × 4 = 4 分（规则 XK-D02-r1；第3页、第5页）',
    )
    expect(wrong.length).toBeGreaterThan(4)
    expect(wrong.join('\n')).toContain('XK-D02 扣分：凭证写明 4 分，重新计算为 2 分')
    expect(wrong.join('\n')).toContain('XK-D02 初评A扣分：凭证写明 4 分，重新计算为 2 分')
    expect(wrong.join('\n')).not.toMatch(/\w\[\d/)
  })

  it('says 不一致 to an altered standard', () => {
    const changed = genuineJson().replaceAll('"minTenths": 900', '"minTenths": 960')
    expect(wrongLines(changed).at(-1)).toMatch(/^按凭证所载标准重新计算的指纹 \| 指纹：凭证写明/)
  })

  it.each(['', '{}', '[1]', 'null', '{"format":"hengjuan/score-proof","v":2}', genuineJson().slice(0, -5)])(
    'says of %.40s that it is no proof',
    (json) => {
      expect(verdictOf(json)).toMatchObject({ kind: 'unreadable', blocks: [] })
    },
  )

  it('does not fall over a proof whose working is nonsense', () => {
    const proof = JSON.parse(genuineJson()) as { rounds: { result: unknown }[] }
    for (const result of [null, 7, 'x', [], { trace: [null, 3, { kind: 'x' }, { kind: 'sum' }] }]) {
      const [first] = proof.rounds
      if (first) first.result = result
      expect(verdictOf(JSON.stringify(proof)).kind).toBe('different')
    }
  })
})
