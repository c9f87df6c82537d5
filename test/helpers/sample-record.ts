/** A small world in events: one case of two files, one adopted standard, one open review. For unit tests. */
import { readFileSync } from 'node:fs'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { contentSha256 } from '@shared/domain/document/content'
import { OPINION_V1 } from '@shared/domain/document/opinion-v1'
import type { DocumentFields, DocumentNumber } from '@shared/domain/document/supervision-document'
import type { FindingContent } from '@shared/domain/review/review'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { DEFAULT_SEAL_FACTS, REGISTER_START } from '@shared/domain/seal/seal'
import { applyEvent, CATALOGUE, type EventBody, type PayloadOf } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { parseBody } from '@shared/events/act'
import { SINGLE_REVIEW } from '@shared/events/review-events'
import { rowOf } from '@shared/events/seal-events'
import { MemoryTables } from '@shared/events/tables'

export const STANDARD = ScoringStandard.parse(
  JSON.parse(readFileSync(new URL('../../resources/standards/CF-PT-2026.1.json', import.meta.url), 'utf8')),
)

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const sha = (digit: string): string => digit.repeat(64)

export const CASE_ID = uuid(1)
export const REVIEW_ID = uuid(2)
export const FILE_A = uuid(11)
export const FILE_B = uuid(12)
export const DOCUMENT_ID = uuid(3)
export const SEAL_ID = uuid(4)

export const FACTS = {
  title: '示例甲公司未按规定公示价格案',
  agency: '示例县市场监督管理局',
  party: '示例甲公司',
  caseType: '处罚普通',
  decisionNumber: '示市监罚〔2025〕1号',
  handlers: '示例乙、示例丙',
  dates: { filed: '2025-03-03', decided: '2025-05-20', served: null },
} as const

export const registered: EventBody = {
  type: 'case/registered',
  payload: {
    caseId: CASE_ID,
    campaignId: null,
    facts: FACTS,
    sampleSlug: null,
    files: [
      {
        fileId: FILE_A,
        name: '正卷.pdf',
        kind: 'pdf',
        sha256: sha('a'),
        bytes: 10,
        pageCount: 3,
        needsPassword: false,
      },
      {
        fileId: FILE_B,
        name: '照片.jpg',
        kind: 'jpeg',
        sha256: sha('b'),
        bytes: 10,
        pageCount: 1,
        needsPassword: false,
      },
    ],
  },
}
export const adopted: EventBody = {
  type: 'standard/adopted',
  payload: { sha256: sha('5'), standard: STANDARD, origin: 'shipped' },
}
export const started: EventBody = {
  type: 'review/started',
  payload: {
    reviewId: REVIEW_ID,
    caseId: CASE_ID,
    standardSha256: sha('5'),
    standardId: STANDARD.id,
    vetoStyle: 'B',
    ...SINGLE_REVIEW,
  },
}

export function finding(patch: Partial<FindingContent> = {}): FindingContent {
  return {
    kind: 'deduction',
    itemId: 'PT-A02',
    ruleId: null,
    unitCenti: 100,
    count: 1,
    places: [{ kind: 'region', fileId: FILE_A, pageIndex: 0, boxPt: [10, 10, 100, 50] }],
    description: '缺一人签名',
    defectCode: null,
    law: '',
    severity: '一般',
    advice: '',
    ...patch,
  }
}

export const recorded = (n: number, patch: Partial<FindingContent> = {}): EventBody => ({
  type: 'finding/recorded',
  payload: { reviewId: REVIEW_ID, caseId: CASE_ID, findingId: uuid(100 + n), finding: finding(patch) },
})

export const submitted: EventBody = {
  type: 'review/submitted',
  payload: {
    reviewId: REVIEW_ID,
    caseId: CASE_ID,
    result: { scoreTenths: 990, gotCenti: 9900, fullApplicableCenti: 10000, grade: '优秀', vetoItemIds: [] },
  },
}

