/**
 * What a seal may go onto, for how long an approval holds, and how often a day: questions the guard, main and the
 * screens ask alike. Four eyes themselves: events/checks/seal-checks.ts; docs/adr/0025.
 */
import type { KindDefinition } from '../document/kind'
import { chinaDay } from '@shared/lib/china-day'
import type { Seal, SealRequest, SealUse } from './seal'

/** An approval somebody forgot must not release a seal next month. */
export const APPROVAL_DAYS = 7
const DAY_MS = 86_400_000

/** A time that lies ahead is a clock set back: the approval's age is not known, so it does not hold. */
export function isApprovalOld({ decidedAt }: Pick<SealRequest, 'decidedAt'>, now: Date): boolean {
  const ageMs = decidedAt === null ? Infinity : now.getTime() - Date.parse(decidedAt)
  return ageMs > APPROVAL_DAYS * DAY_MS || ageMs < -DAY_MS
}

/**
 * The kinds named with the seal, or else those that name the seal themselves. The name on the seal and the name the
 * kind asks for are one name, unless somebody has said so for this kind.
 */
export function isMeantFor(
  seal: Pick<Seal, 'name' | 'kindIds'>,
  kind: Pick<KindDefinition, 'id' | 'sealName'>,
): boolean {
  return seal.kindIds.length > 0 ? seal.kindIds.includes(kind.id) : seal.name === kind.sealName.value
}

export const isValidOn = ({ validFrom, validUntil }: Pick<Seal, 'validFrom' | 'validUntil'>, day: string) =>
  (validFrom === null || day >= validFrom) && (validUntil === null || day <= validUntil)

export const impressionCount = ({ signature, seam }: SealUse['impressions']): number => signature + seam

/** Impressions of a seal on one day in China. */
export const impressionsOn = (
  uses: readonly Pick<SealUse, 'sealId' | 'at' | 'impressions'>[],
  sealId: string,
  day: string,
): number =>
  uses
    .filter((use) => use.sealId === sealId && chinaDay(use.at) === day)
    .reduce((sum, { impressions }) => sum + impressionCount(impressions), 0)
