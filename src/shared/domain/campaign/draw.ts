/** 抽卷: a stratified draw that anybody can run again from the list, the rule and the seed. */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { DrawRule, ListedFile } from './campaign'

export const Picked = z
  .object({ entryId: z.uuid(), listed: ListedFile, origin: z.enum(['drawn', 'required']) })
  .readonly()
export type Picked = z.infer<typeof Picked>

export const Stratum = z
  .object({
    unit: z.string(),
    caseType: z.string().nullable(),
    total: z.int().nonnegative(),
    required: z.int().nonnegative(),
    drawn: z.int().nonnegative(),
  })
  .readonly()
export type Stratum = z.infer<typeof Stratum>

/** Everything a stranger needs to run it again. */
export const DrawRecord = z
  .object({
    algorithm: z.string().min(1).max(60),
    /** As fixed in public, for example the sum of two dice rolls or the day's lottery number. */
    seed: z.string().trim().min(1).max(200),
    seedSource: z.string().trim().max(500),
    rule: DrawRule,
    /** SHA-256 of the canonical list that was drawn from. */
    listSha256: Sha256,
    listCount: z.int().nonnegative(),
    strata: z.array(Stratum).readonly(),
    picked: z.array(Picked).min(1).readonly(),
    drawnBy: z.string().trim().min(1).max(50),
    witness: z.string().trim().min(1).max(50),
  })
  .readonly()
export type DrawRecord = z.infer<typeof DrawRecord>

export type Draw = DrawRecord & { readonly id: string; readonly campaignId: string; readonly at: string }
