/** 用印申请 as it is filled in, and which seals may be asked for. Pure; the rule itself is the guard's. */
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Person } from '@shared/domain/people/person'
import type { Seal, SealWish } from '@shared/domain/seal/seal'
import { checkSealFor } from '@shared/events/checks/seal-checks'
import { MemoryTables } from '@shared/events/tables'
import { describeFailure } from '@shared/messages'
import { startReason } from './seal-order'

export type SealChoice = {
  readonly seal: Seal
  /** Why it cannot be used for this paper; null when it can. */
  readonly why: string | null
}

/** Every seal that has not been retired, those that fit first, each other one with its reason. */
export function sealChoices(
  seals: readonly Seal[],
  document: SupervisionDocument,
  people: readonly Person[],
): readonly SealChoice[] {
  const state = new MemoryTables()
  for (const person of people) state.put('people', person)
  return seals
    .filter(({ retiredAt }) => retiredAt === null)
    .map((seal) => {
      const verdict = checkSealFor(state, seal, document)
      return { seal, why: verdict.ok ? null : describeFailure(verdict.failure) }
    })
    .toSorted(
      (a, b) =>
        Number(a.why !== null) - Number(b.why !== null) || a.seal.name.localeCompare(b.seal.name, 'zh-CN'),
    )
}

export type RequestForm = {
  readonly sealId: string | null
  readonly reason: string
  readonly copies: number
  readonly seam: boolean
  readonly isDuplex: boolean
  readonly attachmentIds: readonly string[]
}

/** The seal the kind names, when it may be used; else the only one that may. */
export function startRequest(document: SupervisionDocument, choices: readonly SealChoice[]): RequestForm {
  const open = choices.filter(({ why }) => why === null)
  const named = open.find(({ seal }) => seal.name === document.kind.sealName.value)
  const only = open.length === 1 ? open[0] : undefined
  return {
    sealId: (named ?? only)?.seal.id ?? null,
    reason: startReason(document),
    copies: 1,
    seam: false,
    isDuplex: false,
    attachmentIds: [],
  }
}

/** What is still missing, by field; null: it may be sent. */
export type RequestProblems = {
  readonly seal: string | null
  readonly reason: string | null
  readonly copies: string | null
}

export function findRequestProblems(form: RequestForm): RequestProblems {
  const isCounted = Number.isInteger(form.copies) && form.copies >= 1 && form.copies <= 999
  return {
    seal: form.sealId === null ? '请选择印章' : null,
    reason: form.reason.trim() === '' ? '请填写用印事由' : null,
    copies: isCounted ? null : '份数为 1 至 999 的整数',
  }
}

export const toWish = (form: RequestForm, sealId: string): SealWish => ({
  sealId,
  reason: form.reason.trim(),
  copies: form.copies,
  seam: form.seam,
  isDuplex: form.isDuplex,
  attachmentIds: form.attachmentIds,
})
