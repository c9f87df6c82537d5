/** Campaigns (批次): opened, planned, fed with lists, drawn from. */
import { CampaignPlan, ListedFile } from '@shared/domain/campaign/campaign'
import { DrawRecord } from '@shared/domain/campaign/draw'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { z } from '@shared/lib/zod'
import { defineEvent, type Occurrence } from './define'

const CampaignId = z.object({ campaignId: z.uuid() })

type EntryStart = Pick<CampaignEntry, 'id' | 'campaignId' | 'drawId' | 'origin' | 'listed'>

export const newEntry = (
  start: EntryStart,
  { at, actor, by }: Occurrence,
  eventType: string,
): CampaignEntry => ({
  ...start,
  state: 'drawn',
  caseId: null,
  handovers: [],
  assignment: null,
  rounds: { a: null, b: null, panel: null, recheck: null, objection: null },
  submittedRounds: [],
  comparison: null,
  panelDecisions: [],
  panel: null,
  recheck: null,
  feedback: null,
  objections: [],
  outcome: null,
  announced: null,
  rectification: null,
  closed: null,
  transferReason: null,
  steps: [{ at, actor, by, eventType, from: null, to: 'drawn' }],
})

export const campaignEvents = {
  'campaign/opened': defineEvent({
    v: 1,
    origin: 'person',
    schema: CampaignId.extend({
      name: z.string().trim().min(1).max(100),
      year: z.int().min(2000).max(2100),
    }),
    touches: (p) => [['campaigns', p.campaignId]],
    apply: (rows, p, { at }) =>
      rows.put('campaigns', { id: p.campaignId, name: p.name, year: p.year, openedAt: at, plan: null }),
  }),

  'campaign/planned': defineEvent({
    v: 1,
    origin: 'person',
    schema: CampaignId.extend({ plan: CampaignPlan }),
    touches: (p) => [['campaigns', p.campaignId]],
    apply: (rows, p) => rows.put('campaigns', { ...rows.get('campaigns', p.campaignId), plan: p.plan }),
  }),

  'roster/imported': defineEvent({
    v: 1,
    origin: 'person',
    schema: CampaignId.extend({
      rosterId: z.uuid(),
      sourceName: z.string().trim().max(400),
      files: z.array(ListedFile).min(1).max(50_000).readonly(),
      leftOutRows: z.int().nonnegative().optional(),
    }),
    touches: (p) => [['rosters', p.rosterId]],
    apply: (rows, p, { at, actor }) =>
      rows.put('rosters', {
        id: p.rosterId,
        campaignId: p.campaignId,
        sourceName: p.sourceName,
        importedAt: at,
        importedBy: actor,
        files: p.files,
        leftOutRows: p.leftOutRows ?? 0,
        withdrawnAt: null,
      }),
  }),

  'roster/withdrawn': defineEvent({
    v: 1,
    origin: 'person',
    schema: CampaignId.extend({ rosterId: z.uuid() }),
    touches: (p) => [['rosters', p.rosterId]],
    apply: (rows, p, { at }) => rows.put('rosters', { ...rows.get('rosters', p.rosterId), withdrawnAt: at }),
  }),

  /** Main runs the draw itself: nobody can hand in a list of their own choosing. */
  'draw/made': defineEvent({
    v: 1,
    origin: 'main',
    schema: CampaignId.extend({ drawId: z.uuid(), draw: DrawRecord }),
    touches: (p) => [
      ['draws', p.drawId],
      ...p.draw.picked.map(({ entryId }) => ['entries', entryId] as const),
    ],
    apply: (rows, p, occurrence) => {
      const { campaignId, drawId, draw } = p
      rows.put('draws', { ...draw, id: drawId, campaignId, at: occurrence.at })
      for (const { entryId: id, listed, origin } of draw.picked)
        rows.put('entries', newEntry({ id, campaignId, drawId, origin, listed }, occurrence, 'draw/made'))
    },
  }),
}
