import { describe, expect, it } from 'vitest'
import type { SealUse } from '@shared/domain/seal/seal'
import {
  EVERYTHING,
  filterRegister,
  sealsOf,
  yearsOf,
  type RegisterFilter,
} from '../../../src/renderer/features/seals/register-rows'

const use = (serial: number, at: string, patch: Partial<SealUse> = {}): SealUse =>
  ({
    ...{ id: `u${serial}`, serial, at, sealId: 's', sealName: '专用章', target: { kind: 'document' } },
    ...{ documentTitle: '意见书', documentNumber: `京执监意〔2026〕${serial}号`, addressee: '示例单位' },
    ...{ reason: '制发', applicant: '示例甲', approver: '示例乙', keeper: '示例丙' },
    ...{ beforeSha256: 'aa11', afterSha256: 'bb22', rowHash: 'cc33' },
    ...patch,
  }) as unknown as SealUse

const USES = [
  // Half past midnight on New Year's Day in China, still the old year in UTC.
  use(1, '2025-12-31T16:30:00.000Z'),
  use(2, '2026-05-01T01:00:00.000Z', { sealId: 't', sealName: '示例印章', keeper: '示例丁' }),
  use(3, '2024-05-01T01:00:00.000Z', {
    target: { kind: 'attachment', fileId: 'f', name: '附表.pdf' } as SealUse['target'],
  }),
]

describe('filterRegister', () => {
  it.each<[Partial<RegisterFilter>, readonly number[]]>([
    [{}, [3, 2, 1]],
    [{ year: '2026' }, [2, 1]],
    [{ year: '2024' }, [3]],
    [{ sealId: 't' }, [2]],
    [{ text: '示例丁' }, [2]],
    [{ text: '附表' }, [3]],
    [{ text: 'BB22 〔2026〕1号' }, [1]],
    [{ text: '没有' }, []],
    [{ year: '2026', sealId: 's' }, [1]],
  ])('%j leaves %j', (patch, serials) => {
    expect(filterRegister(USES, { ...EVERYTHING, ...patch }).map(({ serial }) => serial)).toEqual(serials)
  })
})

it('lists the years in China and the seals once each', () => {
  expect(yearsOf(USES)).toEqual(['2026', '2024'])
  expect(sealsOf(USES)).toEqual([
    { value: 's', label: '专用章' },
    { value: 't', label: '示例印章' },
  ])
})
