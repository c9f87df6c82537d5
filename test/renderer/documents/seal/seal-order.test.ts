import { describe, expect, it } from 'vitest'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import {
  isComplete,
  separationWarnings,
  startSealForm,
  type SealForm,
} from '../../../../src/renderer/features/documents/seal/seal-order'

const NUMBER = { prefix: '京执监意', year: 2026, serial: 1, text: '京执监意〔2026〕1号' }
const document = {
  kind: OPINION_V1,
  number: NUMBER,
  steps: [{ step: 'signed', person: '示例丙', at: '2026-03-01T01:00:00.000Z', note: NUMBER.text }],
} as const

const FULL: SealForm = {
  sealId: 's1',
  passphrase: '口令口令口令口令',
  applicant: '示例甲',
  approver: '示例丙',
  keeper: '示例丁',
  reason: '制发意见书',
  copies: 2,
  seam: false,
  isDuplex: false,
}

describe('startSealForm', () => {
  it('starts with what is known, and never with a passphrase or a keeper', () => {
    expect(startSealForm(document, '示例甲', ['s1'])).toEqual({
      sealId: 's1',
      passphrase: '',
      applicant: '示例甲',
      approver: '示例丙',
      keeper: '',
      reason: '制发行政执法监督意见书京执监意〔2026〕1号',
      copies: 1,
      seam: false,
      isDuplex: false,
    })
  })

  it('chooses no seal when there are several', () => {
    expect(startSealForm(document, '示例甲', ['s1', 's2']).sealId).toBeNull()
  })
})

describe('isComplete', () => {
  it('takes a full form', () => {
    expect(isComplete(FULL)).toBe(true)
  })

  it.each<Partial<SealForm>>([
    { sealId: null },
    { passphrase: '' },
    { applicant: ' ' },
    { approver: '' },
    { keeper: '' },
    { reason: '' },
    { copies: 0 },
    { copies: 1000 },
    { copies: 1.5 },
    { copies: Number.NaN },
  ])('does not take %j', (gap) => {
    expect(isComplete({ ...FULL, ...gap })).toBe(false)
  })
})

describe('separationWarnings', () => {
  it.each([
    [FULL, []],
    [{ ...FULL, approver: '示例甲 ' }, ['申请人与审批人是同一人']],
    [{ ...FULL, keeper: '示例甲' }, ['申请人与监印人是同一人']],
    [{ ...FULL, approver: '示例甲', keeper: '示例甲' }, ['申请人与审批人是同一人', '申请人与监印人是同一人']],
    [{ ...FULL, applicant: '', approver: '', keeper: '' }, []],
  ] as const)('warns where one person holds two hands of the seal', (form, warnings) => {
    expect(separationWarnings(form)).toEqual(warnings)
  })
})
