/** The score in words: every step so that it can be worked again by hand, every notice, every refusal. */
import type { ErrorParams } from '@shared/lib/app-error'
import { assertNever } from '@shared/lib/assert-never'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import type { VetoStyle } from '@shared/domain/review/review'
import type { ScoreNotice, ScoreStep } from '@shared/domain/scoring/score-result'

type Step<K extends ScoreStep['kind']> = Extract<ScoreStep, { kind: K }>

export const scoringMessages = {
  'score/not-a-decimal': ({ text }: ErrorParams) =>
    `“${text}”不是可用的分值。请填写数字，最多两位小数，例如 0.5。`,
  'score/unknown-item': ({ itemId }: ErrorParams) => `所用评分标准中没有评查项 ${itemId}，未作记录。`,
  'score/unknown-rule': ({ itemId, ruleId }: ErrorParams) =>
    `评查项 ${itemId} 中没有扣分规则 ${ruleId}，未作记录。`,
  'score/unknown-veto': ({ itemId }: ErrorParams) => `所用评分标准中没有否决项 ${itemId}，未作记录。`,
  'score/points-out-of-range': ({ itemId }: ErrorParams) =>
    `评查项 ${itemId} 的扣分超出可填范围，请重新填写。`,
  'score/points-off-step': ({ itemId, stepCenti }: ErrorParams) =>
    `评查项 ${itemId} 的扣分应为 ${formatCenti(Number(stepCenti))} 分的整数倍，请重新填写。`,
  'score/points-outside-range': ({ itemId, minCenti, maxCenti }: ErrorParams) =>
    `评查项 ${itemId} 的这条规则每次可扣 ${formatCenti(Number(minCenti))} 至 ${formatCenti(Number(maxCenti))} 分，请在此范围内填写。`,
  'score/count-out-of-range': ({ itemId }: ErrorParams) => `评查项 ${itemId} 的次数应为 1 至 10000 的整数。`,
  'score/na-not-allowed': ({ itemId }: ErrorParams) =>
    `评查项 ${itemId} 不允许作合理缺项。卷内确实缺少的，应当扣分。`,
  'score/na-without-reason': ({ itemId }: ErrorParams) => `评查项 ${itemId} 作合理缺项，请写明理由。`,
} as const satisfies Record<string, (params: ErrorParams) => string>

/** One line of the working, without a full stop, for the screen and the report. */
export function describeStep(step: ScoreStep): string {
  switch (step.kind) {
    case 'deduction':
      return describeDeduction(step)
    case 'same-fact':
      return `${step.itemId}${named(step.label)}：同一事实已在 ${step.countedItemId} 扣分，此处 ${points(step.amountCenti)}不再扣`
    case 'rule-cap':
      return `${step.itemId} “${step.ruleText}”累计 ${points(step.sumCenti)}，以 ${points(step.capCenti)}为限`
    case 'item-cap':
      return `${step.itemId} 累计扣 ${points(step.sumCenti)}，超过封顶，扣完 ${points(step.capCenti)}为止`
    case 'item':
      return `${step.itemId} 得分：${formatCenti(step.fullCenti)} − ${formatCenti(step.lostCenti)} = ${points(step.gotCenti)}`
    case 'na':
      return `${step.itemId} 合理缺项，满分 ${points(step.fullCenti)}不计入；理由：${step.reason}`
    case 'sum':
      return describeSum(step)
    case 'rescale':
      return describeRescale(step)
    case 'nothing-applicable':
      return '没有适用的评查项，不计算得分'
    case 'grade':
      return `等次：${formatTenths(step.scoreTenths)} ≥ ${formatTenths(step.minTenths)}，${step.grade}`
    case 'section-minimum':
      return describeSectionMinimum(step)
    case 'veto':
      return `一票否决 ${step.itemId} ${step.text}${step.reason === '' ? '' : `；理由：${step.reason}`}${step.confirmed ? '' : '（待确认）'}`
    case 'veto-effect':
      return describeVetoEffect(step)
    default:
      return assertNever(step)
  }
}

/**
 * The same line with the rule it follows and the pages it stands on: all that is needed to work it again.
 * @param placesOf  of a deduction or veto, by its id; empty when not known
 */
export function describeStepInFull(step: ScoreStep, placesOf: (entryId: string) => string): string {
  const line = describeStep(step)
  switch (step.kind) {
    case 'deduction':
    case 'same-fact':
      return withNote(line, [
        step.ruleId === undefined ? '自定扣分' : `规则 ${step.ruleId}`,
        placesOf(step.deductionId),
      ])
    case 'veto':
      return withNote(line, [placesOf(step.vetoId)])
    default:
      return line
  }
}

