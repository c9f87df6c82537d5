/**
 * What differs from sector to sector: the term for a decision and its extensions, what may be left out of it,
 * the term for filing, and from which sum a hearing must be offered. Rows an office may edit; nothing here is
 * judged as law until a person has confirmed it.
 */
import { z } from '@shared/lib/zod'
import { ProvenanceMark } from '../checklist/provenance'

const term = z.object({ n: z.int().min(1).max(3650), unit: z.enum(['work', 'cal']) }).readonly()

const extension = z
  .object({
    /** Days at most; null where the rule speaks only of a reasonable term. */
    days: z.int().min(1).max(3650).nullable(),
    approver: z.string().trim().min(1).max(200),
  })
  .readonly()

/** Whole 分; null: not known, a person must judge. “以上” counts the sum itself. */
export const HearingThresholds = z
  .object({ citizenFen: z.int().nonnegative().nullable(), organisationFen: z.int().nonnegative().nullable() })
  .readonly()
export type HearingThresholds = z.infer<typeof HearingThresholds>

export const SectorSource = z
  .object({
    about: z.enum(['decision', 'extension', 'excludable', 'filing', 'hearing']),
    mark: ProvenanceMark,
    source: z.string().trim().min(1).max(500),
  })
  .readonly()

export const Sector = z
  .object({
    id: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(60),
    /** 立案至决定 */
    decision: term,
    extension1: extension.nullable(),
    extension2: extension.nullable(),
    /** Words one of which the reason of an excluded span must contain. */
    excludable: z.array(z.string().trim().min(1).max(40)).max(40).readonly(),
    /** 线索至立案; null: the sector has no term we know. */
    filing: term.nullable(),
    hearing: HearingThresholds,
    provenance: z.array(SectorSource).readonly(),
    /** False is shown as 待确认. */
    confirmed: z.boolean(),
  })
  .readonly()
export type Sector = z.infer<typeof Sector>

export const DEFAULT_SECTOR_ID = '通用'

/** `resources/law/sectors.json` */
export const SectorFile = z
  .object({
    format: z.literal('hengjuan/sectors'),
    v: z.literal(1),
    sectors: z.array(Sector).min(1).readonly(),
  })
  .readonly()
