/**
 * 行政执法监督文书 and its life: 拟稿 → 审核 → 签发 → 编号 → 用印 → 送达 → 反馈 → 核查 → 销号, or 作废.
 * Text may change only while drafting; the number is taken at signing and never comes back.
 */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { Place } from '../case-file/place'
import type { PaperForm } from '../layout/paper-form'
import type { SeamImpression } from '../seal/seal'
import type { AttachedFile } from './attached-file'
import type { FollowUp } from './follow-up'
import type { KindDefinition } from './kind'

export const DOCUMENT_STATES = ['drafting', 'reviewing', 'signing', 'numbered', 'sealed', 'voided'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

export const ParagraphLevel = z.enum(['body', 'h1', 'h2', 'h3', 'h4'])
export type ParagraphLevel = z.infer<typeof ParagraphLevel>

/**
 * Where a sentence comes from: the finding or clock behind it, its pages, the article. `sentence` is the text as it
 * was drafted; while it still stands in the paragraph, it is explained by this.
 */
export const SentenceTrace = z
  .object({
    sentence: z.string().min(1).max(4000),
    findingIds: z.array(z.string()).readonly(),
    places: z.array(Place).max(200).readonly(),
    /** 《…》第×条第×款; empty when no article is behind it. */
    law: z.string().max(2000),
    /** Other ground in words: 案卷信息、评查标准、设置 …; empty when the findings say it all. */
    ground: z.string().max(300),
  })
  .readonly()
export type SentenceTrace = z.infer<typeof SentenceTrace>

export const Paragraph = z
  .object({
    id: z.string().min(1).max(60),
    /** What the paragraph does in the scheme of the kind, for example `facts` or `requirement`; free for added ones. */
    role: z.string().min(1).max(40),
    level: ParagraphLevel,
    text: z.string().max(10_000),
    /** The findings this paragraph speaks of. */
    findingIds: z.array(z.string()).readonly(),
    /** Absent in papers drafted before sentences were traced, and in paragraphs somebody added. */
    traces: z.array(SentenceTrace).max(200).readonly().optional(),
  })
  .readonly()
export type Paragraph = z.infer<typeof Paragraph>

const unit = z.string().trim().min(1).max(100)

export const DocumentFields = z
  .object({
    issuer: unit,
    /** 联合行文: further issuers, in order. */
    coIssuers: z.array(unit).max(5).readonly(),
    /** 主送; empty where the kind has none (送达回证, 情况通报 to all). */
    addressee: z.string().trim().max(100),
    /** 抄送 */
    copiesTo: z.array(unit).max(20).readonly(),
    attachments: z.array(z.string().trim().min(1).max(200)).max(20).readonly(),
    contactPerson: z.string().trim().max(50),
    contactPhone: z.string().trim().max(50),
    /** 签发人, printed in upward papers only. */
    signatory: z.string().trim().max(50),
    secrecy: z.string().trim().max(20),
    urgency: z.string().trim().max(20),
    /** 份号, six digits; empty when it has none. */
    copyNumber: z.string().regex(/^(?:|\d{6})$/),
    /** Without a seal the signature block is set another way. */
    isSealed: z.boolean(),
    /** 印发机关; empty: no 版记 line of it. */
    printedBy: z.string().trim().max(100),
    /** Values of the kind's own fields, by id. */
    values: z.record(z.string(), z.string().max(5000)),
  })
  .readonly()
export type DocumentFields = z.infer<typeof DocumentFields>

/** 附件 bodies, each on a new page: words, a table, or both. */
export const Annex = z
  .object({
    id: z.string().min(1).max(60),
    title: z.string().trim().min(1).max(200),
    paragraphs: z.array(z.string().max(10_000)).max(200).readonly(),
    table: z
      .object({
        columns: z
          .array(z.object({ label: z.string().max(50), width: z.int().min(1).max(100) }).readonly())
          .min(1)
          .max(12)
          .readonly(),
        rows: z
          .array(z.array(z.string().max(2000)).readonly())
          .max(1000)
          .readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly()
export type Annex = z.infer<typeof Annex>

export const DocumentNumber = z
  .object({
    prefix: z.string().min(1).max(20),
    year: z.int().min(2000).max(2100),
    serial: z.int().positive(),
    /** As printed, for example 京执监意〔2026〕3号. */
    text: z.string().min(1).max(60),
  })
  .readonly()
export type DocumentNumber = z.infer<typeof DocumentNumber>

export type DocumentStep = {
  readonly step:
    | 'drafted'
    | 'submitted'
    | 'reviewed'
    | 'signed'
    | 'returned'
    | 'sealed'
    | 'crypto-signed'
    | 'delivered'
    | 'extended'
    | 'reminded'
    | 'replied'
    | 'verified'
    | 'closed'
    | 'escalated'
    | 'recalled'
    | 'voided'
  /** The person who took the step, as entered. */
  readonly person: string
  readonly at: string
  readonly note: string
}

export const SealPlacement = z
  .object({
    pageIndex: z.int().nonnegative(),
    /** Millimetres from the page's top left corner. */
    centreXMm: z.number(),
    centreYMm: z.number(),
    widthMm: z.number().positive(),
    heightMm: z.number().positive(),
    /** Text found under the impression when it was checked. */
    coversText: z.string(),
    /** Moved by hand from where the rule puts it; absent when it was not. */
    movedMm: z.tuple([z.number(), z.number()]).readonly().optional(),
  })
  .readonly()
export type SealPlacement = z.infer<typeof SealPlacement>

/** An optional cryptographic signature of the sealed paper (PAdES), apart from the picture of the seal. */
export const CryptoSignature = z
  .object({
    signer: z.enum(['p12', 'sm2']),
    pdfSha256: Sha256,
    signedAt: z.iso.datetime(),
    subject: z.string().max(500),
    issuer: z.string().max(500),
    serialNumber: z.string().max(100),
    validUntil: z.string().max(40),
  })
  .readonly()
export type CryptoSignature = z.infer<typeof CryptoSignature>

/** What a paper is drafted from; at least one is set. */
export type DocumentSubject = {
  readonly caseId: string | null
  readonly reviewId: string | null
  readonly matterId: string | null
  readonly clueId: string | null
  readonly disputeId: string | null
  /** The paper this one follows: the opinion of a decision, the paper of a 送达回证. */
  readonly parentId: string | null
}

export type SupervisionDocument = DocumentSubject & {
  readonly id: string
  readonly kindId: string
  /** The kind as it was when this was drafted. */
  readonly kind: KindDefinition
  readonly form: PaperForm
  readonly state: DocumentState
  readonly draftedAt: string
  readonly draftedBy: { readonly personId: string | null; readonly name: string }
  readonly fields: DocumentFields
  readonly paragraphs: readonly Paragraph[]
  readonly annexes: readonly Annex[]
  /** 随附材料: PDFs that go out with it and may carry the seam seal. */
  readonly files: readonly AttachedFile[]
  readonly number: DocumentNumber | null
  /** 成文日期, the day of signing. */
  readonly issuedOn: string | null
  readonly steps: readonly DocumentStep[]
  /** Steps of the kind's approval chain that have been passed. */
  readonly approvals: number
  readonly sealed: {
    readonly sealUseId: string
    readonly pdfSha256: Sha256
    readonly placement: SealPlacement
    readonly seams: readonly SeamImpression[]
  } | null
  readonly cryptoSignature: CryptoSignature | null
  readonly followUp: FollowUp
}
