/** 拟稿 → 审核 → 签发 → 编号 → 用印 as the screen draws it: what is done, by whom, when, and what comes next. Pure. */
import type { DocumentStep, SupervisionDocument } from '@shared/domain/document/supervision-document'

export type StageName = 'draft' | 'review' | 'sign' | 'number' | 'seal'

export type Stage = {
  readonly name: StageName
  readonly label: string
  readonly status: 'done' | 'current' | 'waiting'
  /** Empty until done; a draft under way names who drafted it. */
  readonly person: string
  readonly at: string | null
  /** The number, or what the reviewer noted. */
  readonly note: string
}

const STAGES: readonly {
  readonly name: StageName
  readonly label: string
  readonly step: DocumentStep['step']
}[] = [
  { name: 'draft', label: '拟稿', step: 'submitted' },
  { name: 'review', label: '审核', step: 'reviewed' },
  { name: 'sign', label: '签发', step: 'signed' },
  { name: 'number', label: '编号', step: 'signed' },
  { name: 'seal', label: '用印', step: 'sealed' },
]

/** Steps that still hold: what came before the last return was undone by it. */
export function standingSteps(steps: readonly DocumentStep[]): readonly DocumentStep[] {
  return steps.slice(steps.findLastIndex(({ step }) => step === 'returned') + 1)
}

export function buildStages({
  steps,
  state,
}: Pick<SupervisionDocument, 'steps' | 'state'>): readonly Stage[] {
  const standing = standingSteps(steps)
  const done = STAGES.map(({ step }) => standing.find((taken) => taken.step === step))
  const drafted = steps.find(({ step }) => step === 'drafted')
  const next = state === 'voided' ? -1 : done.findIndex((taken) => taken === undefined)
  return STAGES.map(({ name, label }, index) => {
    // A draft under way already has its author.
    const taken = done[index] ?? (name === 'draft' ? drafted : undefined)
    return {
      name,
      label,
      status: done[index] ? 'done' : index === next ? 'current' : 'waiting',
      person: name === 'number' ? '' : (taken?.person ?? ''),
      at: taken?.at ?? null,
      // The note of signing is the number; it stands under 编号.
      note: name === 'sign' ? '' : (taken?.note ?? ''),
    }
  })
}

/** The return a person is answering now: the last one, while the text has not been submitted again. */
export function openReturn(document: Pick<SupervisionDocument, 'steps' | 'state'>): DocumentStep | null {
  if (document.state !== 'drafting') return null
  return document.steps.findLast(({ step }) => step === 'returned') ?? null
}

export function voidStep({ steps }: Pick<SupervisionDocument, 'steps'>): DocumentStep | null {
  return steps.findLast(({ step }) => step === 'voided') ?? null
}
