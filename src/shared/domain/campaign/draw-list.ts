/** Which files a draw chooses from, before it is made and again years later. Pure. */
import type { ListedFile, Roster } from './campaign'
import { cleanText, fileIdentity } from './clean-text'
import type { Draw } from './draw'
import type { CampaignEntry } from './entry'

type Listed = Pick<CampaignEntry, 'id' | 'campaignId' | 'drawId' | 'listed'>

export const standingRosters = (rosters: readonly Roster[], campaignId: string): readonly Roster[] =>
  rosters.filter((roster) => roster.campaignId === campaignId && roster.withdrawnAt === null)

/** Units that took part in an earlier draw of the campaign. */
export const unitsDrawnBefore = (draws: readonly Draw[], campaignId: string): ReadonlySet<string> =>
  new Set(
    draws
      .filter((draw) => draw.campaignId === campaignId)
      .flatMap(({ strata }) => strata.map(({ unit }) => unit)),
  )

export const isDrawnFrom = (roster: Roster, draws: readonly Draw[], entries: readonly Listed[]): boolean => {
  if (draws.some(({ rosterIds }) => rosterIds?.includes(roster.id) ?? false)) return true
  const identities = new Set(roster.files.map(fileIdentity))
  return entries.some(
    ({ campaignId, drawId, listed }) =>
      campaignId === roster.campaignId && drawId !== null && identities.has(fileIdentity(listed)),
  )
}

export type DrawList = {
  readonly files: readonly ListedFile[]
  readonly rosterIds: readonly string[]
  /** Entries of the campaign whose files stand on these rosters: they take no part any more. */
  readonly excludedEntryIds: readonly string[]
}

/** @param units  units that take part; the others stay for another day */
export function listToDraw(
  rosters: readonly Roster[],
  entries: readonly Listed[],
  units: ReadonlySet<string>,
): DrawList {
  const inside = new Map(entries.map((entry) => [fileIdentity(entry.listed), entry.id]))
  const takesPart = ({ unit }: ListedFile): boolean => units.has(cleanText(unit))
  const taking = rosters.filter(({ files }) => files.some(takesPart))
  const listed = taking.flatMap(({ files }) => files.filter(takesPart))
  return {
    files: listed.filter((file) => !inside.has(fileIdentity(file))),
    rosterIds: taking.map(({ id }) => id),
    excludedEntryIds: listed.flatMap((file) => inside.get(fileIdentity(file)) ?? []),
  }
}

/** The list of a draw once made, from the rosters it names; withdrawn rosters keep their files. */
export function listOfDraw(
  draw: Draw,
  rosters: readonly Roster[],
  entries: readonly Listed[],
): readonly ListedFile[] {
  const rosterIds = new Set(draw.rosterIds ?? [])
  const excluded = new Set(draw.excludedEntryIds ?? [])
  return listToDraw(
    rosters.filter(({ id }) => rosterIds.has(id)),
    entries.filter(({ id }) => excluded.has(id)),
    new Set(draw.strata.map(({ unit }) => unit)),
  ).files
}