export const FIELDS: DocumentFields = {
  issuer: '示例局',
  coIssuers: [],
  addressee: '示例单位',
  copiesTo: [],
  attachments: [],
  contactPerson: '',
  contactPhone: '',
  signatory: '',
  secrecy: '',
  urgency: '',
  copyNumber: '',
  isSealed: true,
  printedBy: '',
  values: {},
}
const PAPER = {
  ...({ kind: OPINION_V1, form: 'legal', fields: FIELDS, annexes: [] } as const),
  paragraphs: [{ id: 'p1', role: 'fact', level: 'body', text: '正文', findingIds: [] }],
} as const
const ISSUED_ON = '2026-11-23'
const numberOf = (serial: number): DocumentNumber => ({
  ...{ prefix: '京执监意', year: 2026, serial, text: `京执监意〔2026〕${serial}号` },
})
/** What an applicant sees of `drafted()` once it is `signed()`. */
export const CONTENT_SHA256 = contentSha256({ ...PAPER, files: [], number: numberOf(1), issuedOn: ISSUED_ON })

export const drafted = (documentId = DOCUMENT_ID): EventBody => ({
  type: 'document/drafted',
  payload: {
    ...{ documentId, person: '示例甲', caseId: CASE_ID, reviewId: REVIEW_ID, ...PAPER },
    ...{ matterId: null, clueId: null, disputeId: null, parentId: null },
  },
})

export const signed = (documentId = DOCUMENT_ID, serial = 1): EventBody => ({
  type: 'document/signed',
  payload: { documentId, person: '示例丁', issuedOn: ISSUED_ON, number: numberOf(serial) },
})

export const step = (type: 'document/submitted', documentId = DOCUMENT_ID): EventBody => ({
  type,
  payload: { documentId, person: '示例甲' },
})

export const sealImported: EventBody = {
  type: 'seal/imported',
  payload: {
    sealId: SEAL_ID,
    name: '示例印章',
    widthMm: 42,
    heightMm: 42,
    isSample: true,
    vaultSha256: sha('e'),
    facts: DEFAULT_SEAL_FACTS,
  },
}

type Sealed = PayloadOf<'document/sealed'>

/** With the row's own hash, as main makes it; `previous` is the head of the register before it. */
export function sealed(
  serial = 1,
  patch: Partial<Sealed> = {},
  previous: string = REGISTER_START,
): EventBody & { readonly type: 'document/sealed' } {
  const { placement, ...use }: Omit<Sealed, 'rowHash'> = {
    ...{ documentId: DOCUMENT_ID, sealUseId: uuid(50), serial, sealId: SEAL_ID, sealName: '示例印章' },
    ...{ documentTitle: '示例局行政执法监督意见书', documentNumber: '京执监意〔2026〕1号' },
    ...{ addressee: '示例单位', reason: '发文', copies: 1, pageCount: 2, requestId: null, approvedAt: null },
    ...{ applicant: '示例甲', approver: '示例乙', keeper: '示例丙', seams: [] },
    ...{ proofAt: '2026-11-23T03:00:00.000Z', proofSigner: null, proofSignature: null },
    ...{ beforeSha256: sha('1'), afterSha256: sha('2'), contentSha256: CONTENT_SHA256 },
    placement: {
      ...{ pageIndex: 1, centreXMm: 140, centreYMm: 200, widthMm: 42, heightMm: 42, coversText: '2026年' },
    },
    ...patch,
  }
  const rowHash = registerRowHash(rowOf(use, { kind: 'document' }, placement), previous)
  return { type: 'document/sealed', payload: { ...use, placement, rowHash } }
}

/** The code of the guard's refusal, or null. Schema first, as main does. */
export function refusalOf(state: MemoryTables, body: EventBody): string | null {
  const parsed = parseBody(body.type, body.payload)
  if (!parsed.ok) return parsed.failure.code
  const verdict = checkEvent(state, body)
  return verdict.ok ? null : verdict.failure.code
}

let clock = 0
/** Applies events that must be allowed. */
export function play(bodies: readonly EventBody[], state = new MemoryTables()): MemoryTables {
  for (const body of bodies) {
    const refusal = refusalOf(state, body)
    if (refusal) throw new Error(`${body.type} refused: ${refusal}`)
    clock += 1
    applyEvent(state, {
      ...body,
      id: uuid(9000 + clock),
      seq: clock,
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, clock)).toISOString(),
      actor: '示例评查员',
      v: CATALOGUE[body.type].v,
    })
  }
  return state
}
