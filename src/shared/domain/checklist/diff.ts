/**
 * What one edition changes against another, row by row, in the order of the newer one. Rows are matched by number, then
 * by identical text, so that a renumbered table is not shown as rewritten. Lines are ready to be read.
 */
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { CASE_TYPE_NAMES } from '../case-file/case-file'
import { factLabel } from '../law/facts'
import {
  DEFAULT_TWO_REVIEWERS,
  type DeductionRule,
  type NaCondition,
  type ScoringStandard,
  type StandardItem,
  type TwoReviewersRule,
  type VetoItem,
} from './standard'

export type DiffArea = 'setting' | 'grade' | 'section' | 'veto' | 'item'
export type DiffLine = {
  readonly area: DiffArea
  readonly kind: 'added' | 'removed' | 'changed'
  /** Number of the row; empty for settings. */
  readonly id: string
  /** What of it: 分值, 扣分规则, 等次 … */
  readonly what: string
  /** '' when added. */
  readonly before: string
  /** '' when removed. */
  readonly after: string
}

/** @returns nothing when both say the same; name, edition and days count as settings */
export function diffStandards(before: ScoringStandard, after: ScoringStandard): readonly DiffLine[] {
  return [
    ...diffFields('setting', '', settingsOf(before), settingsOf(after)),
    ...diffLists('grade', gradesOf(before), gradesOf(after)),
    ...diffLists('section', sectionsOf(before), sectionsOf(after)),
    ...diffRows('veto', before.vetoes, after.vetoes, vetoFields),
    ...diffRows('item', before.items, after.items, itemFields(before), itemFields(after)),
  ]
}

type Fields = readonly (readonly [what: string, value: string])[]

const points = (centi: number): string => `${formatCenti(centi)} 分`
const yesNo = (value: boolean): string => (value ? '是' : '否')

function settingsOf(standard: ScoringStandard): Fields {
  return [
    ['标准名称', standard.name],
    ['发布机关', standard.issuer],
    ['版次', standard.edition],
    ['生效日期', standard.effectiveFrom],
    ['失效日期', standard.effectiveTo ?? '无'],
    ['案卷类型', CASE_TYPE_NAMES[standard.caseType]],
    ['满分', points(standard.totalCenti)],
    ['最小扣分单位', points(standard.stepCenti)],
    ['适用满分提示线', points(standard.naWarnBelowCenti)],
    ['一票否决方式', standard.vetoStyle],
    ['两人评查', twoReviewersText(standard.twoReviewers ?? DEFAULT_TWO_REVIEWERS)],
    ['同一事实只扣一次', standard.sameFactOnce === undefined ? '按设置' : yesNo(standard.sameFactOnce)],
  ]
}

export function twoReviewersText(rule: TwoReviewersRule): string {
  return [
    `相差不超过 ${formatTenths(rule.maxDifferenceTenths)} 分`,
    ...(rule.needSameGrade ? ['等次相同'] : []),
    ...(rule.needSameVetoes ? ['否决相同'] : []),
    rule.combine === 'mean' ? '取平均分' : '取较低分',
  ].join('，')
}

const gradesOf = (standard: ScoringStandard): Fields =>
  standard.grades.map(({ name, minTenths }) => [name, `${formatTenths(minTenths)} 分起`])

const sectionsOf = (standard: ScoringStandard): Fields =>
  standard.sections.map(({ id, name, minimum }) => {
    const sumCenti = standard.items
      .filter(({ section }) => section === id)
      .reduce((sum, { pointsCenti }) => sum + pointsCenti, 0)
    const least =
      minimum === undefined
        ? ''
        : `，低于 ${formatTenths(minimum.minTenths)} 的不得高于${minimum.gradeAtMost}`
    return [name, `${points(sumCenti)}${least}`]
  })

export function ruleLine(rule: DeductionRule, item: Pick<StandardItem, 'capCenti'>): string {
  const amount = rule.range
    ? `${formatCenti(rule.range.minCenti)} 至 ${formatCenti(rule.range.maxCenti)} 分`
    : points(rule.unitCenti)
  return [
    `${rule.text}：${rule.per === null ? '' : `每${rule.per}`}扣 ${amount}`,
    ...(rule.maxCenti < item.capCenti ? [`最多 ${points(rule.maxCenti)}`] : []),
    ...(rule.manual ? ['由评查人定分'] : []),
  ].join('，')
}

const OPS = { is: '为', 'is-not': '不为', present: '已填', absent: '未填' } as const
const conditionText = ({ factKey, op, value }: NaCondition): string =>
  `${factLabel(factKey)}${OPS[op]}${value ?? ''}`

