/** 常用语: wording an office uses again and again, offered where it is written. */
import { z } from '@shared/lib/zod'

export const PhrasePlace = z.enum([
  'problem',
  'advice',
  'na-reason',
  'rejection',
  'panel',
  'objection',
  'document',
])
export type PhrasePlace = z.infer<typeof PhrasePlace>

export const PhraseContent = z
  .object({
    place: PhrasePlace,
    text: z.string().trim().min(1).max(1000),
    /** Offered first on this item or defect; null everywhere. */
    itemId: z.string().max(40).nullable(),
    defectCode: z.string().max(20).nullable(),
  })
  .readonly()
export type PhraseContent = z.infer<typeof PhraseContent>

export type Phrase = PhraseContent & {
  readonly id: string
  readonly savedAt: string
  readonly savedBy: string
  readonly removedAt: string | null
}

export const PHRASE_PLACE_NAMES: Readonly<Record<PhrasePlace, string>> = {
  problem: '问题描述',
  advice: '整改建议',
  'na-reason': '缺项理由',
  rejection: '不采纳理由',
  panel: '合议意见',
  objection: '异议处理',
  document: '监督文书',
}
