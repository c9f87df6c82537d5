/** The 用印 form: what it starts with, what it still needs, what it warns of. Pure. */
import { DOCUMENT_TITLES, type SupervisionDocument } from '@shared/domain/document/supervision-document'

export type SealForm = {
  readonly sealId: string | null
  readonly passphrase: string
  readonly applicant: string
  readonly approver: string
  readonly keeper: string
  readonly reason: string
  readonly copies: number
}

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
    reason: `制发${DOCUMENT_TITLES[document.kind]}${document.number?.text ?? ''}`,
    copies: 1,
  }
}

export const isComplete = (form: SealForm): boolean =>
  form.sealId !== null &&
  form.passphrase !== '' &&
  [form.applicant, form.approver, form.keeper, form.reason].every((text) => text.trim() !== '') &&
  Number.isInteger(form.copies) &&
  form.copies >= 1 &&
  form.copies <= 999

/** 用印管理 wants three people: who asks neither approves nor holds the seal (docs/adr/0009). */
export function separationWarnings({ applicant, approver, keeper }: SealForm): readonly string[] {
  const asks = applicant.trim()
  if (asks === '') return []
  return [
    ...(asks === approver.trim() ? ['申请人与审批人是同一人'] : []),
    ...(asks === keeper.trim() ? ['申请人与监印人是同一人'] : []),
  ]
}
