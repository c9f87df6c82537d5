import { describe, expect, it } from 'vitest'
import type { Evidence, Verification } from '@shared/domain/document/follow-up'
import {
  paperFindings,
  replyFiles,
  wholeResult,
} from '../../../src/renderer/features/documents/follow-up/paper-findings'
import { delivered, paper, reply, uuid, verified } from '../../shared/domain/loop/helpers'
import { finding, review as reviewOf } from '../review/sample-review'

const evidence = (findingId: string | null, pageIndex: number): Evidence => ({
  ...{ findingId, fileId: uuid(601), pageIndex, note: '' },
})

describe('the faults of a paper', () => {
  const [first, second, gone] = [uuid(611), uuid(612), uuid(613)]
  const review = reviewOf({
    findings: [
      finding(first, {}),
      finding(second, {}),
      finding(gone, { withdrawnAt: '2026-03-01T02:00:00.000Z' }),
    ],
  })

  it('are those its paragraphs name', () => {
    const named = paper({
      paragraphs: [{ id: 'p1', role: 'facts', level: 'body', text: '', findingIds: [second] }],
    })
    expect(paperFindings(named, review, undefined).map(({ id }) => id)).toEqual([second])
  })

  it('are all standing faults of its review when it names none', () => {
    const standing = review.findings.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id)
    expect(
      paperFindings(paper(), review, undefined)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(standing.toSorted())
  })

  it('carry what every reply handed in against them, and what the last look said', () => {
    const twice = paper(
      {},
      {
        delivery: delivered('2026-03-10'),
        replies: [
          { ...reply('2026-04-01', 1), evidence: [evidence(first, 0), evidence(null, 1)] },
          { ...reply('2026-04-20', 2), evidence: [evidence(first, 4)] },
        ],
        verifications: [
          {
            ...verified('2026-04-07', '部分整改', 1),
            items: [{ findingId: first, result: '未整改', note: '缺章' }],
          },
          {
            ...verified('2026-04-25', '已整改', 2),
            items: [{ findingId: first, result: '已整改', note: '' }],
          },
        ],
      },
    )
    const found = paperFindings(twice, review, undefined)
    const one = found.find(({ id }) => id === first)
    expect(one?.evidence.map(({ pageIndex }) => pageIndex)).toEqual([0, 4])
    expect([one?.result, one?.resultNote]).toEqual(['已整改', ''])
    expect(found.find(({ id }) => id === second)?.result).toBeNull()
    expect(replyFiles(twice)).toEqual([])
  })

  it('of a paper without a review are none', () => {
    expect(paperFindings(paper(), undefined, undefined)).toEqual([])
  })
})

describe('the single results', () => {
  it.each<[readonly Verification['result'][], Verification['result']]>([
    [['已整改', '已整改'], '已整改'],
    [['已整改', '未整改'], '部分整改'],
    [['部分整改'], '部分整改'],
    [['未整改', '未整改'], '未整改'],
    [[], '未整改'],
  ])('%j add up to %s', (results, whole) => {
    expect(wholeResult(results)).toBe(whole)
  })
})
