/**
 * What an office may set. Defaults follow the founding city (docs/adr/0014); nothing here is law.
 * `待确认` values are shown as such until a person has confirmed them.
 */
import { z } from '@shared/lib/zod'
import { VetoStyle } from '../review/review'

const line = z.string().trim().max(200)

export const Settings = z
  .object({
    /** Person at this laptop; the actor of every act. */
    reviewerName: line,
    /** 司法局全称 */
    officeName: line,
    /** 监督意见书以谁的名义发 */
    issuerName: line.min(1),
    /** 文号机关代字 */
    numberPrefix: line.min(1).max(20),
    /** 监督依据 */
    basisText: line.min(1).max(500),
    rectifyDays: z.int().min(1).max(365),
    contactPerson: line,
    contactPhone: line,
    vetoStyle: VetoStyle,
    colorScheme: z.enum(['light', 'dark', 'auto']),
  })
  .readonly()
export type Settings = z.infer<typeof Settings>

export const DEFAULT_SETTINGS: Settings = {
  reviewerName: '',
  officeName: '京山市司法局',
  issuerName: '京山市行政执法监督局',
  numberPrefix: '京执监意',
  basisText: '《行政执法监督条例》',
  rectifyDays: 30,
  contactPerson: '',
  contactPhone: '',
  vetoStyle: 'B',
  colorScheme: 'auto',
}
