/** 批次: one campaign of reviews, its plan (方案) and the lists the files are drawn from. */
import { z } from '@shared/lib/zod'
import { CaseType } from '../case-file/case-file'

const line = z.string().trim().max(200)

export const CampaignMode = z.enum(['常规', '专项', '重点', '交叉'])
export type CampaignMode = z.infer<typeof CampaignMode>

/** How many files of a unit are drawn. Defaults are [P]: no source fixes a ratio. */
export const DrawRule = z
  .object({
    /** Per mille of the unit's closed files: 50 = 5 %. */
    ratioPermille: z.int().min(0).max(1000),
    minPerUnit: z.int().min(0).max(999),
    maxPerUnit: z.int().min(1).max(999),
    /** Second level of the strata below the unit. */
    isByCaseType: z.boolean(),
  })
  .readonly()
export type DrawRule = z.infer<typeof DrawRule>

export const DEFAULT_DRAW_RULE: DrawRule = {
  ratioPermille: 50,
  minPerUnit: 3,
  maxPerUnit: 20,
  isByCaseType: true,
}

/** Days for each step; all [P], all editable. `objection` and `objectionAnswer` count working days. */
export const CampaignTerms = z
  .object({
    firstReview: z.int().min(1).max(365),
    panel: z.int().min(1).max(365),
    recheck: z.int().min(1).max(365),
    objection: z.int().min(1).max(365),
    objectionAnswer: z.int().min(1).max(365),
    rectify: z.int().min(1).max(365),
    reinspect: z.int().min(1).max(365),
  })
  .readonly()
export type CampaignTerms = z.infer<typeof CampaignTerms>

export const DEFAULT_TERMS: CampaignTerms = {
  firstReview: 5,
  panel: 3,
  recheck: 2,
  objection: 5,
  objectionAnswer: 5,
  rectify: 30,
  reinspect: 10,
}

export const CampaignPlan = z
  .object({
    mode: CampaignMode,
    basis: z.string().trim().max(500),
    units: z.array(line.min(1)).max(200).readonly(),
    /** Standard (id, newest adopted or shipped edition) for each case type that occurs. */
    standardIds: z.partialRecord(CaseType, z.string().min(1).max(60)).readonly(),
    isDoubleReview: z.boolean(),
    drawRule: DrawRule,
    terms: CampaignTerms,
    reviewerIds: z.array(z.uuid()).max(50).readonly(),
    leaderId: z.uuid().nullable(),
    /** 回避: this person does not judge files of this unit. */
    recusals: z
      .array(z.object({ personId: z.uuid(), unit: line.min(1), reason: line }).readonly())
      .max(500)
      .readonly(),
    /** The office has settled ratio, bounds and terms itself; until then the screens call them proposals. */
    isConfirmed: z.boolean().optional(),
  })
  .readonly()
export type CampaignPlan = z.infer<typeof CampaignPlan>

export type Campaign = {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly openedAt: string
  readonly plan: CampaignPlan | null
}

/** One closed file as a unit reports it: what a draw chooses from. */
export const ListedFile = z
  .object({
    unit: line.min(1),
    /** 文号 or the unit's own number; with `unit` it names the file. */
    number: line.min(1),
    title: line,
    caseType: CaseType,
    closedOn: z.iso.date().nullable(),
    /** Why it must be looked at whatever the draw says: 听证、停产停业、吊证、较大罚款、复议诉讼改变、投诉. */
    mustReason: line,
    note: line,
  })
  .readonly()
export type ListedFile = z.infer<typeof ListedFile>

/** 参评案卷名册: the list one unit (or all) handed in, as imported. */
export type Roster = {
  readonly id: string
  readonly campaignId: string
  readonly sourceName: string
  readonly importedAt: string
  readonly importedBy: string
  readonly files: readonly ListedFile[]
  /** Rows of the source that could not be read as a file and were left out, knowingly. */
  readonly leftOutRows: number
  readonly withdrawnAt: string | null
}
