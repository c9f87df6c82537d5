/** What papers are drafted from in tests: one case with findings, a matter, a clue, a dispute, an issued opinion. Names are invented. */
import { readFileSync } from 'node:fs'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { NO_FOLLOW_UP, type FollowUp } from '@shared/domain/document/follow-up'
import { KindFile, type KindDefinition, type KindField, type KindSubject } from '@shared/domain/document/kind'
import { draftPaper, type PaperDraft } from '@shared/domain/document/draft-paper'
import { NOTHING_GATHERED, type PaperSource, type ReviewedCase } from '@shared/domain/document/paper-source'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { Finding } from '@shared/domain/review/review'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { FILES, finding, missing, review, STANDARD } from '../renderer/review/sample-review'

export const KINDS: readonly KindDefinition[] = KindFile.parse(
  JSON.parse(readFileSync('resources/kinds/kinds-2026.1.json', 'utf8')),
).kinds

export function kindOf(id: string): KindDefinition {
  const kind = KINDS.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`no kind ${id}`)
  return kind
}

export const CASE_FILE: CaseFile = {
  id: '00000000-0000-4000-8000-0000000000bb',
  campaignId: null,
  state: 'submitted',
  registeredAt: '2026-02-01T00:00:00.000Z',
  facts: {
    title: '示例商店未按规定标示价格案',
    agency: '示例市示例局',
    party: '示例商店',
    caseType: '处罚普通',
    decisionNumber: '示罚决〔2025〕1号',
    handlers: '',
    dates: { filed: '2025-03-07', decided: '2025-05-20', served: null },
  },
  files: FILES.map((file) => ({
    ...file,
    kind: 'pdf' as const,
    sha256: 'b'.repeat(64),
    bytes: 1,
    needsPassword: false,
  })),
  sampleSlug: null,
  removedAt: null,
}

export const reviewedCase = (
  findings: readonly Finding[],
  facts: Partial<CaseFile['facts']> = {},
): ReviewedCase => ({
  caseFile: { ...CASE_FILE, facts: { ...CASE_FILE.facts, ...facts } },
  reviewed: {
    review: review({ findings, state: 'submitted', submittedAt: '2026-03-05T01:00:00.000Z' }),
    standard: STANDARD,
    on: '2026-03-05',
  },
})

export const sourceOf = (part: Partial<PaperSource>): PaperSource => ({
  ...NOTHING_GATHERED,
  settings: { ...DEFAULT_SETTINGS, contactPerson: '示例甲', contactPhone: '0724-0000000' },
  today: '2026-03-06',
  ...part,
})

export const MATTER: Matter = {
  id: '00000000-0000-4000-8000-0000000000c1',
  year: 2026,
  serial: 3,
  facts: {
    title: '示例市示例局行政处罚程序监督',
    source: '投诉举报',
    unit: '示例市示例局',
    cause: '办案期限',
    caseIds: [],
    registeredOn: '2026-02-10',
    isJoint: false,
    isPublicInterest: false,
    summary: '示例市示例局办理的3件案件超过办案期限，未见延期审批材料',
  },
  state: 'open',
  registeredAt: '2026-02-10T01:00:00.000Z',
  registeredBy: '示例甲',
  investigations: [
    {
      investigationId: '00000000-0000-4000-8000-0000000000c2',
      on: '2026-02-20',
      people: [
        { name: '示例甲', certificate: '示监001' },
        { name: '示例乙', certificate: '示监002' },
      ],
      what: '查阅案卷3件，询问承办人员2人次',
      files: [],
    },
  ],
  closing: null,
  archive: null,
  entryId: null,
}

