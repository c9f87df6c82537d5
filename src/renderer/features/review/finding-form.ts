/** A finding while it is being written, and as it is recorded by one key. Pure. */
import { parseDecimalToCenti, formatCenti } from '@shared/lib/decimal'
import type { Place } from '@shared/domain/case-file/place'
import { expandBasis } from '@shared/domain/checklist/basis'
import type { DeductionRule } from '@shared/domain/checklist/standard'
import type { Defect } from '@shared/domain/defect/catalogue'
import { defaultFindingText } from '@shared/domain/defect/finding-text'
import type { Repeat } from '@shared/domain/review/frequent'
import type { FindingContent, FindingKind, Severity } from '@shared/domain/review/review'
import type { ChecklistRow } from './checklist-rows'

export type FindingForm = {
  readonly kind: FindingKind
  readonly itemId: string
  readonly ruleId: string | null
  /** As typed. */
  readonly pointsText: string
  readonly count: number
  readonly places: readonly Place[]
  readonly description: string
  readonly defectCode: string | null
  readonly law: string
  readonly severity: Severity
  readonly advice: string
  /** 同一事实: the finding to be linked with this one when it is saved. */
  readonly linkTo: string | null
}

export type FormField = 'points' | 'count' | 'places' | 'description'
export type FormErrors = Partial<Readonly<Record<FormField, string>>>

type FormRow = Pick<ChecklistRow, 'id' | 'kind' | 'text' | 'basis' | 'rules' | 'pointsCenti'>

const SEVERITY_OF_KIND: Readonly<Record<FindingKind, Severity>> = {
  deduction: '一般',
  veto: '致命',
  advice: '轻微',
}

/** `每处` says nothing without its item. */
const MIN_TELLING_LENGTH = 5

export function describeRule(row: Pick<ChecklistRow, 'text'>, rule: DeductionRule): string {
  return rule.text.length < MIN_TELLING_LENGTH ? `不符合“${row.text}”（${rule.text}）` : rule.text
}

export function startForm(row: FormRow, kind: FindingKind, places: readonly Place[]): FindingForm {
  return {
    kind,
    itemId: row.id,
    ruleId: null,
    pointsText: '',
    count: 1,
    places,
    description: kind === 'veto' ? row.text : '',
    defectCode: null,
    law: expandBasis(row.basis).text,
    severity: SEVERITY_OF_KIND[kind],
    advice: '',
    linkTo: null,
  }
}

export function withRule(form: FindingForm, row: FormRow, ruleId: string | null): FindingForm {
  const rule = row.rules.find((one) => one.id === ruleId)
  if (!rule) return { ...form, ruleId: null }
  const old = row.rules.find((one) => one.id === form.ruleId)
  const isOwnText = form.description !== '' && (!old || form.description !== describeRule(row, old))
  return {
    ...form,
    ruleId: rule.id,
    pointsText: formatCenti(rule.unitCenti),
    description: isOwnText ? form.description : describeRule(row, rule),
  }
}

/** What the picker writes; a description the person has typed stays. */
export function withDefect(form: FindingForm, row: FormRow, defect: Defect | null): FindingForm {
  if (defect === null) return { ...form, defectCode: null }
  const text = defaultFindingText(defect, { isVeto: form.kind === 'veto' })
  const rule = row.rules.find((one) => one.id === form.ruleId)
  const isPreset =
    form.description === '' ||
    form.description === row.text ||
    (rule !== undefined && form.description === describeRule(row, rule))
  return {
    ...form,
    defectCode: text.defectCode,
    description: isPreset ? text.description : form.description,
    law: text.law === '' ? form.law : text.law,
    severity: form.kind === 'veto' ? '致命' : text.severity,
    advice: text.advice,
  }
}

export function formOf(content: FindingContent): FindingForm {
  const { kind, itemId, ruleId, unitCenti, count, places } = content
  const { description, defectCode, law, severity, advice } = content
  const pointsText = kind === 'deduction' ? formatCenti(unitCenti) : ''
  return {
    ...{ kind, itemId, ruleId, pointsText, count, places },
    ...{ description, defectCode, law, severity, advice },
    linkTo: null,
  }
}

/** One key: the preset's points and words, everything else can be refined later. */
export function contentOfRule(row: FormRow, rule: DeductionRule, places: readonly Place[]): FindingContent {
  const { kind, itemId, count, defectCode, law, severity, advice } = startForm(row, 'deduction', places)
  return {
    ...{ kind, itemId, count, places, defectCode, law, severity, advice },
    ruleId: rule.id,
    unitCenti: rule.unitCenti,
    description: describeRule(row, rule),
  }
}

/** A finding of before, said again here. What its old edition allowed and this one does not is set right or left out. */
export function contentOfRepeat(row: FormRow, repeat: Repeat, places: readonly Place[]): FindingContent {
  const { kind, description, defectCode, law, severity, advice } = repeat
  const rule = row.rules.find(({ id }) => id === repeat.ruleId)
  return {
    ...{ kind, itemId: row.id, count: 1, places, description, defectCode, law, severity, advice },
    ruleId: kind === 'deduction' && rule ? rule.id : null,
    unitCenti: kind === 'deduction' ? Math.min(repeat.unitCenti, row.pointsCenti) : 0,
  }
}

/** Words a preset writes by itself; offering them as 常记问题 would say nothing new. */
export const isPresetText = (row: FormRow, { description, defectCode }: Repeat): boolean =>
  defectCode === null && row.rules.some((rule) => describeRule(row, rule) === description)

export type Checked =
  | { readonly ok: true; readonly content: FindingContent }
  | { readonly ok: false; readonly errors: FormErrors }

export function checkForm(form: FindingForm, row: FormRow, stepCenti: number): Checked {
  const points = pointsOf(form, row, stepCenti)
  const errors: FormErrors = {
    ...(points.error === null ? {} : { points: points.error }),
    ...(Number.isInteger(form.count) && form.count >= 1 && form.count <= 999
      ? {}
      : { count: '次数应为 1 至 999 的整数。' }),
    ...(form.places.length > 0 ? {} : { places: '请在页面上框出位置，或写明缺失的材料。没有位置不能保存。' }),
    ...(form.description.trim() === '' ? { description: '请写明问题。' } : {}),
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const { kind, itemId, ruleId, count, places, description, defectCode, law, severity, advice } = form
  return {
    ok: true,
    content: {
      ...{ kind, itemId, places, defectCode, severity },
      ruleId: kind === 'deduction' ? ruleId : null,
      unitCenti: points.centi,
      count: kind === 'deduction' ? count : 1,
      description: description.trim(),
      law: law.trim(),
      advice: advice.trim(),
    },
  }
}

function pointsOf(
  form: FindingForm,
  row: FormRow,
  stepCenti: number,
): { readonly centi: number; readonly error: string | null } {
  if (form.kind !== 'deduction') return { centi: 0, error: null }
  const parsed = parseDecimalToCenti(form.pointsText)
  const refuse = (error: string): { centi: number; error: string } => ({ centi: 0, error })
  if (!parsed.ok) return refuse('请填写扣分，例如 0.5。')
  if (parsed.value <= 0) return refuse('扣分必须大于 0。只作提示的，请改选“提示”。')
  if (parsed.value % stepCenti !== 0) return refuse(`扣分应为 ${formatCenti(stepCenti)} 分的整数倍。`)
  if (parsed.value > row.pointsCenti)
    return refuse(`单处扣分不能超过本项 ${formatCenti(row.pointsCenti)} 分。`)
  return { centi: parsed.value, error: null }
}
