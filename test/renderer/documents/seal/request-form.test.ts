import { describe, expect, it } from 'vitest'
import type { Person } from '@shared/domain/people/person'
import { DEFAULT_SEAL_FACTS, type Seal } from '@shared/domain/seal/seal'
import {
  findRequestProblems,
  sealChoices,
  startRequest,
  toWish,
} from '../../../../src/renderer/features/documents/seal/request-form'
import {
  DOCUMENT_ID,
  drafted,
  play,
  registered,
  adopted,
  started,
  submitted,
  recorded,
  signed,
  step,
} from '../../../helpers/sample-record'

const state = play([
  ...[registered, adopted, started, recorded(1), submitted, drafted(), step('document/submitted')],
  { type: 'document/reviewed', payload: { documentId: DOCUMENT_ID, person: '示例乙', note: '' } },
  signed(),
])
const document = state.get('documents', DOCUMENT_ID)
const SOMEBODY = [{ id: 'p', name: '示例甲', roles: ['leader'], disabledAt: null } as unknown as Person]
const NAMED = document.kind.sealName.value

const seal = (id: string, patch: Partial<Seal> = {}): Seal => ({
  ...DEFAULT_SEAL_FACTS,
  ...{ id, name: NAMED, widthMm: 42, heightMm: 42, vaultSha256: '', importedAt: '', importedBy: '' },
  ...{ isSample: false, retiredAt: null, refusal: null },
  ...patch,
})

describe('sealChoices', () => {
  it.each([
    ['the seal the kind names', seal('s'), true],
    ['one that lists the kind', seal('s', { name: '另一枚', kindIds: [document.kindId] }), true],
    ['one of another name', seal('s', { name: '另一枚' }), false],
    ['one that lists other kinds', seal('s', { kindIds: ['decision'] }), false],
    ['one that is not valid yet', seal('s', { validFrom: '2099-01-01' }), false],
    ['one that is over', seal('s', { validUntil: '2020-01-01' }), false],
  ])('judges %s', (_name, one, isFine) => {
    const [choice] = sealChoices([one], document, SOMEBODY)
    if (isFine) expect(choice?.why).toBeNull()
    else expect(choice?.why).toMatch(/。$/)
  })

  it('leaves retired seals out and puts those that fit first', () => {
    const all = [
      seal('x', { name: '另一枚' }),
      seal('r', { retiredAt: '2026-01-01T00:00:00.000Z' }),
      seal('s'),
    ]
    expect(sealChoices(all, document, SOMEBODY).map((one) => one.seal.id)).toEqual(['s', 'x'])
  })

  it('lets nobody use a real seal while nobody is registered', () => {
    expect(sealChoices([seal('s')], document, [])[0]?.why).toContain('登记')
    expect(sealChoices([seal('s', { isSample: true })], document, [])[0]?.why).toBeNull()
  })
})

describe('startRequest', () => {
  it('chooses the seal the kind names, or the only one that fits', () => {
    const start = (...seals: readonly Seal[]) =>
      startRequest(document, sealChoices(seals, document, SOMEBODY)).sealId
    const listed = seal('l', { name: '另一枚', kindIds: [document.kindId] })
    expect(start(listed, seal('s'))).toBe('s')
    expect(start(listed)).toBe('l')
    expect(start({ ...listed, id: 'm' }, listed)).toBeNull()
    expect(start()).toBeNull()
  })
})

describe('findRequestProblems', () => {
  const full = startRequest(document, sealChoices([seal('s')], document, SOMEBODY))
  it('finds none in what it starts with', () => {
    expect(Object.values(findRequestProblems(full))).toEqual([null, null, null])
    expect(toWish({ ...full, reason: ' 制发 ' }, 's')).toMatchObject({
      sealId: 's',
      reason: '制发',
      copies: 1,
    })
  })

  it.each([
    [{ sealId: null }, 'seal'],
    [{ reason: '  ' }, 'reason'],
    [{ copies: 0 }, 'copies'],
    [{ copies: 1000 }, 'copies'],
    [{ copies: 1.5 }, 'copies'],
  ] as const)('finds what %j lacks', (patch, field) => {
    expect(findRequestProblems({ ...full, ...patch })[field]).not.toBeNull()
  })
})
