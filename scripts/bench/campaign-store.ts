/** A whole campaign in the store: 300 drawn files, each with two submitted first reviews and a comparison. */
import type { EventBody } from '@shared/events/catalogue'
import { DEFAULT_DRAW_RULE, DEFAULT_TERMS, type ListedFile } from '@shared/domain/campaign/campaign'
import type { Round } from '@shared/domain/review/review'
import { adopted, FACTS, finding, sha, STANDARD, uuid } from '../../test/helpers/sample-record'
import { OFFICE } from './store'

export const CAMPAIGN_FILES = 300
export const CAMPAIGN_ID = uuid(900_000)
const DRAW_ID = uuid(900_001)
const FINDINGS_PER_REVIEW = 10
const UNITS = [
  '示例县市场监督管理局',
  '示例县城市管理局',
  '示例县农业农村局',
  '示例县应急管理局',
  '示例县交通运输局',
]

const caseIdOf = (n: number): string => uuid(n)
export const entryIdOf = (n: number): string => uuid(500_000 + n)
const unitOf = (n: number): string => UNITS[n % UNITS.length] ?? ''

const listedOf = (n: number): ListedFile => ({
  unit: unitOf(n),
  number: `示罚〔2026〕${n}号`,
  title: `示例案卷之${n}：未按规定公示价格案`,
  caseType: '处罚普通',
  closedOn: '2026-06-30',
  mustReason: n % 40 === 0 ? '听证' : '',
  note: '',
})

/** The first `open` of them are still being reviewed by B. */
export function campaignYear(files = CAMPAIGN_FILES, open = 1): readonly EventBody[] {
  const numbers = Array.from({ length: files }, (_, index) => index + 1)
  const listed = numbers.map(listedOf)
  return [
    OFFICE,
    adopted,
    { type: 'campaign/opened', payload: { campaignId: CAMPAIGN_ID, name: '集中评查', year: 2026 } },
    {
      type: 'campaign/planned',
      payload: {
        campaignId: CAMPAIGN_ID,
        plan: {
          mode: '常规',
          basis: '年度计划',
          units: UNITS,
          standardIds: { 处罚普通: STANDARD.id },
          isDoubleReview: true,
          drawRule: DEFAULT_DRAW_RULE,
          terms: DEFAULT_TERMS,
          reviewerIds: [],
          leaderId: null,
          recusals: [],
        },
      },
    },
    {
      type: 'roster/imported',
      payload: { campaignId: CAMPAIGN_ID, rosterId: uuid(900_002), sourceName: '名册.csv', files: listed },
    },
    {
      type: 'draw/made',
      payload: {
        campaignId: CAMPAIGN_ID,
        drawId: DRAW_ID,
        draw: {
          algorithm: 'sha256-smallest/1',
          seed: '20261123',
          seedSource: '',
          rule: DEFAULT_DRAW_RULE,
          listSha256: sha('c'),
          listCount: files,
          strata: [],
          picked: numbers.map((n) => ({
            entryId: entryIdOf(n),
            listed: listedOf(n),
            origin: 'drawn' as const,
          })),
          drawnBy: '示例甲',
          witness: '示例乙',
        },
      },
    },
    ...numbers.flatMap((n) => reviewedTwice(n, n <= open)),
  ]
}

function reviewedTwice(n: number, isOpen: boolean): readonly EventBody[] {
  const [caseId, entryId] = [caseIdOf(n), entryIdOf(n)]
  const facts = { ...FACTS, title: listedOf(n).title, agency: unitOf(n), decisionNumber: listedOf(n).number }
  const file = {
    ...{ fileId: uuid(200_000 + n), name: `示例案卷${n}.pdf`, kind: 'pdf' as const, sha256: sha('a') },
    ...{ bytes: 20_000_000, pageCount: 60, needsPassword: false },
  }
  const payload = { caseId, campaignId: CAMPAIGN_ID, facts, sampleSlug: null, files: [file] }
  const assignment = { reviewerA: uuid(1), reviewerB: uuid(2), leader: null }
  return [
    { type: 'case/registered', payload },
    { type: 'entry/case-linked', payload: { entryId, caseId } },
    { type: 'entry/assigned', payload: { entryId, assignment } },
    ...oneReview(n, '初评A', uuid(300_000 + n), false),
    ...oneReview(n, '初评B', uuid(400_000 + n), isOpen),
  ]
}

function oneReview(n: number, round: Round, reviewId: string, isOpen: boolean): readonly EventBody[] {
  const ids = { caseId: caseIdOf(n), reviewId }
  const items = STANDARD.items.map(({ id }) => id)
  const base = round === '初评A' ? 2_000_000 : 4_000_000
  const recorded = Array.from({ length: FINDINGS_PER_REVIEW }, (_, index): EventBody => {
    const content = finding({
      itemId: items[(index * 3 + n) % items.length] ?? '',
      description: `第 ${index + 1} 处：现场笔录缺执法人员签名，未注明日期`,
      unitCenti: 20,
      places: [
        { kind: 'region', fileId: uuid(200_000 + n), pageIndex: index % 60, boxPt: [100, 100, 300, 160] },
      ],
    })
    const findingId = uuid(base + n * 100 + index)
    return { type: 'finding/recorded', payload: { ...ids, findingId, finding: content } }
  })
  const result = {
    ...{ scoreTenths: 980, gotCenti: 9800, fullApplicableCenti: 10_000, grade: '优秀' },
    vetoItemIds: [],
  }
  return [
    {
      type: 'review/started',
      payload: {
        ...{ ...ids, round, entryId: entryIdOf(n), basedOn: [], inherited: null },
        ...{ standardSha256: sha('5'), standardId: STANDARD.id, vetoStyle: 'B' },
      },
    },
    ...items.map((itemId): EventBody => {
      return { type: 'review/item-checked', payload: { ...ids, itemId, isChecked: true } }
    }),
    ...recorded,
    ...(isOpen ? [] : [{ type: 'review/submitted', payload: { ...ids, result } } as const]),
  ]
}