function withNote(line: string, notes: readonly string[]): string {
  const given = notes.filter((note) => note !== '')
  return given.length === 0 ? line : `${line}（${given.join('；')}）`
}

export function describeNotice(notice: ScoreNotice): string {
  switch (notice.kind) {
    case 'nothing-applicable':
      return '全部评查项都作了合理缺项，无法得出分数。'
    case 'little-applicable':
      return `适用满分只有 ${points(notice.fullApplicableCenti)}，低于 ${points(notice.limitCenti)}，请核对合理缺项。`
    case 'one-off-repeated':
      return `评查项 ${notice.itemId} 的同一条规则按一次计，现记了 ${notice.times} 次，请核对。`
    case 'veto-unconfirmed':
      return `否决项 ${notice.itemId} 尚待第二人或组长确认。`
    case 'deduction-on-na':
      return `评查项 ${notice.itemId} 已作合理缺项，其下的扣分没有计入，请撤销其中之一。`
    case 'veto-on-na':
      return `否决项 ${notice.itemId} 既作合理缺项又作否决，现按否决处理，请核对。`
    default:
      return assertNever(notice)
  }
}

export const VETO_STYLE_TEXT: Readonly<Record<VetoStyle, string>> = {
  A: '总分计 0 分，等次为最低',
  B: '保留得分，等次为最低',
  C: '保留得分，不得评为最高等次',
}

function describeDeduction(step: Step<'deduction'>): string {
  const working =
    step.count === 1
      ? `扣 ${points(step.amountCenti)}`
      : `扣 ${formatCenti(step.unitCenti)} × ${step.count} = ${points(step.amountCenti)}`
  return `${step.itemId}${named(step.label)}：${working}`
}

function describeSum(step: Step<'sum'>): string {
  const full =
    step.naCenti === 0
      ? `适用满分 ${points(step.fullApplicableCenti)}`
      : `适用满分：${formatCenti(step.totalCenti)} − ${formatCenti(step.naCenti)} = ${points(step.fullApplicableCenti)}`
  const got = `${formatCenti(step.fullApplicableCenti)} − ${formatCenti(step.lostCenti)} = ${points(step.gotCenti)}`
  return `${full}；实得：${got}`
}

/** Shows four decimals at most, cut and not rounded, so that the deciding digit is the true one. */
function describeRescale(step: Step<'rescale'>): string {
  const fraction = `折算：${formatCenti(step.gotCenti)} ÷ ${formatCenti(step.fullCenti)} × 100`
  const result = formatTenths(step.scoreTenths)
  if (step.rounding === 'exact') return `${fraction} = ${result}`
  const thousandths =
    (step.remainder * 1000 - ((step.remainder * 1000) % step.denominator)) / step.denominator
  const isCut = (step.remainder * 1000) % step.denominator !== 0
  const digits = String(thousandths).padStart(3, '0')
  const exact = `${formatTenths(step.wholeTenths)}${isCut ? `${digits}…` : digits.replace(/0+$/, '')}`
  return `${fraction} = ${exact}，四舍五入保留一位小数为 ${result}`
}

function describeSectionMinimum(step: Step<'section-minimum'>): string {
  const share = `${formatCenti(step.gotCenti)} ÷ ${formatCenti(step.fullCenti)} × 100 = ${formatTenths(step.scoreTenths)}`
  const limit = formatTenths(step.minTenths)
  const part = `部分最低分 ${step.sectionId}${named(step.name)}：${share}`
  if (step.isMet) return `${part} ≥ ${limit}，等次不受影响`
  return `${part} < ${limit}，等次不得高于${step.gradeAtMost}：${step.gradeBefore} → ${step.gradeAfter}`
}

function describeVetoEffect(step: Step<'veto-effect'>): string {
  const score = `得分 ${scoreText(step.scoreBeforeTenths)} → ${scoreText(step.scoreAfterTenths)}`
  const grade = `等次 ${step.gradeBefore ?? '无'} → ${step.gradeAfter ?? '无'}`
  return `一票否决（方式 ${step.style}：${VETO_STYLE_TEXT[step.style]}）：${score}，${grade}`
}

function scoreText(tenths: number | null): string {
  return tenths === null ? '无' : formatTenths(tenths)
}

function points(centi: number): string {
  return `${formatCenti(centi)} 分`
}

function named(label: string): string {
  return label === '' ? '' : ` ${label}`
}
