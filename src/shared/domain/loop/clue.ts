/**
 * 问题线索移送: registered, approved, handed over, receipt, result. Shown to named roles only (`clue`, `leader`).
 * No more of a person than the paper needs. Source: docs/adr/0024.
 */
import { z } from '@shared/lib/zod'
import { IsoDate } from '../case-file/case-file'
import { AttachedFiles } from '../document/attached-file'
import { PersonRef } from '../people/person'

const line = z.string().trim().max(200)
const text = z.string().trim().max(5000)

export const CLUE_RECEIVERS = ['纪检监察机关', '检察机关', '公安机关', '其他机关'] as const
export const CLUE_NATURES = [
  '违纪',
  '职务违法',
  '职务犯罪',
  '其他犯罪',
  '公益损害',
  '行政违法应检察监督',
] as const
export const CLUE_SECRECY = ['不标密', '内部', '秘密', '机密'] as const
export const CLUE_RESULTS = ['立案', '不立案', '转办', '其他'] as const

export const ClueFacts = z
  .object({
    title: line.min(1),
    matterId: z.uuid().nullable(),
    foundBy: line.min(1),
    foundOn: IsoDate,
    secrecy: z.enum(CLUE_SECRECY),
    unit: line.min(1),
    /** Persons by office, not by more than is needed. */
    persons: z
      .array(z.object({ name: z.string().trim().min(1).max(50), post: line }).readonly())
      .max(20)
      .readonly(),
    facts: text.min(1),
    happenedAt: line,
    amount: line,
    nature: z.enum(CLUE_NATURES),
    receiverKind: z.enum(CLUE_RECEIVERS),
    receiver: line.min(1),
    /** 证据目录: what, and which pages. */
    materials: z
      .array(z.object({ name: line.min(1), pages: line, copies: z.int().min(1).max(99) }).readonly())
      .max(100)
      .readonly(),
  })
  .readonly()
export type ClueFacts = z.infer<typeof ClueFacts>

export const CLUE_STEPS = ['承办', '法制审核', '分管负责人', '主要负责人'] as const

export const ClueApproval = z
  .object({ step: z.enum(CLUE_STEPS), on: IsoDate, person: PersonRef, opinion: line })
  .readonly()
export type ClueApproval = z.infer<typeof ClueApproval>

export const ClueTransfer = z
  .object({
    on: IsoDate,
    way: line.min(1),
    carriers: z.array(PersonRef).min(1).max(4).readonly(),
    copies: z.int().min(1).max(99),
    isSealedEnvelope: z.boolean(),
    documentId: z.uuid().nullable(),
  })
  .readonly()
export const ClueReceipt = z
  .object({ on: IsoDate, receivedBy: line.min(1), note: line, files: AttachedFiles })
  .readonly()
export const ClueResult = z
  .object({ on: IsoDate, result: z.enum(CLUE_RESULTS), number: line, note: text })
  .readonly()
export type ClueTransfer = z.infer<typeof ClueTransfer>
export type ClueReceipt = z.infer<typeof ClueReceipt>
export type ClueResult = z.infer<typeof ClueResult>

export type ClueState = 'registered' | 'approved' | 'transferred' | 'received' | 'answered' | 'withdrawn'

export type Clue = {
  readonly id: string
  readonly year: number
  readonly serial: number
  readonly facts: ClueFacts
  readonly state: ClueState
  readonly registeredAt: string
  readonly registeredBy: string
  readonly approvals: readonly ClueApproval[]
  readonly transfer: ClueTransfer | null
  readonly receipt: ClueReceipt | null
  readonly result: ClueResult | null
  readonly withdrawn: { readonly on: string; readonly reason: string } | null
}

export const clueNumber = ({ year, serial }: Pick<Clue, 'year' | 'serial'>): string =>
  `线索〔${year}〕${serial}号`
