/**
 * What happens to a paper after it was sealed: 送达, 延期, 催办, 反馈, 核查, 销号 or 升级, 收回.
 * Dates are what the papers say; the day of receipt starts the clocks (loop/clocks.ts).
 */
import { z } from '@shared/lib/zod'
import { IsoDate } from '../case-file/case-file'
import { PersonRef } from '../people/person'
import { AttachedFiles } from './attached-file'

const line = z.string().trim().max(200)
const text = z.string().trim().max(5000)

export const DELIVERY_WAYS = ['直接送达', '机要交换', '邮寄送达', '电子送达', '留置送达'] as const

/** 送达回证: two servers, one receipt. */
export const Delivery = z
  .object({
    receivedBy: line,
    receiverTitle: line,
    unit: line.min(1),
    place: line,
    way: z.enum(DELIVERY_WAYS),
    servers: z.array(PersonRef).length(2).readonly(),
    copies: z.int().min(1).max(999),
    receivedOn: IsoDate,
    /** `HH:mm`, empty when only the day is known. */
    receivedTime: z.string().regex(/^(?:|(?:[01]\d|2[0-3]):[0-5]\d)$/),
    /** 拒收: reason and witness; null when it was received. */
    refusal: z
      .object({ reason: line.min(1), witness: line.min(1) })
      .readonly()
      .nullable(),
    note: line,
    /** The signed receipt, scanned. */
    files: AttachedFiles,
  })
  .readonly()
export type Delivery = z.infer<typeof Delivery>

export const Extension = z
  .object({
    requestedOn: IsoDate,
    days: z.int().min(1).max(30),
    reason: line.min(1),
    approvedBy: PersonRef,
  })
  .readonly()
export type Extension = z.infer<typeof Extension>

/** New scan beside the old page. */
export const Evidence = z
  .object({
    /** The finding it answers; null for the whole paper. */
    findingId: z.uuid().nullable(),
    fileId: z.uuid(),
    pageIndex: z.int().nonnegative(),
    note: line,
  })
  .readonly()
export type Evidence = z.infer<typeof Evidence>

export const Reply = z
  .object({
    replyId: z.uuid(),
    receivedOn: IsoDate,
    number: line,
    text,
    files: AttachedFiles,
    evidence: z.array(Evidence).max(300).readonly(),
  })
  .readonly()
export type Reply = z.infer<typeof Reply>

export const VERIFY_RESULTS = ['已整改', '部分整改', '未整改'] as const

export const Verification = z
  .object({
    verificationId: z.uuid(),
    on: IsoDate,
    people: z.array(PersonRef).min(1).max(5).readonly(),
    result: z.enum(VERIFY_RESULTS),
    items: z
      .array(z.object({ findingId: z.uuid(), result: z.enum(VERIFY_RESULTS), note: line }).readonly())
      .max(300)
      .readonly(),
    opinion: text,
    files: AttachedFiles,
  })
  .readonly()
export type Verification = z.infer<typeof Verification>

export const Reminder = z.object({ on: IsoDate, way: line.min(1), note: line }).readonly()
export type Reminder = z.infer<typeof Reminder>

/** 销号: with the decisions the unit revoked (撤销) as they are counted in the yearly figures. */
export const Closing = z
  .object({
    on: IsoDate,
    conclusion: text.min(1),
    revoked: z.array(line.min(1)).max(200).readonly(),
  })
  .readonly()
export type Closing = z.infer<typeof Closing>

/** 收回 of the copies of a voided paper. */
export const Recall = z
  .object({
    on: IsoDate,
    returned: z.int().min(0).max(999),
    missing: z.int().min(0).max(999),
    note: line,
    destroyedBy: PersonRef.nullable(),
  })
  .readonly()
export type Recall = z.infer<typeof Recall>

export type FollowUp = {
  readonly delivery: Delivery | null
  readonly extension: Extension | null
  readonly reminders: readonly Reminder[]
  readonly replies: readonly Reply[]
  readonly verifications: readonly Verification[]
  readonly closing: Closing | null
  /** The decision this paper was escalated to. */
  readonly escalatedTo: string | null
  readonly recall: Recall | null
}

export const NO_FOLLOW_UP: FollowUp = {
  delivery: null,
  extension: null,
  reminders: [],
  replies: [],
  verifications: [],
  closing: null,
  escalatedTo: null,
  recall: null,
}
