/** The edition a first review of this file begins with: the plan's for its case type, the newest still offered. */
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { AdoptedStandard } from '@shared/events/tables'
import type { EntryView } from './use-entry'

export type StandardChoice = { readonly standardId: string; readonly standardSha256: string | null }

const newest = <T extends { readonly effectiveFrom: string; readonly id: string }>(
  rows: readonly T[],
): T | undefined =>
  rows.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.id.localeCompare(b.id)).at(-1)

/** null: there is no standard for this case type */
export function standardOf(
  { entry, campaign, standard, reviews }: Pick<EntryView, 'entry' | 'campaign' | 'standard' | 'reviews'>,
  adopted: readonly AdoptedStandard[],
  shipped: readonly ScoringStandard[],
): StandardChoice | null {
  const [first] = reviews
  if (standard && first) return { standardId: standard.id, standardSha256: first.standardSha256 }
  const { caseType } = entry.listed
  const planned = campaign.plan?.standardIds[caseType]
  const offered = adopted.filter((row) => row.retiredAt === null)
  const wanted = offered
    .filter((row) => row.standard.id === planned)
    .toSorted(byAdoption)
    .at(-1)
  if (wanted) return { standardId: wanted.standard.id, standardSha256: wanted.id }
  const choice =
    shipped.find(({ id }) => id === planned) ?? newest(shipped.filter((one) => one.caseType === caseType))
  return choice ? { standardId: choice.id, standardSha256: null } : null
}

const byAdoption = (a: AdoptedStandard, b: AdoptedStandard): number => a.adoptedAt.localeCompare(b.adoptedAt)
