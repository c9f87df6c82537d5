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
    /** null where the draw does not tell case types apart. */
    caseType: z.string().nullable(),
    /** Files on the list. */
    total: z.int().nonnegative(),
    /** In whatever the lot says, see `mustReason`. */
    required: z.int().nonnegative(),
    /** In by lot; `required` comes on top. */
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
    /** The rosters drawn from, and the files of them that took part in the campaign already: what rebuilds the list. */
    rosterIds: z.array(z.uuid()).readonly().optional(),
    excludedEntryIds: z.array(z.uuid()).readonly().optional(),
    /** Why a unit is drawn from once more; empty for a first draw. */
    againReason: z.string().trim().max(500).optional(),
  })
  .readonly()
export type DrawRecord = z.infer<typeof DrawRecord>

export type Draw = DrawRecord & { readonly id: string; readonly campaignId: string; readonly at: string }
