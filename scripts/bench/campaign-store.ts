/** A whole campaign in the store: 300 drawn files, each with two first reviews by two people who signed every act. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { EventBody } from '@shared/events/catalogue'
import { DEFAULT_DRAW_RULE, DEFAULT_TERMS, type ListedFile } from '@shared/domain/campaign/campaign'
import type { Role } from '@shared/domain/people/person'
import type { Round } from '@shared/domain/review/review'
import { openJournal } from '../../src/main/journal/journal'
import { Desk } from '../../src/main/people/desk'
import { Record } from '../../src/main/record/record'
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

const ADMIN = { name: '示例管理员', pin: '739164' } as const
const FIRST = { name: '示例评查员甲', pin: '284913' } as const
/** Has one review still open. */
export const REVIEWER = { name: '示例评查员乙', pin: '918273' } as const
const BATCH = 200

/** Writes it into the data folder of an app that is not running. The first file's 初评B is still open. */
export async function writeCampaign(userDataDir: string, files = CAMPAIGN_FILES): Promise<void> {
  const dir = join(userDataDir, 'store', 'journal')
  const opened = await openJournal({ dir, now: Date.now, newId: randomUUID })
  const record = await Record.open(opened, randomUUID)
  const write = async (bodies: readonly EventBody[]): Promise<void> => {
    for (let from = 0; from < bodies.length; from += BATCH)
      await record.write(bodies.slice(from, from + BATCH))
  }
  const desk = new Desk({
    ...{ record, newId: randomUUID, now: () => new Date(), elapsedMs: () => performance.now() },
    onTrouble: (cause) => {
      throw cause
    },
  })
  const register = async (name: string, role: Role, pin: string): Promise<string> => {
    const facts = { name, unit: '示例县司法局', certificate: '', roles: [role], recusedUnits: [] }
    return (await desk.register(facts, pin)).personId
  }
  try {
    await write([OFFICE])
    await register(ADMIN.name, 'admin', ADMIN.pin)
    const a = await register(FIRST.name, 'reviewer', FIRST.pin)
    const b = await register(REVIEWER.name, 'reviewer', REVIEWER.pin)
    const numbers = Array.from({ length: files }, (_, index) => index + 1)
    await write([...opening(numbers), ...numbers.flatMap((n) => taken(n, a, b))])
    await desk.signIn(a, FIRST.pin)
    await write(numbers.flatMap((n) => oneReview(n, '初评A', reviewIdOf('初评A', n), false)))
    await desk.signIn(b, REVIEWER.pin)
    await write(numbers.flatMap((n) => oneReview(n, '初评B', reviewIdOf('初评B', n), n === 1)))
    desk.signOut()
  } finally {
    await record.close()
  }
}

export const reviewIdOf = (round: '初评A' | '初评B', n: number): string =>
  uuid((round === '初评A' ? 300_000 : 400_000) + n)

function opening(numbers: readonly number[]): readonly EventBody[] {
  const listed = numbers.map(listedOf)
  return [
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
          listCount: numbers.length,
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
  ]
}

/** The file is in the store and given to its two reviewers. */
function taken(n: number, reviewerA: string, reviewerB: string): readonly EventBody[] {
  const [caseId, entryId] = [caseIdOf(n), entryIdOf(n)]
  const facts = { ...FACTS, title: listedOf(n).title, agency: unitOf(n), decisionNumber: listedOf(n).number }
  const file = {
    ...{ fileId: uuid(200_000 + n), name: `示例案卷${n}.pdf`, kind: 'pdf' as const, sha256: sha('a') },
    ...{ bytes: 20_000_000, pageCount: 60, needsPassword: false },
  }
  const payload = { caseId, campaignId: CAMPAIGN_ID, facts, sampleSlug: null, files: [file] }
  const assignment = { reviewerA, reviewerB, leader: null }
  return [
    { type: 'case/registered', payload },
    { type: 'entry/case-linked', payload: { entryId, caseId } },
    { type: 'entry/assigned', payload: { entryId, assignment } },
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
    ...(isOpen
      ? []
      : [{ type: 'review/submitted', payload: { ...ids, entryId: entryIdOf(n), result } } as const]),
  ]
}
