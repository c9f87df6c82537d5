/**
 * A short hand for what a reviewer says, so that a table of cases reads like a paper form:
 * `B01 1x5, B03#r1 0.5x3, D08 na, V07 veto`. Ids get the prefix of the standard.
 */
import type { Grade, ScoringStandard, StandardItem } from '@shared/domain/checklist/standard'
import type { VetoStyle } from '@shared/domain/review/review'
import type { NotApplicable, ScoreDeduction, ScoreInput, VetoCall } from '@shared/domain/scoring/score-input'
import { parseDecimalToCenti } from '@shared/lib/decimal'

export function say(words: string, vetoStyle: VetoStyle = 'B', prefix = 'PT'): ScoreInput {
  const deductions: ScoreDeduction[] = []
  const notApplicable: NotApplicable[] = []
  const vetoes: VetoCall[] = []
  words
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .forEach((phrase, index) => {
      const [, short, rule, act] = /^([A-Z]\d\d)(?:#(r\d))? (\S+)$/.exec(phrase) ?? []
      if (!short || !act) throw new Error(`unreadable: ${phrase}`)
      const itemId = `${prefix}-${short}`
      const id = `d${String(index).padStart(2, '0')}`
      if (act === 'na') notApplicable.push({ itemId, reason: '本案没有此情形' })
      else if (act === 'veto') vetoes.push({ id, itemId, reason: '见卷内第12页', confirmed: true })
      else {
        const [unit = '', count = '1'] = act.split('x')
        const ruleId = rule ? { ruleId: `${itemId}-${rule}` } : {}
        deductions.push({ id, itemId, unitCenti: centi(unit), count: Number(count), ...ruleId })
      }
    })
  return { vetoStyle, deductions, notApplicable, vetoes }
}

type Options = {
  readonly stepCenti?: number
  readonly naWarnBelowCenti?: number
  readonly grades?: readonly Grade[]
}

/**
 * A small standard for what the shipped one cannot show: `A01=8 A02=2?` (`?` may be not applicable,
 * `A01=8/6` has a cap of 6). One veto row, V01.
 */
export function tinyStandard(items: string, options: Options = {}): ScoringStandard {
  const built = items.split(' ').map((word): StandardItem => {
    const [, short = '', points = '', cap, na] = /^([A-Z]\d\d)=([\d.]+)(?:\/([\d.]+))?(\?)?$/.exec(word) ?? []
    return {
      id: `TT-${short}`,
      section: short.charAt(0),
      text: `评查内容 ${short}`,
      pointsCenti: centi(points),
      capCenti: centi(cap ?? points),
      ruleText: '每处扣0.1',
      rules: [],
      naAllowed: na === '?',
      basis: '[K]',
      provenance: [{ about: 'text', mark: 'P', source: '测试' }],
    }
  })
  return {
    format: 'hengjuan/scoring-standard',
    v: 1,
    id: 'TT-TT-2026.1',
    name: '测试标准',
    issuer: '测试',
    edition: '1',
    effectiveFrom: '2026-01-01',
    caseType: '处罚普通',
    totalCenti: built.reduce((sum, item) => sum + item.pointsCenti, 0),
    stepCenti: options.stepCenti ?? 10,
    naWarnBelowCenti: options.naWarnBelowCenti ?? 0,
    vetoStyle: 'B',
    grades: options.grades ?? [
      { name: '优秀', minTenths: 900 },
      { name: '合格', minTenths: 600 },
      { name: '不合格', minTenths: 0 },
    ],
    provenance: [{ about: 'standard', mark: 'P', source: '测试' }],
    sources: [],
    sections: [...new Set(built.map((item) => item.section))].map((id) => ({ id, name: `部分 ${id}` })),
    items: built,
    vetoes: [
      {
        id: 'TT-V01',
        text: '否决情形',
        ruleText: '出现即否决',
        basis: '[K]',
        naAllowed: true,
        provenance: [{ about: 'text', mark: 'P', source: '测试' }],
      },
    ],
  }
}

export function centi(text: string): number {
  const parsed = parseDecimalToCenti(text)
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`)
  return parsed.value
}
