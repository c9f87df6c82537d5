/**
 * 印章 and the 用印登记簿. A picture of a seal is no lawful electronic seal (docs/adr/0009); what the register
 * proves is which picture went onto which bytes, when, and who answered for it.
 */
import type { SealPlacement } from '../document/supervision-document'

export type Seal = {
  readonly id: string
  readonly name: string
  readonly widthMm: number
  readonly heightMm: number
  /** The encrypted picture in the blob store. */
  readonly vaultSha256: string
  readonly importedAt: string
  readonly importedBy: string
  readonly isSample: boolean
  readonly retiredAt: string | null
}

/** One row of the 用印登记簿. */
export type SealUse = {
  readonly id: string
  /** Running number of the register, from 1. */
  readonly serial: number
  readonly at: string
  readonly sealId: string
  readonly sealName: string
  readonly documentId: string
  readonly documentTitle: string
  readonly documentNumber: string
  readonly addressee: string
  readonly reason: string
  readonly copies: number
  readonly pageCount: number
  /** 申请人 */ readonly applicant: string
  /** 审批人 */ readonly approver: string
  /** 监印人 */ readonly keeper: string
  readonly beforeSha256: string
  readonly afterSha256: string
  readonly placement: SealPlacement
}
