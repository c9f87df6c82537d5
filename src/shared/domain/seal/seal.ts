/**
 * 印章 and the 用印登记簿. A picture of a seal is no lawful electronic seal (docs/adr/0009); what the register
 * proves is which picture went onto which bytes, when, and who answered for it.
 */
import type { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import type { SealPlacement } from '../document/supervision-document'
import type { PersonRef } from '../people/person'

/** What an office says of a seal beside its picture. */
export const SealFacts = z
  .object({
    /** 保管人 */
    holders: z.array(z.uuid()).max(10).readonly(),
    validFrom: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
    /** Kinds it may go onto; empty: every kind that names it. */
    kindIds: z.array(z.string().min(1).max(40)).max(60).readonly(),
    /** Impressions a day; null: as many as are approved. */
    dailyLimit: z.int().min(1).max(1000).nullable(),
    /** Minutes an opened vault stays open without being used. */
    lockAfterMinutes: z.int().min(1).max(60),
  })
  .readonly()
export type SealFacts = z.infer<typeof SealFacts>

export const DEFAULT_SEAL_FACTS: SealFacts = {
  holders: [],
  validFrom: null,
  validUntil: null,
  kindIds: [],
  dailyLimit: null,
  lockAfterMinutes: 5,
}

export type Seal = SealFacts & {
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
  /** The last run of wrong passphrases that stopped it; null after a good one. */
  readonly refusal: { readonly at: string; readonly attempts: number } | null
}

/** One picture over the edges of several pages (seam.ts). */
export const SeamImpression = z
  .object({
    pages: z.array(z.int().nonnegative()).min(2).max(50).readonly(),
    widthMm: z.number().positive(),
    heightMm: z.number().positive(),
    /** Of each page, from its top edge. */
    centreYMm: z.array(z.number()).readonly(),
    isDuplex: z.boolean(),
  })
  .readonly()
export type SeamImpression = z.infer<typeof SeamImpression>

/** What the seal went onto: the paper itself, or a file that goes out with it. */
export const SealTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document') }).readonly(),
  z.object({ kind: z.literal('attachment'), fileId: z.uuid(), name: z.string().min(1).max(400) }).readonly(),
])
export type SealTarget = z.infer<typeof SealTarget>

/** Who vouches for a paper, and with which key (paper-proof/proof.ts). */
export const ProofSigner = z
  .object({ personId: z.uuid(), name: z.string().min(1).max(50), publicKey: z.string().min(1).max(200) })
  .readonly()
export type ProofSigner = z.infer<typeof ProofSigner>

/** One row of the 用印登记簿. */
export type SealUse = {
  readonly id: string
  /** Running number of the register, from 1. */
  readonly serial: number
  readonly at: string
  readonly sealId: string
  readonly sealName: string
  readonly documentId: string
  readonly target: SealTarget
  readonly documentTitle: string
  readonly documentNumber: string
  readonly addressee: string
  readonly reason: string
  readonly copies: number
  readonly pageCount: number
  /** 用印处数: 落款 and 骑缝 */ readonly impressions: { readonly signature: number; readonly seam: number }
  /** null in rows older than the four-eyes release, and where nobody is registered. */
  readonly requestId: string | null
  /** 申请人 */ readonly applicant: string
  /** 审批人 */ readonly approver: string
  readonly approvedAt: string | null
  /** 监印人 */ readonly keeper: string
  readonly beforeSha256: string
  readonly afterSha256: string
  /** Of what was approved; null in old rows. */
  readonly contentSha256: string | null
  /** null on an attachment, which only carries the seam. */
  readonly placement: SealPlacement | null
  readonly seams: readonly SeamImpression[]
  /** When the paper's proof was made; null in old rows and on attachments, which carry none. */
  readonly proofAt: string | null
  /** The keeper with the key of that moment; null where nobody is registered. */
  readonly proofSigner: ProofSigner | null
  /** The keeper's signature over the paper's proof, this row's hash in it (docs/adr/0025). */
  readonly proofSignature: string | null
  /** SHA-256 over this row without that signature, and the hash of the row before it (register-chain.ts). */
  readonly rowHash: string
}

/** What an applicant asks for; it is approved or refused as a whole, and used once. */
export const SealWish = z
  .object({
    sealId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
    copies: z.int().min(1).max(999),
    /** 骑缝章 on the paper itself. */
    seam: z.boolean(),
    isDuplex: z.boolean(),
    /** Files that go out with it and get the seam. */
    attachmentIds: z.array(z.uuid()).max(50).readonly(),
  })
  .readonly()
export type SealWish = z.infer<typeof SealWish>

export type SealRequestState = 'asked' | 'approved' | 'refused' | 'withdrawn' | 'used'

/** 用印申请: four eyes between a finished paper and the seal. */
export type SealRequest = {
  readonly id: string
  readonly documentId: string
  readonly wish: SealWish
  /** What the applicant saw; a paper of another content is not sealed. */
  readonly contentSha256: string
  readonly state: SealRequestState
  readonly applicant: PersonRef
  readonly askedAt: string
  readonly decidedBy: PersonRef | null
  readonly decidedAt: string | null
  readonly note: string
  /** Targets sealed so far: `document` or a file's id. */
  readonly used: readonly string[]
}

/** Every target a request covers, as it is listed in `used`. */
export const targetsOf = ({ wish }: Pick<SealRequest, 'wish'>): readonly string[] => [
  'document',
  ...wish.attachmentIds,
]

/** Sha256 of nothing: what the first row of the register follows. */
export const REGISTER_START: Sha256 = '0'.repeat(64)
