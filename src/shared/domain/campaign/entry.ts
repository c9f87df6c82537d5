/**
 * 参评案卷: one file on its way through a campaign, from the draw to 销号.
 * The order of the steps is fixed in `entry-steps.ts`; nothing of an earlier round is ever overwritten.
 */
import { z } from '@shared/lib/zod'
import type { Round, SubmittedResult } from '../review/review'
import type { RecheckReason } from '../scoring/needs-recheck'
import type { ListedFile } from './campaign'

export const EntryState = z.enum([
  'drawn',
  'lent',
  'reviewing',
  'reviewed',
  'panel',
  'recheck',
  'agreed',
  'fed-back',
  'objected',
  'final',
  'announced',
  'rectifying',
  'reinspecting',
  'closed',
  'transferred',
])
export type EntryState = z.infer<typeof EntryState>

export const ENTRY_STATE_NAMES: Readonly<Record<EntryState, string>> = {
  drawn: '已抽取',
  lent: '已调卷',
  reviewing: '初评中',
  reviewed: '初评完成',
  panel: '合议',
  recheck: '复核',
  agreed: '待反馈',
  'fed-back': '已反馈',
  objected: '异议中',
  final: '定稿',
  announced: '已通报',
  rectifying: '整改中',
  reinspecting: '复查',
  closed: '销号',
  transferred: '转监督案件',
}

const day = z.iso.date()
const words = z.string().trim().max(2000)
const name = z.string().trim().min(1).max(50)

/** Somebody who took part: a registered person by id, anybody else by name. The name is as it was on that day. */
export const Participant = z.object({ personId: z.uuid().nullable(), name }).readonly()
export type Participant = z.infer<typeof Participant>

/** 调卷登记: the paper file changes hands, in or out. */
export const Handover = z
  .object({
    direction: z.enum(['out', 'back']),
    on: day,
    volumes: z.int().min(1).max(999),
    pages: z.int().min(1).max(100_000),
    from: name,
    to: name,
    note: words,
  })
  .readonly()
export type Handover = z.infer<typeof Handover>

export const Assignment = z
  .object({ reviewerA: z.uuid(), reviewerB: z.uuid().nullable(), leader: z.uuid().nullable() })
  .readonly()
export type Assignment = z.infer<typeof Assignment>

/** What the comparison of 初评A and 初评B found; recomputable from the two reviews. */
export const Comparison = z
  .object({
    differenceTenths: z.int().nonnegative().nullable(),
    areGradesDifferent: z.boolean(),
    areVetoesDifferent: z.boolean(),
    outcome: z.enum(['agreed', 'panel']),
    differingItemIds: z.array(z.string()).readonly(),
  })
  .readonly()
export type Comparison = z.infer<typeof Comparison>

export const Dissent = z
  .object({ person: Participant, itemId: z.string().max(40).nullable(), text: words.min(1) })
  .readonly()
export type Dissent = z.infer<typeof Dissent>

/** One item the panel decided: follow A, follow B, or its own view; always with a reason. */
export const PanelDecision = z
  .object({ itemId: z.string().min(1).max(40), follows: z.enum(['A', 'B', 'own']), reason: words.min(1) })
  .readonly()
export type PanelDecision = z.infer<typeof PanelDecision>

/** 合议记录 as it is filled in; what was decided item by item is in the record already. */
export const PanelMinutes = z
  .object({
    on: day,
    members: z.array(Participant).min(2).max(20).readonly(),
    /** Who decided where the members did not agree; one of them. */
    decider: Participant,
    reason: words.min(1),
    dissents: z.array(Dissent).max(50).readonly(),
  })
  .readonly()
export type PanelMinutes = z.infer<typeof PanelMinutes>

export const PanelRecord = PanelMinutes.unwrap()
  .extend({ decisions: z.array(PanelDecision).readonly() })
  .readonly()
export type PanelRecord = z.infer<typeof PanelRecord>

