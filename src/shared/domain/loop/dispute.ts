/**
 * 行政执法争议协调: who disputes what, each side's view, 机构编制部门 opinion, expert meeting, opinion or decision.
 * Source: 湖北省行政执法争议协调办法 as the founding article names it; fields are our proposal (docs/adr/0024).
 */
import { z } from '@shared/lib/zod'
import { IsoDate } from '../case-file/case-file'
import { AttachedFiles } from '../document/attached-file'

const line = z.string().trim().max(200)
const text = z.string().trim().max(5000)

export const DisputeFacts = z
  .object({
    title: line.min(1),
    appliedOn: IsoDate,
    applicant: line.min(1),
    /** The units in dispute, the applicant included if it is one. */
    parties: z.array(line.min(1)).min(2).max(10).readonly(),
    kind: z.enum(['都主张管辖', '都不主张管辖', '执法依据不一致', '协助配合', '其他']),
    question: text.min(1),
    matterId: z.uuid().nullable(),
  })
  .readonly()
export type DisputeFacts = z.infer<typeof DisputeFacts>

export const PartyView = z
  .object({
    viewId: z.uuid(),
    party: line.min(1),
    on: IsoDate,
    view: text.min(1),
    basis: text,
    files: AttachedFiles,
  })
  .readonly()
export type PartyView = z.infer<typeof PartyView>

/** 机构编制部门意见 */
export const StaffingOpinion = z
  .object({ on: IsoDate, from: line.min(1), number: line, opinion: text.min(1), files: AttachedFiles })
  .readonly()
export type StaffingOpinion = z.infer<typeof StaffingOpinion>

/** 专家论证会 */
export const ExpertMeeting = z
  .object({
    meetingId: z.uuid(),
    on: IsoDate,
    place: line,
    experts: z
      .array(z.object({ name: z.string().trim().min(1).max(50), title: line }).readonly())
      .min(1)
      .max(20)
      .readonly(),
    opinion: text.min(1),
    files: AttachedFiles,
  })
  .readonly()
export type ExpertMeeting = z.infer<typeof ExpertMeeting>

export const DISPUTE_ENDINGS = ['达成一致', '协调意见', '协调决定', '撤回申请'] as const
export const DisputeEnding = z
  .object({
    on: IsoDate,
    way: z.enum(DISPUTE_ENDINGS),
    /** Who is to do what. */
    outcome: text.min(1),
    documentId: z.uuid().nullable(),
  })
  .readonly()
export type DisputeEnding = z.infer<typeof DisputeEnding>

export type Dispute = {
  readonly id: string
  readonly year: number
  readonly serial: number
  readonly facts: DisputeFacts
  readonly state: 'open' | 'ended'
  readonly registeredAt: string
  readonly registeredBy: string
  readonly views: readonly PartyView[]
  readonly staffingOpinion: StaffingOpinion | null
  readonly meetings: readonly ExpertMeeting[]
  readonly ending: DisputeEnding | null
}

export const disputeNumber = ({ year, serial }: Pick<Dispute, 'year' | 'serial'>): string =>
  `争议协调〔${year}〕${serial}号`
