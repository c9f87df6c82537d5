/** What papers are drafted from in tests: one case with findings, a matter, a clue, a dispute, an issued opinion. Names are invented. */
import { readFileSync } from 'node:fs'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { NO_FOLLOW_UP, type FollowUp } from '@shared/domain/document/follow-up'
import { KindFile, type KindDefinition } from '@shared/domain/document/kind'
import { draftPaper, type PaperDraft } from '@shared/domain/document/draft-paper'
import { NOTHING_GATHERED, type PaperSource, type ReviewedCase } from '@shared/domain/document/paper-source'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { Finding } from '@shared/domain/review/review'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { FILES, review, STANDARD } from '../renderer/review/sample-review'

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
