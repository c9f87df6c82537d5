/**
 * 案卷: one enforcement case as filed, with the scans it consists of.
 * Facts are what a person entered; pages are derived from the blobs (page-index.ts) and are not kept here.
 */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { FileKind } from './page-index'
import type { OutlineEntry } from './outline'

/** Calendar day `YYYY-MM-DD`, no time zone: dates in a case file are what the paper says. */
export const IsoDate = z.iso.date()

const shortText = z.string().trim().max(200)

export const CaseType = z.enum(['处罚普通', '处罚简易', '许可', '强制', '检查'])
export type CaseType = z.infer<typeof CaseType>

export const CASE_TYPE_NAMES: Readonly<Record<CaseType, string>> = {
  处罚普通: '行政处罚（普通程序）',
  处罚简易: '行政处罚（简易程序）',
  许可: '行政许可',
  强制: '行政强制',
  检查: '行政检查',
}

export const CaseDates = z
  .object({
    /** 立案 */ filed: IsoDate.nullable(),
    /** 作出决定 */ decided: IsoDate.nullable(),
    /** 送达 */ served: IsoDate.nullable(),
  })
  .readonly()
export type CaseDates = z.infer<typeof CaseDates>

export const CaseFacts = z
  .object({
    /** 案卷名称 */ title: shortText.min(1),
    /** 被评查单位 */ agency: shortText,
    /** 当事人 */ party: shortText,
    caseType: CaseType,
    /** 决定书文号 */ decisionNumber: shortText,
    /** 承办人 */ handlers: shortText,
    dates: CaseDates,
  })
  .readonly()
export type CaseFacts = z.infer<typeof CaseFacts>

export const FiledScan = z
  .object({
    fileId: z.uuid(),
    /** File name as found on the stick, without folders. Shown as text, never used as a path. */
    name: z.string().min(1).max(400),
    kind: FileKind,
    sha256: Sha256,
    bytes: z.int().positive(),
    pageCount: z.int().positive(),
    /** The file asks for a password that is not the empty one. */
    needsPassword: z.boolean(),
  })
  .readonly()
export type FiledScan = z.infer<typeof FiledScan>

export const CASE_STATES = ['registered', 'in-review', 'submitted'] as const
export type CaseState = (typeof CASE_STATES)[number]

export type CaseFile = {
  readonly id: string
  readonly campaignId: string | null
  readonly state: CaseState
  readonly registeredAt: string
  readonly facts: CaseFacts
  /** In reading order. */
  readonly files: readonly FiledScan[]
  /** The sample a case was made from, so that it is never mistaken for a real one. */
  readonly sampleSlug: string | null
  /** Set while the case lies in the bin; it can be taken back. */
  readonly removedAt: string | null
  /** 卷内目录 as reviewers marked it, in reading order; absent until somebody has. */
  readonly outline?: readonly OutlineEntry[]
}
