/**
 * What a reviewer read off the papers of one case: dates, times, sums, answers, officers, each with the place
 * it was read at. The clocks of the law (check-law.ts) judge these facts and nothing else.
 * Days and minutes are what the paper says, Beijing time, no zone; money is whole 分.
 */
import { z } from '@shared/lib/zod'
import { IsoDate } from '../case-file/case-file'
import { Place } from '../case-file/place'

/** `filing.date`, `seizure.start`: see fact-catalogue.ts for all of them. */
export const FactKey = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/)
export type FactKey = z.infer<typeof FactKey>

/** `YYYY-MM-DDTHH:mm`, local to the paper. */
export const LocalMinute = z.iso.datetime({ local: true, precision: -1 }).regex(/\d$/)
export type LocalMinute = z.infer<typeof LocalMinute>

const line = z.string().trim().max(200)
const note = z.string().trim().max(1000)

export const Officer = z
  .object({
    name: line.min(1),
    /** 执法证号; empty when the paper names none. */
    certificate: line,
    validFrom: IsoDate.nullable(),
    validTo: IsoDate.nullable(),
  })
  .readonly()
export type Officer = z.infer<typeof Officer>

/** Excluded time or an extension; both days belong to it. Without a document it counts for nothing. */
export const Span = z
  .object({
    from: IsoDate,
    to: IsoDate,
    reason: line,
    /** The paper that proves it (title or number); empty when there is none. */
    document: line,
  })
  .readonly()
  .refine((span) => span.from <= span.to, { message: 'a span ends before it begins' })
export type Span = z.infer<typeof Span>

/** 笔录: who sat where from when to when. `end` before `start` is a finding, not an input mistake. */
export const CaseRecord = z
  .object({
    title: line.min(1),
    location: line,
    start: LocalMinute,
    end: LocalMinute.nullable(),
    officers: z.array(line.min(1)).max(20).readonly(),
  })
  .readonly()
export type CaseRecord = z.infer<typeof CaseRecord>

/** A numbered paper: 文号 and the date printed on it. */
export const NumberedPaper = z.object({ title: line.min(1), number: line.min(1), date: IsoDate }).readonly()
export type NumberedPaper = z.infer<typeof NumberedPaper>

export const FactValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), value: IsoDate }).readonly(),
  z.object({ kind: z.literal('datetime'), value: LocalMinute }).readonly(),
  /** Whole 分. */
  z.object({ kind: z.literal('money'), value: z.int().nonnegative() }).readonly(),
  z.object({ kind: z.literal('count'), value: z.int().nonnegative() }).readonly(),
  z.object({ kind: z.literal('yes-no'), value: z.boolean() }).readonly(),
  z.object({ kind: z.literal('choice'), value: line.min(1) }).readonly(),
  z.object({ kind: z.literal('text'), value: z.string().trim().max(2000) }).readonly(),
  z.object({ kind: z.literal('officers'), value: z.array(Officer).max(50).readonly() }).readonly(),
  z.object({ kind: z.literal('spans'), value: z.array(Span).max(50).readonly() }).readonly(),
  z.object({ kind: z.literal('records'), value: z.array(CaseRecord).max(200).readonly() }).readonly(),
  z.object({ kind: z.literal('papers'), value: z.array(NumberedPaper).max(200).readonly() }).readonly(),
])
export type FactValue = z.infer<typeof FactValue>
export type FactKind = FactValue['kind']

export const SourcedFact = z
  .object({
    value: FactValue,
    /** The page it was read on; null when it was told or is the absence of something. */
    source: Place.nullable(),
    note,
    enteredAt: z.iso.datetime(),
    enteredBy: line,
  })
  .readonly()
export type SourcedFact = z.infer<typeof SourcedFact>

/** One row per case; `id` is the case id. */
export type FactSheet = {
  readonly id: string
  readonly caseId: string
  readonly facts: Readonly<Record<FactKey, SourcedFact>>
}
