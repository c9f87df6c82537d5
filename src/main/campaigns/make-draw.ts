/** Runs a draw from the rosters in the record: what a screen shows or sends decides nothing but seed and names. */
import { cleanText } from '@shared/domain/campaign/clean-text'
import { DRAW_ALGORITHM, drawFiles } from '@shared/domain/campaign/draw-files'
import { listToDraw, standingRosters, unitsDrawnBefore } from '@shared/domain/campaign/draw-list'
import type { EventBody } from '@shared/events/catalogue'
import type { MemoryTables } from '@shared/events/tables'
import type { DrawOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { Office } from '../office/office'
import { hashText } from './hash-text'

/** @throws AppError `campaign/…`, `draw/…` */
export async function makeDraw(
  office: Pick<Office, 'record' | 'newId'>,
  order: DrawOrder,
): Promise<{ readonly drawId: string }> {
  const drawId = office.newId()
  await office.record.write((state) => [drawEvent(state, order, drawId, office.newId)])
  return { drawId }
}

function drawEvent(state: MemoryTables, order: DrawOrder, drawId: string, newId: () => string): EventBody {
  const { campaignId } = order
  const campaign = state.find('campaigns', campaignId)
  if (!campaign) throw new AppError('campaign/unknown', 'no such campaign')
  if (campaign.plan === null) throw new AppError('campaign/no-plan', 'draw without a plan')
  const { drawRule: rule } = campaign.plan
  const rosters = standingRosters(state.all('rosters'), campaignId)
  const entries = state.all('entries').filter((entry) => entry.campaignId === campaignId)
  const units = unitsOf(order, state, new Set(rosters.flatMap(({ files }) => files.map(unitOf))))
  const list = listToDraw(rosters, entries, units)
  const outcome = drawFiles(list.files, rule, order.seed, hashText)
  if (!outcome.ok) throw new AppError(outcome.failure.code, 'draw refused', outcome.failure.params)
  const { listSha256, listCount, strata, picked } = outcome.value
  if (picked.length === 0) throw new AppError('draw/no-files', 'the rule picks nothing')
  return {
    type: 'draw/made',
    payload: {
      campaignId,
      drawId,
      draw: {
        algorithm: DRAW_ALGORITHM,
        seed: cleanText(order.seed),
        seedSource: order.seedSource,
        rule,
        listSha256,
        listCount,
        strata,
        picked: picked.map(({ listed, origin }) => ({ entryId: newId(), listed, origin })),
        drawnBy: order.drawnBy,
        witness: order.witness,
        rosterIds: list.rosterIds,
        excludedEntryIds: list.excludedEntryIds,
        againReason: order.againReason,
      },
    },
  }
}

const unitOf = ({ unit }: { readonly unit: string }): string => cleanText(unit)

/** Those asked for; or, when none is named, those on a list that have not been drawn from. */
function unitsOf(order: DrawOrder, state: MemoryTables, listed: ReadonlySet<string>): ReadonlySet<string> {
  if (order.units.length === 0) {
    const before = unitsDrawnBefore(state.all('draws'), order.campaignId)
    return new Set([...listed].filter((unit) => !before.has(unit)))
  }
  const wanted = order.units.map(cleanText)
  const stranger = wanted.find((unit) => !listed.has(unit))
  if (stranger !== undefined) throw new AppError('draw/unknown-unit', 'not on a list', { unit: stranger })
  return new Set(wanted)
}