const vetoFields = (veto: VetoItem): Fields => [
  ['内容', veto.text],
  ['规则', veto.ruleText],
  ['可缺项', naText(veto)],
  ['依据', veto.basis],
]

const naText = ({ naAllowed, naWhen = [] }: VetoItem | StandardItem): string =>
  naWhen.length === 0 ? yesNo(naAllowed) : `${yesNo(naAllowed)}（${naWhen.map(conditionText).join('，')}）`

function itemFields(standard: ScoringStandard): (item: StandardItem) => Fields {
  const nameOf = new Map(standard.sections.map(({ id, name }) => [id, name]))
  return (item) => [
    ['部分', nameOf.get(item.section) ?? item.section],
    ['评查内容', item.text],
    ['分值', points(item.pointsCenti)],
    ['封顶', points(item.capCenti)],
    ['扣分规则原文', item.ruleText],
    ['扣分规则', item.rules.map((rule) => ruleLine(rule, item)).join('；')],
    ['可缺项', naText(item)],
    ['依据', item.basis],
    ['评查文书', (item.documents ?? []).join('、')],
  ]
}

function diffFields(area: DiffArea, id: string, before: Fields, after: Fields): DiffLine[] {
  const old = new Map(before)
  return after.flatMap(([what, value]): DiffLine[] => {
    const was = old.get(what) ?? ''
    return was === value ? [] : [{ area, kind: 'changed', id, what, before: was, after: value }]
  })
}

/** Grades and sections are known by their names. */
function diffLists(area: DiffArea, before: Fields, after: Fields): DiffLine[] {
  const old = new Map(before)
  const now = new Map(after)
  return [
    ...before
      .filter(([what]) => !now.has(what))
      .map(([what, value]): DiffLine => ({ area, kind: 'removed', id: '', what, before: value, after: '' })),
    ...after
      .filter(([what]) => !old.has(what))
      .map(([what, value]): DiffLine => ({ area, kind: 'added', id: '', what, before: '', after: value })),
    ...diffFields(
      area,
      '',
      before,
      after.filter(([what]) => old.has(what)),
    ),
  ]
}

type Row = { readonly id: string; readonly text: string }

function diffRows<R extends Row>(
  area: DiffArea,
  before: readonly R[],
  after: readonly R[],
  fieldsBefore: (row: R) => Fields,
  fieldsAfter: (row: R) => Fields = fieldsBefore,
): DiffLine[] {
  const byId = new Map(before.map((row) => [row.id, row]))
  const known = new Set(after.map(({ id }) => id))
  const gone = before.filter(({ id }) => !known.has(id))
  const byText = new Map(gone.map((row) => [row.text, row]))
  const matched = new Set<R>()
  const lines = after.flatMap((row): DiffLine[] => {
    const same = byId.get(row.id)
    const old = same ?? byText.get(row.text)
    if (old === undefined || matched.has(old)) {
      return [
        { area, kind: 'added', id: row.id, what: '整项', before: '', after: whole(fieldsAfter(row), row) },
      ]
    }
    matched.add(old)
    const renumbered: DiffLine[] =
      same === undefined
        ? [{ area, kind: 'changed', id: row.id, what: '编号', before: old.id, after: row.id }]
        : []
    return [...renumbered, ...diffFields(area, row.id, fieldsBefore(old), fieldsAfter(row))]
  })
  const removed = gone
    .filter((row) => !matched.has(row))
    .map((row): DiffLine => ({
      ...{ area, kind: 'removed', id: row.id, what: '整项', after: '' },
      before: whole(fieldsBefore(row), row),
    }))
  return [...removed, ...lines]
}

const whole = (fields: Fields, { text }: Row): string => {
  const full = fields.find(([what]) => what === '分值')?.[1]
  return full === undefined ? text : `${text}（${full}）`
}

const AREA_NAMES: Readonly<Record<DiffArea, string>> = {
  setting: '标准',
  grade: '等次',
  section: '部分',
  veto: '否决项',
  item: '评查项',
}

/** 评查项 PT-A01 分值：3 分 → 4 分 */
export function describeDiff({ area, kind, id, what, before, after }: DiffLine): string {
  const name = `${AREA_NAMES[area]}${id === '' ? '' : ` ${id}`}`
  if (kind === 'changed') return `${name} ${what}：${before || '（空）'} → ${after || '（空）'}`
  const said = what === '整项' ? '' : ` ${what}`
  return kind === 'added' ? `增加${name}${said}：${after}` : `删去${name}${said}：${before}`
}
