import { describe, expect, it } from 'vitest'
import type { Person, Role } from '@shared/domain/people/person'
import type { SealRequest, SealUse } from '@shared/domain/seal/seal'
import {
  approverChoices,
  currentRequest,
  keeperChoices,
  onlyOne,
  ownChoice,
  releaseSignatures,
} from '../../../../src/renderer/features/documents/seal/release'

const person = (id: string, name: string, roles: readonly Role[], disabledAt: string | null = null): Person =>
  ({ id, name, roles, disabledAt }) as unknown as Person
const PEOPLE = [
  person('a', '示例甲', ['leader', 'reviewer']),
  person('b', '示例乙', ['leader', 'keeper']),
  person('c', '示例丙', ['keeper']),
  person('d', '示例丁', ['keeper'], '2026-01-01T00:00:00.000Z'),
  person('e', '示例戊', ['reviewer']),
]
const request = (patch: Partial<SealRequest> = {}): SealRequest =>
  ({
    ...{ id: 'r1', documentId: 'doc', state: 'asked', askedAt: '2026-03-01T01:00:00.000Z' },
    applicant: { personId: 'a', name: '示例甲' },
    ...{ decidedBy: null, decidedAt: null, note: '', used: [] },
    ...patch,
  }) as SealRequest
const DECIDED = {
  decidedBy: { personId: 'b', name: '示例乙' },
  decidedAt: '2026-03-01T02:00:00.000Z',
  note: '同意',
} as const
const use = (patch: Partial<SealUse> = {}): SealUse =>
  ({
    ...{ id: 'u1', serial: 7, at: '2026-03-01T03:00:00.000Z', requestId: 'r1', approvedAt: null },
    ...{ applicant: '示例甲', approver: '示例乙', keeper: '示例丙', proofSignature: 'sig' },
    ...patch,
  }) as SealUse

const short = (given: ReturnType<typeof releaseSignatures>) =>
  given.map(({ status, person: who, proof }) => [status, who, proof])
const PIN = '本人登录密码签名'
const TYPED = '仅登记姓名，未用密码'

describe('releaseSignatures', () => {
  it.each([
    [
      'nothing yet',
      null,
      null,
      [
        ['current', '', ''],
        ['waiting', '', ''],
        ['waiting', '', ''],
      ],
    ],
    [
      'asked',
      request(),
      null,
      [
        ['done', '示例甲', PIN],
        ['current', '', ''],
        ['waiting', '', ''],
      ],
    ],
    [
      'approved',
      request({ state: 'approved', ...DECIDED }),
      null,
      [
        ['done', '示例甲', PIN],
        ['done', '示例乙', PIN],
        ['current', '', ''],
      ],
    ],
    [
      'refused',
      request({ state: 'refused', ...DECIDED }),
      null,
      [
        ['done', '示例甲', PIN],
        ['refused', '示例乙', PIN],
        ['waiting', '', ''],
      ],
    ],
    [
      'sealed',
      request({ state: 'used', ...DECIDED }),
      use(),
      [
        ['done', '示例甲', PIN],
        ['done', '示例乙', PIN],
        ['done', '示例丙', PIN],
      ],
    ],
    [
      'sealed by typed names',
      null,
      use({ requestId: null, proofSignature: null }),
      [
        ['done', '示例甲', TYPED],
        ['done', '示例乙', TYPED],
        ['done', '示例丙', TYPED],
      ],
    ],
  ] as const)('shows a paper that is %s', (_name, asked, made, expected) => {
    expect(short(releaseSignatures(asked, made))).toEqual(expected)
  })
})

describe('currentRequest', () => {
  const old = request({ id: 'r0', askedAt: '2026-02-01T01:00:00.000Z', state: 'refused' })
  it('is the last one of this paper', () => {
    const other = request({ id: 'rx', documentId: 'else', askedAt: '2026-04-01T01:00:00.000Z' })
    expect(currentRequest([request(), other, old], { id: 'doc', sealed: null }, [])?.id).toBe('r1')
    expect(currentRequest([], { id: 'doc', sealed: null }, [])).toBeNull()
  })

  it('is the one that was used, once the paper is sealed', () => {
    const sealed = { sealUseId: 'u1' } as never
    expect(currentRequest([old, request()], { id: 'doc', sealed }, [use({ requestId: 'r0' })])?.id).toBe('r0')
  })
})

describe('who may sign', () => {
  const free = (choices: ReturnType<typeof approverChoices>) =>
    choices.filter(({ isDisabled }) => !isDisabled).map(({ personId }) => personId)

  it('offers leaders for 审批, the applicant only with the reason why not', () => {
    const choices = approverChoices(PEOPLE, request())
    expect(free(choices)).toEqual(['b'])
    expect(choices.find(({ personId }) => personId === 'a')?.label).toBe('示例甲（本次申请人）')
    expect(choices.map(({ personId }) => personId)).not.toContain('e')
  })

  it.each([
    [[], ['c']],
    [['b'], []],
    [['c', 'd'], ['c']],
  ] as const)('offers keepers who neither asked nor approved, of the holders %j', (holders, expected) => {
    const choices = keeperChoices(PEOPLE, request({ state: 'approved', ...DECIDED }), { holders })
    expect(free(choices)).toEqual(expected)
    expect(choices.find(({ personId }) => personId === 'b')?.label).toContain('本次审批人')
    expect(choices.map(({ personId }) => personId)).not.toContain('d')
  })

  it('finds the one at the laptop, and the only one there is', () => {
    const choices = approverChoices(PEOPLE, request())
    const actor = { personId: 'b', name: '示例乙', roles: [] }
    expect(ownChoice(choices, actor)?.personId).toBe('b')
    expect(ownChoice(choices, { ...actor, personId: 'a' })).toBeNull()
    expect(onlyOne(choices)).toBe('b')
    expect(onlyOne([])).toBeNull()
  })
})
