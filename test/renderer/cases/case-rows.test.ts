import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import {
  buildCaseRows,
  filterCaseRows,
  type CaseFilter,
} from '../../../src/renderer/features/cases/case-rows'
import { FACTS, sha, uuid } from '../../helpers/sample-record'

const CAMPAIGN = {
  id: uuid(90),
  name: '集中评查',
  year: 2026,
  openedAt: '2026-01-01T00:00:00.000Z',
  plan: null,
}

const scan = (n: number, pageCount: number): CaseFile['files'][number] => ({
  fileId: uuid(n),
  name: `${n}.pdf`,
  kind: 'pdf',
  sha256: sha('a'),
  bytes: 10,
  pageCount,
  needsPassword: false,
})

const caseFile = (n: number, change: Partial<CaseFile> = {}): CaseFile => ({
  id: uuid(n),
  campaignId: null,
  state: 'registered',
  registeredAt: `2026-03-0${n}T08:00:00.000Z`,
  facts: { ...FACTS, title: `示例案卷${n}` },
  files: [scan(n * 10, 3), scan(n * 10 + 1, 4)],
  sampleSlug: null,
  removedAt: null,
  ...change,
})

const CASES: readonly CaseFile[] = [
  caseFile(1),
  caseFile(2, { state: 'in-review', campaignId: CAMPAIGN.id }),
  caseFile(3, {
    state: 'submitted',
    facts: { ...FACTS, title: '未按规定明码标价案', party: 'ABC 示例店', agency: '示例县农业农村局' },
  }),
  caseFile(4, { removedAt: '2026-03-09T08:00:00.000Z', campaignId: CAMPAIGN.id }),
]
const build = (cases = CASES) =>
  buildCaseRows({ cases, campaigns: [CAMPAIGN], reviews: [], standards: [], entries: [] })

const ALL: CaseFilter = { text: '', state: 'all', campaignId: 'all' }
const shown = (filter: Partial<CaseFilter>): readonly number[] =>
  filterCaseRows(build(), { ...ALL, ...filter }).map(({ file }) => Number(file.id.slice(-2)))

describe('buildCaseRows', () => {
  it('puts the newest first, whatever order they come in', () => {
    expect(build([...CASES].reverse()).map(({ file }) => file.id)).toEqual([4, 3, 2, 1].map(uuid))
  })

  it('leaves the array it was given as it was', () => {
    const given = [...CASES]
    build(given)
    expect(given).toEqual(CASES)
  })

  it('adds up the pages of all files and names the campaign with its year', () => {
    expect(build()[2]).toMatchObject({ pageCount: 7, campaignName: '2026 集中评查' })
    expect(build()[3]).toMatchObject({ pageCount: 7, campaignName: '' })
  })

  it('shows no score before there is a review', () => {
    expect(build()[0]).toMatchObject({ scoreText: '', grade: '', hasVeto: false })
  })

  it('shows nothing in place of a campaign that is not there', () => {
    expect(build([caseFile(1, { campaignId: uuid(99) })])[0]?.campaignName).toBe('')
  })
})

describe('filterCaseRows', () => {
  it.each<readonly [string, Partial<CaseFilter>, readonly number[]]>([
    ['everything but the bin', {}, [3, 2, 1]],
    ['the bin alone', { state: 'removed' }, [4]],
    ['one state', { state: 'in-review' }, [2]],
    ['another state', { state: 'submitted' }, [3]],
    ['the cases of no campaign', { campaignId: 'none' }, [3, 1]],
    ['the cases of one campaign', { campaignId: CAMPAIGN.id }, [2]],
    ['the bin of one campaign', { campaignId: CAMPAIGN.id, state: 'removed' }, [4]],
    ['a campaign nobody knows', { campaignId: uuid(99) }, []],
    ['a word of the title', { text: '明码' }, [3]],
    ['a word of the agency', { text: '农业' }, [3]],
    ['a word of the number', { text: '〔2025〕1号' }, [3, 2, 1]],
    ['a party, in either case', { text: 'abc' }, [3]],
    ['all words, in any order', { text: '农业 明码' }, [3]],
    ['no row when one word is nowhere', { text: '农业 没有这个词' }, []],
    ['blanks like no text at all', { text: '  ' }, [3, 2, 1]],
    ['a full-width blank as a blank', { text: '明码　农业' }, [3]],
    ['text and state together', { text: '示例案卷', state: 'in-review' }, [2]],
  ])('shows %s', (_what, filter, expected) => {
    expect(shown(filter)).toEqual(expected)
  })
})
