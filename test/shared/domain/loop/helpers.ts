/** Rows of the loop as the fold would leave them, for the pure parts; through the guard goes test/helpers/loop-store.ts. */
import { NO_FOLLOW_UP, type FollowUp, type Verification } from '@shared/domain/document/follow-up'
import type { KindDefinition } from '@shared/domain/document/kind'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import type { DocumentStep, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { Actor } from '@shared/domain/people/person'
import { uuid } from '../../../helpers/sample-record'

export { uuid }
export { CALENDARS } from '../law/cases/read-cases'

export const DOCUMENT = uuid(301)
export const MATTER = uuid(302)
export const CLUE = uuid(303)
export const DISPUTE = uuid(304)
export const UNIT = '示例县示例局'

export const CLUE_KEEPER: Actor = { personId: uuid(1), name: '示例甲', roles: ['clue'] }
export const REVIEWER: Actor = { personId: uuid(2), name: '示例乙', roles: ['reviewer'] }

export const kindOf = (patch: Partial<KindDefinition> = {}): KindDefinition => ({ ...OPINION_V1, ...patch })

export const term = (
  id: string,
  days: number,
  unit: 'days' | 'workdays',
  alarms: readonly number[] = [],
): KindDefinition['terms'][number] => ({
  ...{ id, label: id, days, unit, alarms, from: 'received', provenance: 'proposal', isConfirmed: false },
})

export const step = (name: DocumentStep['step'], n = 0): DocumentStep => ({
  ...{ step: name, person: '示例甲', note: '' },
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
})

export const delivered = (receivedOn: string): FollowUp['delivery'] => ({
  ...{
    receivedBy: '示例丙',
    receiverTitle: '科员',
    unit: UNIT,
    place: '示例县示例局办公室',
    way: '直接送达',
  },
  servers: [
    { personId: null, name: '示例甲' },
    { personId: null, name: '示例乙' },
  ],
  ...{ copies: 1, receivedOn, receivedTime: '', refusal: null, note: '', files: [] },
})

export const reply = (receivedOn: string, n = 1): FollowUp['replies'][number] => ({
  ...{ replyId: uuid(400 + n), receivedOn, number: '', text: '已整改', files: [], evidence: [] },
})

export const verified = (on: string, result: Verification['result'], n = 1): Verification => ({
  ...{ verificationId: uuid(500 + n), on, result, items: [], opinion: '', files: [] },
  people: [{ personId: null, name: '示例甲' }],
})

/** A sealed 意见书 of 2026-03-02 unless told otherwise. */
export function paper(
  patch: Partial<SupervisionDocument> = {},
  followUp: Partial<FollowUp> = {},
  steps: readonly DocumentStep['step'][] = [],
): SupervisionDocument {
  const kind = patch.kind ?? kindOf()
  return {
    ...{ id: DOCUMENT, kindId: kind.id, kind, form: 'legal', state: 'sealed' },
    ...{ caseId: null, reviewId: null, matterId: MATTER, clueId: null, disputeId: null, parentId: null },
    draftedAt: '2026-03-01T00:00:00.000Z',
    draftedBy: { personId: null, name: '示例甲' },
    fields: {
      ...{ issuer: '示例县司法局', coIssuers: [], addressee: UNIT, copiesTo: [], attachments: [] },
      ...{ contactPerson: '', contactPhone: '', signatory: '', secrecy: '', urgency: '', copyNumber: '' },
      ...{ isSealed: true, printedBy: '', values: {} },
    },
    ...{ paragraphs: [], annexes: [], files: [] },
    number: { prefix: '京执监意', year: 2026, serial: 1, text: '京执监意〔2026〕1号' },
    issuedOn: '2026-03-02',
    steps: steps.map(step),
    ...{ approvals: 2, sealed: null, cryptoSignature: null },
    followUp: { ...NO_FOLLOW_UP, ...followUp },
    ...patch,
  }
}

export const matter = (patch: Partial<Matter> = {}): Matter => ({
  ...{ id: MATTER, year: 2026, serial: 1, state: 'open', entryId: null },
  facts: {
    ...{ title: '示例事项', source: '案卷评查', unit: UNIT, cause: '', caseIds: [], summary: '' },
    ...{ registeredOn: '2026-03-01', isJoint: false, isPublicInterest: false },
  },
  ...{ registeredAt: '2026-03-01T00:00:00.000Z', registeredBy: '示例甲' },
  ...{ investigations: [], closing: null, archive: null },
  ...patch,
})

export const clue = (patch: Partial<Clue> = {}): Clue => ({
  ...{ id: CLUE, year: 2026, serial: 1, state: 'registered' },
  facts: {
    ...{ title: '示例线索', matterId: null, foundBy: '示例甲', foundOn: '2026-03-01', secrecy: '内部' },
    ...{ unit: UNIT, persons: [], facts: '示例事实', happenedAt: '', amount: '', nature: '违纪' },
    ...{ receiverKind: '纪检监察机关', receiver: '示例县纪委监委', materials: [] },
  },
  ...{ registeredAt: '2026-03-01T00:00:00.000Z', registeredBy: '示例甲' },
  ...{ approvals: [], transfer: null, receipt: null, result: null, withdrawn: null },
  ...patch,
})

export const dispute = (patch: Partial<Dispute> = {}): Dispute => ({
  ...{ id: DISPUTE, year: 2026, serial: 1, state: 'open' },
  facts: {
    ...{ title: '示例争议', appliedOn: '2026-03-02', applicant: UNIT, matterId: null },
    ...{ parties: [UNIT, '示例县另一局'], kind: '都主张管辖', question: '由谁管辖' },
  },
  ...{ registeredAt: '2026-03-02T00:00:00.000Z', registeredBy: '示例甲' },
  ...{ views: [], staffingOpinion: null, meetings: [], ending: null },
  ...patch,
})