export const CLUE: Clue = {
  id: '00000000-0000-4000-8000-0000000000d1',
  year: 2026,
  serial: 2,
  facts: {
    title: '示例市示例局工作人员线索',
    matterId: null,
    foundBy: '示例甲',
    foundOn: '2026-03-01',
    secrecy: '内部',
    unit: '示例市示例局',
    persons: [{ name: '示例丁', post: '示例科科长' }],
    facts: '2025年6月至8月，收取当事人缴纳的罚款12000元后未按规定上缴',
    happenedAt: '2025年6月至8月',
    amount: '12000元',
    nature: '职务违法',
    receiverKind: '纪检监察机关',
    receiver: '示例市监察委员会',
    materials: [
      { name: '行政处罚案卷复印件', pages: '第1至30页', copies: 1 },
      { name: '询问笔录', pages: '', copies: 2 },
    ],
  },
  state: 'approved',
  registeredAt: '2026-03-01T01:00:00.000Z',
  registeredBy: '示例甲',
  approvals: [],
  transfer: null,
  receipt: null,
  result: null,
  withdrawn: null,
}

export const DISPUTE: Dispute = {
  id: '00000000-0000-4000-8000-0000000000e1',
  year: 2026,
  serial: 1,
  facts: {
    title: '示例事项监管职责争议',
    appliedOn: '2026-02-01',
    applicant: '示例市甲局',
    parties: ['示例市甲局', '示例市乙局'],
    kind: '都不主张管辖',
    question: '示例事项的日常检查由哪个单位负责',
    matterId: null,
  },
  state: 'open',
  registeredAt: '2026-02-01T01:00:00.000Z',
  registeredBy: '示例甲',
  views: [
    {
      viewId: '00000000-0000-4000-8000-0000000000e2',
      party: '示例市甲局',
      on: '2026-02-05',
      view: '日常检查应当由示例市乙局负责',
      basis: '《示例办法》第五条',
      files: [],
    },
    {
      viewId: '00000000-0000-4000-8000-0000000000e3',
      party: '示例市乙局',
      on: '2026-02-06',
      view: '本局没有相应的职责',
      basis: '',
      files: [],
    },
  ],
  staffingOpinion: {
    on: '2026-02-15',
    from: '示例市委机构编制委员会办公室',
    number: '示编办函〔2026〕2号',
    opinion: '该事项由示例市乙局负责',
    files: [],
  },
  meetings: [
    {
      meetingId: '00000000-0000-4000-8000-0000000000e4',
      on: '2026-02-20',
      place: '示例会议室',
      experts: [{ name: '示例戊', title: '示例大学教授' }],
      opinion: '日常检查属于示例市乙局的职责',
      files: [],
    },
  ],
  ending: null,
}

export function must(kind: KindDefinition, source: PaperSource): PaperDraft {
  const drafted = draftPaper(kind, source)
  if (!drafted.ok) throw new Error(drafted.failure.code)
  return drafted.value
}

/** A paper as it stands after the seal. */
export function issuedPaper(
  kindId: string,
  source: PaperSource,
  followUp: Partial<FollowUp> = {},
  part: Partial<SupervisionDocument> = {},
): SupervisionDocument {
  const kind = kindOf(kindId)
  const prefix = kind.numberPrefix.value
  const number = prefix === '' ? null : { prefix, year: 2026, serial: 3, text: `${prefix}〔2026〕3号` }
  return {
    ...{ caseId: CASE_FILE.id, reviewId: '00000000-0000-4000-8000-0000000000aa' },
    ...{ matterId: null, clueId: null, disputeId: null, parentId: null },
    ...{ id: '00000000-0000-4000-8000-0000000000f1', kindId, kind, form: kind.forms[0] ?? 'legal' },
    ...{ state: 'sealed', draftedAt: '2026-03-06T01:00:00.000Z', steps: [], files: [], approvals: 0 },
    ...must(kind, source),
    draftedBy: { personId: null, name: '示例甲' },
    number,
    issuedOn: '2026-03-10',
    sealed: null,
    cryptoSignature: null,
    followUp: { ...NO_FOLLOW_UP, ...followUp },
    ...part,
  }
}

