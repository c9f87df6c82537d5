/**
 * What a reviewer has said about a case, as far as it counts: deductions, 合理缺项 and vetoes.
 * Findings, page boxes and texts live elsewhere; the score needs none of them.
 */
import { z } from '@shared/lib/zod'
import { ItemId } from '../checklist/standard'
import { VetoStyle } from '../review/review'

/** Far above any real deduction, far below where integers stop being exact. */
export const MAX_UNIT_CENTI = 100_000
export const MAX_COUNT = 10_000

export const ScoreDeduction = z
  .object({
    id: z.string().min(1),
    itemId: ItemId,
    /** Points per occurrence in hundredths. 0 links a fault to an item without cost. */
    unitCenti: z.int().min(0).max(MAX_UNIT_CENTI),
    count: z.int().min(1).max(MAX_COUNT),
    label: z.string().optional(),
    /** The preset it was made from; only then the preset's own cap holds. Free entries have the item cap alone. */
    ruleId: z.string().optional(),
    /** Deductions of one and the same fact share this; see `sameFactOnce`. */
    factId: z.string().optional(),
  })
  .readonly()
export type ScoreDeduction = z.infer<typeof ScoreDeduction>

export const NotApplicable = z.object({ itemId: ItemId, reason: z.string() }).readonly()
export type NotApplicable = z.infer<typeof NotApplicable>

export const VetoCall = z
  .object({
    id: z.string().min(1),
    itemId: ItemId,
    reason: z.string(),
    /** A second person agreed. The veto takes effect either way and is shown as 待确认 until then. */
    confirmed: z.boolean().optional(),
  })
  .readonly()
export type VetoCall = z.infer<typeof VetoCall>

export const ScoreInput = z
  .object({
    vetoStyle: VetoStyle,
    deductions: z.array(ScoreDeduction).readonly(),
    notApplicable: z.array(NotApplicable).readonly(),
    vetoes: z.array(VetoCall).readonly(),
    /** 同一事实不重复扣分: of deductions with one `factId` only the dearest counts. Absent: as the standard says. */
    sameFactOnce: z.boolean().optional(),
  })
  .readonly()
export type ScoreInput = z.infer<typeof ScoreInput>
