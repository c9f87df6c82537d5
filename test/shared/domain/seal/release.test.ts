import { describe, expect, it } from 'vitest'
import { brokenRows, registerHead, registerRowHash } from '@shared/domain/seal/register-chain'
import { impressionsOn, isApprovalOld, isMeantFor, isValidOn } from '@shared/domain/seal/release'
import { REGISTER_START, type SealUse } from '@shared/domain/seal/seal'
import * as w from '../../../helpers/sample-record'

describe('isApprovalOld', () => {
  const decidedAt = '2026-11-01T00:00:00.000Z'
  it.each([
    ['at once', '2026-11-01T00:00:00.000Z', false],
    ['after seven days to the second', '2026-11-08T00:00:00.000Z', false],
    ['later', '2026-11-08T00:00:01.000Z', true],
    ['under a clock an hour behind', '2026-10-31T23:00:00.000Z', false],
    ['under a clock set back by more than a day', '2026-10-30T23:59:00.000Z', true],
  ])('%s', (_when, now, isOld) => {
    expect(isApprovalOld({ decidedAt }, new Date(now))).toBe(isOld)
  })
  it('is so for what nobody has decided', () => {
    expect(isApprovalOld({ decidedAt: null }, new Date())).toBe(true)
  })
})

describe('isMeantFor', () => {
  const kind = {
    id: 'opinion',
    sealName: { value: '监督专用章', provenance: 'proposal', isConfirmed: false },
  } as const
  it.each([
    ['the name the kind asks for', { name: '监督专用章', kindIds: [] }, true],
    ['another name', { name: '公章', kindIds: [] }, false],
    ['another name, said to be for this kind', { name: '公章', kindIds: ['opinion'] }, true],
    ['the name, but kept for others', { name: '监督专用章', kindIds: ['notice'] }, false],
  ])('%s', (_what, seal, is) => {
    expect(isMeantFor(seal, kind)).toBe(is)
  })
})

describe('isValidOn', () => {
  it.each([
    [null, null, true],
    ['2026-11-23', '2026-11-23', true],
    ['2026-11-24', null, false],
    [null, '2026-11-22', false],
  ])('from %s until %s', (validFrom, validUntil, is) => {
    expect(isValidOn({ validFrom, validUntil }, '2026-11-23')).toBe(is)
  })
})

describe('impressionsOn', () => {
  it('counts signature and seam of one seal on one day in China', () => {
    const use = (at: string, sealId = w.SEAL_ID) => ({ at, sealId, impressions: { signature: 1, seam: 2 } })
    const uses = [
      use('2026-11-22T16:00:00.000Z'), // midnight in China
      use('2026-11-23T15:59:59.000Z'),
      use('2026-11-23T16:00:00.000Z'),
      use('2026-11-23T01:00:00.000Z', w.uuid(9)),
    ]
    expect(impressionsOn(uses, w.SEAL_ID, '2026-11-23')).toBe(6)
  })
})

describe('the chain of the register', () => {
  const base = {
    ...{
      sealId: w.SEAL_ID,
      sealName: '示例印章',
      documentId: w.DOCUMENT_ID,
      target: { kind: 'document' } as const,
    },
    ...{
      documentTitle: '意见书',
      documentNumber: '京执监意〔2026〕1号',
      addressee: '示例单位',
      reason: '发文',
    },
    ...{
      copies: 1,
      pageCount: 2,
      impressions: { signature: 1, seam: 0 },
      requestId: null,
      applicant: '示例甲',
    },
    ...{ approver: '示例乙', approvedAt: null, keeper: '示例丙', beforeSha256: w.sha('1') },
    ...{ afterSha256: w.sha('2'), contentSha256: null, placement: null, seams: [] },
    ...{ proofAt: null, proofSigner: null, proofSignature: null, at: '2026-11-23T01:00:00.000Z' },
  }
  const rows: SealUse[] = []
  for (const serial of [1, 2, 3]) {
    const row = { ...base, serial, id: w.uuid(100 + serial) }
    rows.push({ ...row, rowHash: registerRowHash(row, rows.at(-1)?.rowHash ?? REGISTER_START) })
  }

  it('holds as it was written, in any order of reading', () => {
    expect(brokenRows(rows)).toEqual([])
    expect(brokenRows(rows.toReversed())).toEqual([])
    expect(registerHead(rows)).toBe(rows[2]?.rowHash)
    expect(registerHead([])).toBe(REGISTER_START)
  })

  it.each<readonly [string, (all: readonly SealUse[]) => readonly SealUse[], readonly number[]]>([
    ['a changed row', (all) => all.map((row) => (row.serial === 2 ? { ...row, copies: 9 } : row)), [2]],
    ['a row taken out', (all) => all.filter(({ serial }) => serial !== 2), [3]],
    [
      'two rows in each other’s place',
      (all) => all.map((row) => ({ ...row, serial: 4 - row.serial })),
      [1, 2, 3],
    ],
    [
      'a row changed with its hash',
      (all) =>
        all.map((row) => {
          const changed = { ...row, copies: 9 }
          return row.serial === 2
            ? { ...changed, rowHash: registerRowHash(changed, all[0]?.rowHash ?? '') }
            : row
        }),
      [3],
    ],
  ])('breaks at %s', (_what, change, broken) => {
    expect(brokenRows(change(rows))).toEqual(broken)
  })
})