const SAMPLE_VALUES: Readonly<Record<KindField['type'], string>> = {
  text: '示例事项',
  long: '示例要素第一句，写明具体内容',
  date: '2026-04-01',
  unit: '示例市人民政府',
  number: '1',
  choice: '',
}

/** Every field of the kind filled in. */
export const fullValues = ({ fields }: KindDefinition): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.map(({ id, type, options }) => [
      id,
      id === 'requirements' ? '完善登记制度\n2.开展一次自查。' : (options[0] ?? SAMPLE_VALUES[type]),
    ]),
  )

const LAW = '《中华人民共和国行政处罚法》第四十二条第一款'
export const FINDINGS: readonly Finding[] = [
  finding('00000000-0000-4000-8000-000000000a01', {
    description: '现场检查笔录只有一名执法人员签名。未载明执法证号',
    law: LAW,
    advice: '补附情况说明',
  }),
  finding('00000000-0000-4000-8000-000000000a02', {
    kind: 'veto',
    itemId: 'PT-V07',
    unitCenti: 0,
    description: '决定前未告知当事人陈述、申辩权利',
    law: `${LAW}；《示例规定》第五条`,
    places: [missing('行政处罚事先告知书')],
  }),
  finding('00000000-0000-4000-8000-000000000a03', {
    kind: 'advice',
    itemId: 'PT-G02',
    unitCenti: 0,
    description: '卷内目录未写页码',
    advice: '编写页码',
  }),
]

const server = (name: string) => ({ personId: null, name })
const DELIVERED: FollowUp['delivery'] = {
  ...{ receivedBy: '示例己', receiverTitle: '办公室主任', unit: '示例市示例局', place: '示例市示例局' },
  ...{ way: '直接送达', servers: [server('示例甲'), server('示例乙')], copies: 2, receivedOn: '2026-03-12' },
  ...{ receivedTime: '10:30', refusal: null, note: '', files: [] },
}

/** An opinion that was served, answered, and found only partly carried out. */
export const followedOpinion = (): SupervisionDocument =>
  issuedPaper('opinion', sourceOf({ cases: [reviewedCase(FINDINGS)] }), {
    delivery: DELIVERED,
    extension: { requestedOn: '2026-04-05', days: 10, reason: '示例理由', approvedBy: server('示例庚') },
    reminders: [{ on: '2026-04-15', way: '电话', note: '' }],
    replies: [
      {
        ...{ replyId: '00000000-0000-4000-8000-000000000b01', receivedOn: '2026-04-20' },
        ...{ number: '示局函〔2026〕4号', text: '已补附情况说明。', files: [], evidence: [] },
      },
    ],
    verifications: [
      {
        ...{ verificationId: '00000000-0000-4000-8000-000000000b02', on: '2026-04-25', result: '部分整改' },
        ...{ people: [server('示例甲')], opinion: '告知程序未纠正。', files: [] },
        items: [
          { findingId: '00000000-0000-4000-8000-000000000a01', result: '已整改', note: '' },
          { findingId: '00000000-0000-4000-8000-000000000a02', result: '未整改', note: '没有提供材料' },
        ],
      },
    ],
  })

/** All that may be known about a subject of this kind, every field filled in. */
export function fullSource(kind: KindDefinition, subject: KindSubject): PaperSource {
  const known: Readonly<Record<KindSubject, Partial<PaperSource>>> = {
    review: { cases: [reviewedCase(FINDINGS)] },
    matter: { matter: MATTER, cases: [reviewedCase(FINDINGS)] },
    clue: { clue: CLUE },
    dispute: { dispute: DISPUTE },
    document: { cases: [reviewedCase(FINDINGS)], parent: followedOpinion() },
  }
  return sourceOf({ ...known[subject], values: fullValues(kind) })
}

/** Each kind with each thing it is drafted from. */
export const KINDS_AND_SUBJECTS: readonly (readonly [string, KindSubject])[] = KINDS.flatMap(
  ({ id, subjects }) => subjects.map((subject) => [id, subject] as const),
)
