/**
 * 行政执法监督文书 and its life: 拟稿 → 审核 → 签发 → 编号 → 用印, or 作废.
 * Text may change only while drafting; the number is taken at signing and never comes back.
 */
import type { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'

export const DocumentKind = z.enum(['opinion'])
export type DocumentKind = z.infer<typeof DocumentKind>

export const DOCUMENT_STATES = ['drafting', 'reviewing', 'signing', 'numbered', 'sealed', 'voided'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

export const ParagraphLevel = z.enum(['body', 'h1', 'h2', 'h3'])
export type ParagraphLevel = z.infer<typeof ParagraphLevel>

export const Paragraph = z
  .object({
    id: z.string().min(1).max(60),
    /** What the paragraph does in the scheme of the kind, for example `facts` or `requirement`; free for added ones. */
    role: z.string().min(1).max(40),
    level: ParagraphLevel,
    text: z.string().max(10_000),
    /** The findings this paragraph speaks of. */
    findingIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type Paragraph = z.infer<typeof Paragraph>

export const DocumentFields = z
  .object({
    issuer: z.string().trim().min(1).max(100),
    /** 主送 */
    addressee: z.string().trim().min(1).max(100),
    attachments: z.array(z.string().trim().min(1).max(200)).max(20).readonly(),
    contactPerson: z.string().trim().max(50),
    contactPhone: z.string().trim().max(50),
  })
  .readonly()
export type DocumentFields = z.infer<typeof DocumentFields>

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
  readonly step: 'drafted' | 'submitted' | 'reviewed' | 'signed' | 'returned' | 'sealed' | 'voided'
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
  })
  .readonly()
export type SealPlacement = z.infer<typeof SealPlacement>

export type SupervisionDocument = {
  readonly id: string
  readonly kind: DocumentKind
  readonly caseId: string
  readonly reviewId: string
  readonly state: DocumentState
  readonly draftedAt: string
  readonly fields: DocumentFields
  readonly paragraphs: readonly Paragraph[]
  readonly number: DocumentNumber | null
  /** 成文日期, the day of signing. */
  readonly issuedOn: string | null
  readonly steps: readonly DocumentStep[]
  readonly sealed: {
    readonly sealUseId: string
    readonly pdfSha256: Sha256
    readonly placement: SealPlacement
  } | null
}

/** Title as printed for each kind. */
export const DOCUMENT_TITLES: Readonly<Record<DocumentKind, string>> = {
  opinion: '行政执法监督意见书',
}
