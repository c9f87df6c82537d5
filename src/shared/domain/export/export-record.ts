/** What left the store, when, and its hash: the trace of every copy handed out. */
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'

export const ExportKind = z.enum([
  'score-sheet',
  'finding-list',
  'marked-copy',
  'document',
  'document-unsealed',
  'seal-register',
  'score-proof',
  'comparison',
  'panel-record',
  'recheck-record',
  'feedback',
  'objection-record',
  'rectification-register',
  'handover-register',
  'draw-certificate',
  'draw-list',
  'campaign-progress',
  'standard-table',
  'law-report',
  'training-report',
  'document-docx',
  'document-signed',
  'ruler-sheet',
  'seal-proof-sheet',
  'delivery-receipt',
  'verification-record',
  'follow-up-file',
  'number-register',
  'matter-file',
  'matter-register',
  'document-register',
  'clue-register',
  'clue-sheet',
  'clue-receipt',
  'dispute-file',
  'yearly-figures',
  'verify-page',
  'sealed-attachment',
])
export type ExportKind = z.infer<typeof ExportKind>

export const ExportedFile = z
  .object({
    name: z.string().min(1).max(400),
    sha256: Sha256,
    bytes: z.int().nonnegative(),
    /** Of a 盖章件: hidden in the copy, so that each can be told from the others. */
    copyId: z.string().min(1).max(60).optional(),
    /** The row of the register this file answers to. */
    sealUseId: z.uuid().optional(),
  })
  .readonly()
export type ExportedFile = z.infer<typeof ExportedFile>

export type ExportRecord = {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly kind: ExportKind
  readonly caseId: string | null
  readonly documentId: string | null
  readonly files: readonly ExportedFile[]
}
