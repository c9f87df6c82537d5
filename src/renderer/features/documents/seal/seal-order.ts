/** The 用印 form of an office that has registered nobody: what it starts with, needs, and warns of. Pure. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'

export type SealForm = {
  readonly sealId: string | null
  readonly passphrase: string
  readonly applicant: string
  readonly approver: string
  readonly keeper: string
  readonly reason: string
  readonly copies: number
  readonly seam: boolean
  readonly isDuplex: boolean
}

export const startReason = ({ kind, number }: Pick<SupervisionDocument, 'kind' | 'number'>): string =>
  `制发${kind.title}${number?.text ?? ''}`

export function startSealForm(
  document: Pick<SupervisionDocument, 'kind' | 'number' | 'steps'>,
  applicant: string,
  sealIds: readonly string[],
): SealForm {
  const signed = document.steps.findLast(({ step }) => step === 'signed')
  return {
    // One seal needs no choice; with several, choosing is the keeper's act.
    sealId: sealIds.length === 1 ? (sealIds[0] ?? null) : null,
    passphrase: '',
    applicant,
    approver: signed?.person ?? '',
    keeper: '',
    reason: startReason(document),
    copies: 1,
    seam: false,
    isDuplex: false,
  }
}

const isCopies = (copies: number): boolean => Number.isInteger(copies) && copies >= 1 && copies <= 999

export const isComplete = (form: SealForm): boolean =>
  form.sealId !== null &&
  form.passphrase !== '' &&
  [form.applicant, form.approver, form.keeper, form.reason].every((text) => text.trim() !== '') &&
  isCopies(form.copies)

/** 用印管理 wants three people: who asks neither approves nor holds the seal (docs/adr/0009). */
export function separationWarnings({ applicant, approver, keeper }: SealForm): readonly string[] {
  const asks = applicant.trim()
  if (asks === '') return []
  return [
    ...(asks === approver.trim() ? ['申请人与审批人是同一人'] : []),
    ...(asks === keeper.trim() ? ['申请人与监印人是同一人'] : []),
  ]
}
