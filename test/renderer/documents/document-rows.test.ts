import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { DocumentState, SupervisionDocument } from '@shared/domain/document/supervision-document'
import { NO_FOLLOW_UP } from '@shared/domain/document/follow-up'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import type { Due } from '@shared/domain/loop/clocks'
import { liftFields } from '@shared/events/lift-document'
import {
  buildDocumentRows,
  filterDocumentRows,
  kindsIn,
  NO_FILTER,
  yearsIn,
} from '../../../src/renderer/features/documents/document-rows'

const caseFile = (id: string, title: string, sampleSlug: string | null): CaseFile => ({
  id,
  campaignId: null,
  state: 'submitted',
  registeredAt: '2026-01-01T00:00:00.000Z',
  facts: {
    title,
    agency: '示例县甲局',
    party: '',
    caseType: '处罚普通',
    decisionNumber: '',
    handlers: '',
    dates: { filed: null, decided: null, served: null },
  },
  files: [],
  sampleSlug,
  removedAt: null,
})

const document = (
  id: string,
  state: DocumentState,
  draftedAt: string,
  more: Partial<SupervisionDocument> = {},
): SupervisionDocument => ({
  ...{ id, kindId: 'opinion', kind: OPINION_V1, form: 'legal', caseId: 'c1', reviewId: 'r1' },
  ...{ matterId: null, clueId: null, disputeId: null, parentId: null, state, draftedAt },
  draftedBy: { personId: null, name: '示例甲' },
  fields: liftFields({
    ...{ issuer: '示例局', addressee: '示例县甲局', attachments: [], contactPerson: '', contactPhone: '' },
  }),
  ...{ paragraphs: [], annexes: [], files: [], number: null, issuedOn: null, steps: [], approvals: 0 },
  ...{ sealed: null, cryptoSignature: null, followUp: NO_FOLLOW_UP },
  ...more,
})

const NUMBER = { prefix: '京执监意', year: 2026, serial: 3, text: '京执监意〔2026〕3号' }
const DOCUMENTS = [
  document('d1', 'drafting', '2026-03-01T01:00:00.000Z'),
  document('d2', 'sealed', '2026-03-03T01:00:00.000Z', {
    number: NUMBER,
    issuedOn: '2026-03-04',
    caseId: 'c2',
  }),
  document('d3', 'voided', '2026-03-02T01:00:00.000Z', { caseId: 'gone' }),
]
const due = (documentId: string, dueOn: string): Due => ({ documentId, dueOn }) as Due
const ROWS = buildDocumentRows({
  documents: DOCUMENTS,
  cases: [caseFile('c1', '示例乙餐饮店案', 'a'), caseFile('c2', '示例丙公司案', null)],
  matters: [],
  dues: [due('d2', '2026-04-05'), due('d2', '2026-03-20'), due('d1', '2026-03-09')],
})

describe('buildDocumentRows', () => {
  it('puts the newest draft first', () => {
    expect(ROWS.map(({ id }) => id)).toEqual(['d2', 'd3', 'd1'])
  })

  it('names number, case and sample, and survives a case it does not know', () => {
    expect(ROWS.map((row) => [row.numberText, row.subject, row.isSample])).toEqual([
      ['京执监意〔2026〕3号', '示例丙公司案', false],
      [null, '', false],
      [null, '示例乙餐饮店案', true],
    ])
  })
})

describe('filterDocumentRows', () => {
  it.each([
    ['', 'all', ['d2', 'd3', 'd1']],
    ['', 'open', ['d1']],
    ['', 'voided', ['d3']],
    ['〔2026〕3号', 'all', ['d2']],
    ['甲局 餐饮', 'all', ['d1']],
    ['  丙公司 ', 'all', ['d2']],
    ['意见书', 'all', ['d2', 'd3', 'd1']],
    ['丙公司', 'drafting', []],
  ] as const)('%j in %s finds %j', (text, state, ids) => {
    expect(filterDocumentRows(ROWS, { ...NO_FILTER, text, state }).map(({ id }) => id)).toEqual(ids)
  })
})

describe('the filters of kind and year', () => {
  it('offer what there is', () => {
    expect(kindsIn(ROWS)).toEqual([{ value: 'opinion', label: '行政执法监督意见书' }])
    expect(yearsIn(ROWS)).toEqual([2026])
  })

  it('leave out what they do not name', () => {
    expect(filterDocumentRows(ROWS, { ...NO_FILTER, kindId: 'notice' })).toEqual([])
    expect(filterDocumentRows(ROWS, { ...NO_FILTER, year: 2025 })).toEqual([])
    expect(filterDocumentRows(ROWS, { ...NO_FILTER, kindId: 'opinion', year: 2026 })).toHaveLength(3)
  })
})

describe('the term of a paper', () => {
  it('is the one that runs out first', () => {
    expect(ROWS.map(({ due: next }) => next?.dueOn ?? null)).toEqual(['2026-03-20', null, '2026-03-09'])
  })
})