export const Objection = z
  .object({
    objectionId: z.uuid(),
    on: day,
    person: name,
    items: z
      .array(
        z
          .object({
            itemId: z.string().min(1).max(40),
            findingId: z.uuid().nullable(),
            reason: words.min(1),
            materials: words,
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
    /** Set when it came after the term and is taken nevertheless. */
    lateReason: words,
  })
  .readonly()
export type Objection = z.infer<typeof Objection>

export const ObjectionDecision = z
  .object({
    on: day,
    /** At least two, none of them a first reviewer. */
    handlers: z.array(Participant).min(2).max(20).readonly(),
    items: z
      .array(
        z
          .object({ itemId: z.string().min(1).max(40), isUpheld: z.boolean(), reason: words.min(1) })
          .readonly(),
      )
      .readonly(),
    summary: words.min(1),
  })
  .readonly()
export type ObjectionDecision = z.infer<typeof ObjectionDecision>

export type HandledObjection = Objection & {
  readonly decision: (ObjectionDecision & { readonly reviewId: string | null }) | null
}

export const RectifyItem = z
  .object({ findingId: z.uuid(), number: z.int().positive(), problem: words, demand: words })
  .readonly()
export type RectifyItem = z.infer<typeof RectifyItem>

export const RectifyResult = z
  .object({ findingId: z.uuid(), isDone: z.boolean(), reason: words, proof: words })
  .readonly()
export type RectifyResult = z.infer<typeof RectifyResult>

export type Rectification = {
  readonly orderedOn: string
  readonly dueOn: string
  readonly items: readonly RectifyItem[]
  readonly reports: readonly {
    readonly on: string
    readonly person: string
    readonly text: string
    readonly results: readonly RectifyResult[]
  }[]
  readonly reinspections: readonly {
    readonly on: string
    readonly inspectors: readonly Participant[]
    readonly isPassed: boolean
    readonly results: readonly RectifyResult[]
    readonly note: string
  }[]
}

export type Outcome = SubmittedResult & {
  /** Which round rules. */
  readonly from: Round | 'A+B'
  readonly reviewId: string | null
}

export type EntryStep = {
  readonly at: string
  readonly actor: string
  readonly by: string | null
  readonly eventType: string
  readonly from: EntryState | null
  readonly to: EntryState
}

export type CampaignEntry = {
  readonly id: string
  readonly campaignId: string
  readonly drawId: string | null
  readonly origin: 'drawn' | 'required' | 'added'
  readonly listed: ListedFile
  readonly state: EntryState
  readonly caseId: string | null
  readonly handovers: readonly Handover[]
  readonly assignment: Assignment | null
  readonly rounds: {
    readonly a: string | null
    readonly b: string | null
    readonly panel: string | null
    readonly recheck: string | null
    readonly objection: string | null
  }
  /** Rounds whose review is submitted at the moment. */
  readonly submittedRounds: readonly Round[]
  readonly comparison: Comparison | null
  /** 逐项合议: what the panel has decided so far, one an item. */
  readonly panelDecisions: readonly PanelDecision[]
  readonly panel: PanelRecord | null
  readonly recheck: {
    readonly on: string
    readonly personId: string | null
    readonly name: string
    /** The reason, when the file was let pass without being looked at again. */
    readonly opinion: string
    readonly isChanged: boolean
    readonly isWaived: boolean
    /** Why it was due, as it stood then. */
    readonly reasons: readonly RecheckReason[]
  } | null
  readonly feedback: {
    readonly on: string
    readonly objectionDueOn: string
    readonly receivedBy: string
    readonly waivedOn: string | null
  } | null
  readonly objections: readonly HandledObjection[]
  /** The result that holds at the moment; final as soon as the state is. */
  readonly outcome: Outcome | null
  readonly announced: { readonly on: string; readonly circular: string } | null
  readonly rectification: Rectification | null
  readonly closed: { readonly on: string; readonly note: string } | null
  readonly transferReason: string | null
  readonly steps: readonly EntryStep[]
}
