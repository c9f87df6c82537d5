import { describe, expect, it } from 'vitest'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Actor, Role } from '@shared/domain/people/person'
import type { Seal, SealRequest } from '@shared/domain/seal/seal'
import { buildRequestRows } from '../../../src/renderer/features/seals/request-rows'

const actor = (personId: string, ...roles: readonly Role[]): Actor => ({ personId, name: personId, roles })
const request = (id: string, patch: Partial<SealRequest> = {}): SealRequest =>
  ({
    ...{ id, documentId: 'doc', state: 'asked', askedAt: `2026-03-0${id}T01:00:00.000Z` },
    applicant: { personId: 'a', name: '示例甲' },
    wish: { sealId: 's', copies: 2, attachmentIds: [] },
    ...{ decidedBy: null, used: [] },
    ...patch,
  }) as unknown as SealRequest
const paper = (patch: object = {}): SupervisionDocument =>
  ({
    ...{ id: 'doc', state: 'numbered', kind: { title: '意见书' }, number: { text: '〔2026〕1号' } },
    ...patch,
  }) as unknown as SupervisionDocument
const seal = (holders: readonly string[] = []): Seal =>
  ({ id: 's', name: '专用章', holders }) as unknown as Seal
const approved = { state: 'approved', decidedBy: { personId: 'b', name: '示例乙' } } as const
const attached = { wish: { sealId: 's', copies: 2, attachmentIds: ['f1', 'f2'] } as never }

const one = (given: SealRequest, who: Actor | null, holders: readonly string[] = [], document = paper()) =>
  buildRequestRows([given], [document], [seal(holders)], who)[0]

describe('who has to do something about a request', () => {
  it.each([
    ['a leader who did not ask', request('1'), actor('b', 'leader'), [], '审批'],
    ['the applicant, though a leader', request('1'), actor('a', 'leader'), [], ''],
    ['a reviewer', request('1'), actor('e', 'reviewer'), [], ''],
    ['nobody signed in', request('1'), null, [], ''],
    ['a keeper after the approval', request('1', approved), actor('c', 'keeper'), [], '监印'],
    ['a keeper who is one of the holders', request('1', approved), actor('c', 'keeper'), ['c'], '监印'],
    ['a keeper who is none of the holders', request('1', approved), actor('c', 'keeper'), ['d'], ''],
    ['the approver, though a keeper', request('1', approved), actor('b', 'keeper'), [], ''],
    [
      'a keeper when the paper is done and files wait',
      request('1', { ...approved, ...attached, used: ['document', 'f1'] }),
      actor('c', 'keeper'),
      [],
      '加盖附件',
    ],
    ['a leader once it is refused', request('1', { state: 'refused' }), actor('b', 'leader'), [], ''],
  ] as const)('is %s', (_name, given, who, holders, mine) => {
    expect(one(given, who, holders)?.mine).toBe(mine)
  })
})

describe('the words for its state', () => {
  it.each([
    [request('1'), paper(), '待审批', true],
    [request('1', approved), paper(), '待监印', true],
    [
      request('1', { ...approved, ...attached, used: ['document'] }),
      paper({ state: 'sealed' }),
      '待加盖随附材料 2 份',
      true,
    ],
    [request('1', { state: 'used' }), paper(), '已用印', false],
    [request('1', { state: 'withdrawn' }), paper(), '已撤回', false],
    [request('1', { state: 'refused' }), paper(), '未同意', false],
    [request('1'), paper({ state: 'voided' }), '文书已作废', false],
    [request('1', approved), paper({ state: 'voided' }), '文书已作废', false],
  ] as const)('%#', (given, document, text, isOpen) => {
    expect(one(given, null, [], document)).toMatchObject({ stateText: text, isOpen })
  })
})

it('puts what waits for this person first, then open ones, newest first', () => {
  const rows = buildRequestRows(
    [request('1', { state: 'used' }), request('2', approved), request('3'), request('4', approved)],
    [paper()],
    [seal()],
    actor('b', 'leader'),
  )
  expect(rows.map(({ id }) => id)).toEqual(['3', '4', '2', '1'])
})
