/**
 * 拟稿 → each step of the kind's approval chain → 编号 → 用印 → 送达 → 销号 as the screen draws it: what is done, by
 * whom, when, and what comes next. Pure.
 */
import type { DocumentStep, SupervisionDocument } from '@shared/domain/document/supervision-document'

export type Stage = {
  readonly name: string
  readonly label: string
  readonly status: 'done' | 'current' | 'waiting'
  /** Empty until done; a draft under way names who drafted it. */
  readonly person: string
  readonly at: string | null
  /** The number, or what the reviewer noted. */
  readonly note: string
}

type StagedDocument = Pick<SupervisionDocument, 'steps' | 'state' | 'kind' | 'fields'>
type Planned = { readonly name: string; readonly label: string; readonly taken: DocumentStep | undefined }

/** Steps that still hold: what came before the last return was undone by it. */
export function standingSteps(steps: readonly DocumentStep[]): readonly DocumentStep[] {
  return steps.slice(steps.findLastIndex(({ step }) => step === 'returned') + 1)
}

export function buildStages(document: StagedDocument): readonly Stage[] {
  const plan = planOf(document)
  const drafted = document.steps.find(({ step }) => step === 'drafted')
  const next = document.state === 'voided' ? -1 : plan.findIndex(({ taken }) => taken === undefined)
  return plan.map(({ name, label, taken: done }, index) => {
    // A draft under way already has its author.
    const taken = done ?? (name === 'draft' ? drafted : undefined)
    return {
      name,
      label,
      status: done ? 'done' : index === next ? 'current' : 'waiting',
      person: name === 'number' ? '' : (taken?.person ?? ''),
      at: taken?.at ?? null,
      // The note of signing is the number; it stands under 编号.
      note: name === 'sign' ? '' : (taken?.note ?? ''),
    }
  })
}

function planOf({ steps, kind, fields }: StagedDocument): readonly Planned[] {
  const standing = standingSteps(steps)
  const of = (name: DocumentStep['step']): DocumentStep | undefined =>
    standing.find(({ step }) => step === name)
  const reviews = standing.filter(({ step }) => step === 'reviewed')
  const last = kind.approval.length - 1
  const { needsDelivery, needsReply, needsRectification } = kind.followUp
  return [
    { name: 'draft', label: '拟稿', taken: of('submitted') },
    ...kind.approval.map(({ label }, index) =>
      index === last
        ? { name: 'sign', label, taken: of('signed') }
        : { name: `review-${index}`, label, taken: reviews[index] },
    ),
    { name: 'number', label: '编号', taken: of('signed') },
    ...(fields.isSealed ? [{ name: 'seal', label: '用印', taken: of('sealed') }] : []),
    ...(needsDelivery ? [{ name: 'deliver', label: '送达', taken: of('delivered') }] : []),
    ...(needsReply || needsRectification
      ? [{ name: 'close', label: '销号', taken: of('closed') ?? of('escalated') }]
      : []),
  ]
}

/** The return a person is answering now: the last one, while the text has not been submitted again. */
export function openReturn(document: Pick<SupervisionDocument, 'steps' | 'state'>): DocumentStep | null {
  if (document.state !== 'drafting') return null
  return document.steps.findLast(({ step }) => step === 'returned') ?? null
}

export function voidStep({ steps }: Pick<SupervisionDocument, 'steps'>): DocumentStep | null {
  return steps.findLast(({ step }) => step === 'voided') ?? null
}

/** 审核, 会签 …: the step of the approval chain that comes next. */
export const nextStepLabel = ({ kind, approvals }: Pick<SupervisionDocument, 'kind' | 'approvals'>): string =>
  kind.approval[approvals]?.label ?? '签发'
