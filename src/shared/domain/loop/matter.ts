/**
 * 监督案件: one matter of supervision from 立项登记 to 归档. Its papers point at it; what each of them has gone through
 * lies with the paper (document/follow-up.ts).
 * Source: life cycle of docs/adr/0024 (founding article for the kinds and counts, the rest our proposal).
 */
import { z } from '@shared/lib/zod'
import { IsoDate } from '../case-file/case-file'
import { AttachedFiles } from '../document/attached-file'

const line = z.string().trim().max(200)
const text = z.string().trim().max(5000)

export const MATTER_SOURCES = [
  '案卷评查',
  '投诉举报',
  '12345热线',
  '专项监督',
  '媒体反映',
  '上级交办',
  '复议诉讼反馈',
  '检察建议',
] as const

export const MatterFacts = z
  .object({
    title: line.min(1),
    source: z.enum(MATTER_SOURCES),
    /** 被监督单位 */
    unit: line.min(1),
    /** 案由 */
    cause: line,
    caseIds: z.array(z.uuid()).max(100).readonly(),
    registeredOn: IsoDate,
    /** 与检察机关联合监督 */
    isJoint: z.boolean(),
    /** 涉及公益诉讼 */
    isPublicInterest: z.boolean(),
    summary: text,
  })
  .readonly()
export type MatterFacts = z.infer<typeof MatterFacts>

/** 调查: at least two people with a supervision card. */
export const Investigation = z
  .object({
    investigationId: z.uuid(),
    on: IsoDate,
    people: z
      .array(z.object({ name: z.string().trim().min(1).max(50), certificate: line.min(1) }).readonly())
      .min(2)
      .max(10)
      .readonly(),
    what: text.min(1),
    files: AttachedFiles,
  })
  .readonly()
export type Investigation = z.infer<typeof Investigation>

export const MATTER_CONCLUSIONS = ['已整改销号', '已升级处理', '不予监督', '移送处理', '其他'] as const

export const MatterClosing = z
  .object({ on: IsoDate, conclusion: z.enum(MATTER_CONCLUSIONS), note: text })
  .readonly()
export type MatterClosing = z.infer<typeof MatterClosing>

export const MatterArchive = z.object({ on: IsoDate, archiveNumber: line.min(1), note: line }).readonly()
export type MatterArchive = z.infer<typeof MatterArchive>

export type MatterState = 'open' | 'closed' | 'archived'

export type Matter = {
  readonly id: string
  /** 登记号: year and running number. */
  readonly year: number
  readonly serial: number
  readonly facts: MatterFacts
  readonly state: MatterState
  readonly registeredAt: string
  readonly registeredBy: string
  readonly investigations: readonly Investigation[]
  readonly closing: MatterClosing | null
  readonly archive: MatterArchive | null
  /** The campaign file it came from (`entry/transferred`). */
  readonly entryId: string | null
}

/** 监督案件〔2026〕3号 */
export const matterNumber = ({ year, serial }: Pick<Matter, 'year' | 'serial'>): string =>
  `监督案件〔${year}〕${serial}号`
