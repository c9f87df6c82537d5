/** 行政执法争议协调. */
import {
  DisputeEnding,
  DisputeFacts,
  ExpertMeeting,
  PartyView,
  StaffingOpinion,
  type Dispute,
} from '@shared/domain/loop/dispute'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import type { Key, Rows } from './tables'

const DisputeId = z.object({ disputeId: z.uuid() })
const touch = (p: { disputeId: string }): readonly Key[] => [['disputes', p.disputeId]]

const change = (rows: Rows, disputeId: string, patch: (old: Dispute) => Partial<Dispute>): void => {
  const old = rows.get('disputes', disputeId)
  rows.put('disputes', { ...old, ...patch(old) })
}

export const disputeEvents = {
  'dispute/registered': defineEvent({
    v: 1,
    origin: 'main',
    schema: DisputeId.extend({
      year: z.int().min(2000).max(2100),
      serial: z.int().positive(),
      facts: DisputeFacts,
    }),
    touches: touch,
    apply: (rows, p, { at, actor }) =>
      rows.put('disputes', {
        ...{ id: p.disputeId, year: p.year, serial: p.serial, facts: p.facts, state: 'open' },
        ...{ registeredAt: at, registeredBy: actor },
        ...{ views: [], staffingOpinion: null, meetings: [], ending: null },
      }),
  }),

  'dispute/facts-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: DisputeId.extend({ facts: DisputeFacts }),
    touches: touch,
    apply: (rows, p) => change(rows, p.disputeId, () => ({ facts: p.facts })),
  }),

  'dispute/view-recorded': defineEvent({
    v: 1,
    origin: 'person',
    schema: DisputeId.extend({ view: PartyView }),
    touches: touch,
    apply: (rows, p) => change(rows, p.disputeId, (old) => ({ views: [...old.views, p.view] })),
  }),

  'dispute/staffing-opinion-recorded': defineEvent({
    v: 1,
    origin: 'person',
    schema: DisputeId.extend({ opinion: StaffingOpinion }),
    touches: touch,
    apply: (rows, p) => change(rows, p.disputeId, () => ({ staffingOpinion: p.opinion })),
  }),

  'dispute/meeting-held': defineEvent({
    v: 1,
    origin: 'person',
    schema: DisputeId.extend({ meeting: ExpertMeeting }),
    touches: touch,
    apply: (rows, p) => change(rows, p.disputeId, (old) => ({ meetings: [...old.meetings, p.meeting] })),
  }),

  'dispute/ended': defineEvent({
    v: 1,
    origin: 'person',
    schema: DisputeId.extend({ ending: DisputeEnding }),
    touches: touch,
    apply: (rows, p) => change(rows, p.disputeId, () => ({ state: 'ended', ending: p.ending })),
  }),
}
