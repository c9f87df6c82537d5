/** The work of an office written down as deeds of days, each made from the state it follows. Names are invented samples. */
import { readFileSync } from 'node:fs'
import { NOTHING_GATHERED, type PaperSource } from '@shared/domain/document/paper-source'
import { contentSha256 } from '@shared/domain/document/content'
import { draftPaper } from '@shared/domain/document/draft-paper'
import type { FollowUp, Verification } from '@shared/domain/document/follow-up'
import { KindFile, type KindDefinition } from '@shared/domain/document/kind'
import { takeNumber } from '@shared/domain/document/take-number'
import { DayBook, WorkCalendar } from '@shared/domain/law/calendar'
import { addDays } from '@shared/domain/law/days'
import type { MatterFacts } from '@shared/domain/loop/matter'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { DEFAULT_SEAL_FACTS } from '@shared/domain/seal/seal'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import type { EventBody } from '@shared/events/catalogue'
import { takenBy } from '@shared/events/checks/document-checks'
import { nextSerial } from '@shared/events/checks/loop-checks'
import { nextSealUseSerial, registerHeadOf } from '@shared/events/checks/seal-checks'
import { rowOf } from '@shared/events/seal-events'
import type { MemoryTables } from '@shared/events/tables'

export const PERSON = '示例甲'
export const SECOND = { personId: null, name: '示例乙' }
export const FIRST = { personId: null, name: PERSON }
const SEAL_ID = '00000000-0000-4000-8000-0000000000a1'
const SEAL_NAME = '示例印章'

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
export const KINDS: readonly KindDefinition[] = KindFile.parse(
  json('resources/kinds/kinds-2026.1.json'),
).kinds
export const CALENDARS: readonly WorkCalendar[] = [2022, 2023, 2024, 2025, 2026].map((year) =>
  WorkCalendar.parse(json(`resources/calendars/${year}.json`)),
)

export function kindNamed(id: string): KindDefinition {
  const kind = KINDS.find((one) => one.id === id)
  if (!kind) throw new Error(`no kind ${id}`)
  return kind
}

export const UNITS = [
  '示例市市场监督管理局',
  '示例市城市管理执法局',
  '示例市交通运输局',
  '示例市生态环境局',
  '示例市农业农村局',
  '示例市卫生健康局',
  '示例市应急管理局',
  '示例市文化和旅游局',
] as const
const CAUSES = ['程序不当', '告知缺项', '证据不足', '适用法律错误', '超期办结'] as const
const SOURCES = ['案卷评查', '投诉举报', '专项监督', '12345热线', '复议诉讼反馈', '检察建议'] as const

export const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index % list.length]
  if (value === undefined) throw new Error('an empty list')
  return value
}

/** What is to happen on a day; it sees the state its events will follow. */
export type Deed = {
  readonly on: string
  readonly order: number
  readonly make: (state: MemoryTables) => readonly EventBody[]
}

/** Bytes of a sealed paper: in memory only their hash, in a data folder a file of their own. */
export type SealedBytes = { readonly beforeSha256: string; readonly afterSha256: string }

export class Script {
  readonly #deeds: Deed[] = []
  readonly #days: DayBook
  #ids = 0

  constructor(
    private readonly bytesOf: () => SealedBytes = () => ({
      beforeSha256: '1'.repeat(64),
      afterSha256: '2'.repeat(64),
    }),
    calendars: readonly WorkCalendar[] = CALENDARS,
  ) {
    this.#days = new DayBook(calendars)
  }

  /** In the order of their days; of one day in the order they were written down. */
  get deeds(): readonly Deed[] {
    return this.#deeds.toSorted((a, b) => a.on.localeCompare(b.on) || a.order - b.order)
  }

  id(): string {
    this.#ids += 1
    return `00000000-0000-4000-8000-${String(700_000 + this.#ids).padStart(12, '0')}`
  }

  /** `days` later, or the working day after that. */
  after(day: string, days: number): string {
    let on = addDays(day, days)
    while (!this.#days.isWorkingDay(on)) on = addDays(on, 1)
    return on
  }

  do(on: string, make: Deed['make']): void {
    this.#deeds.push({ on, order: this.#deeds.length, make })
  }

  begin(on: string): void {
    const settings = { ...DEFAULT_SETTINGS, reviewerName: PERSON, officeName: '示例市司法局' }
    this.do(on, () => [
      { type: 'settings/changed', payload: { settings } },
      {
        type: 'seal/imported',
        payload: {
          ...{ sealId: SEAL_ID, name: SEAL_NAME, widthMm: 42, heightMm: 42, isSample: true },
          ...{ vaultSha256: 'e'.repeat(64), facts: DEFAULT_SEAL_FACTS },
        },
      },
    ])
  }

  matter(on: string, n: number, patch: Partial<MatterFacts> = {}): string {
    const matterId = this.id()
    const [unit, cause] = [at(UNITS, n), at(CAUSES, n)]
    const facts: MatterFacts = {
      ...{ title: `${unit}${cause}监督案`, source: at(SOURCES, n), unit, cause, caseIds: [] },
      ...{ registeredOn: on, isJoint: false, isPublicInterest: false, summary: '' },
      ...patch,
    }
    const year = Number(on.slice(0, 4))
    this.do(on, (state) => [
      {
        type: 'matter/registered',
        payload: { matterId, year, serial: nextSerial(state.all('matters'), year), facts, entryId: null },
      },
    ])
    this.do(this.after(on, 2), () => [
      {
        type: 'matter/investigated',
        payload: {
          matterId,
          investigation: {
            ...{
              investigationId: this.id(),
              on: this.after(on, 2),
              what: '查阅案卷，询问经办人员',
              files: [],
            },
            people: [
              { name: PERSON, certificate: '示例监督001' },
              { name: SECOND.name, certificate: '示例监督002' },
            ],
          },
        },
      },
    ])
    return matterId
  }

  /** Drafted, approved, numbered on `on`, and sealed where its kind has a seal. */
  paper(
    kindId: string,
    on: string,
    subject: Partial<Record<'matterId' | 'clueId' | 'disputeId' | 'parentId', string>>,
    until: 'draft' | 'out' = 'out',
  ): string {
    const documentId = this.id()
    const kind = kindNamed(kindId)
    this.do(on, (state) => {
      const links = { matterId: null, clueId: null, disputeId: null, parentId: null, ...subject }
      const draft = draftPaper(kind, sourceOf(state, links, on))
      if (!draft.ok) throw new Error(draft.failure.code)
      const { paragraphs, annexes, fields } = draft.value
      return [
        {
          type: 'document/drafted',
          payload: {
            ...{ documentId, person: PERSON, kind, form: at(kind.forms, 0), caseId: null, reviewId: null },
            ...{ ...links, paragraphs, annexes, fields },
          },
        },
      ]
    })
    if (until === 'out') this.#approve(documentId, kind, on)
    return documentId
  }

  #approve(documentId: string, kind: KindDefinition, on: string): void {
    const prefix = kind.numberPrefix.value
    this.do(on, (state) => {
      const number = takeNumber(prefix, Number(on.slice(0, 4)), takenBy(state))
      if (!number.ok) throw new Error(number.failure.code)
      return [
        { type: 'document/submitted', payload: { documentId, person: PERSON } },
        ...kind.approval.slice(1).map((): EventBody => ({
          type: 'document/reviewed',
          payload: { documentId, person: SECOND.name, note: '' },
        })),
        {
          type: 'document/signed',
          payload: { documentId, person: '示例丙', issuedOn: on, number: number.value },
        },
      ]
    })
    if (kind.sealName.value !== '') this.#seal(documentId, on)
  }

  #seal(documentId: string, on: string): void {
    this.do(on, (state) => {
      const document = state.get('documents', documentId)
      const placement = {
        ...{ pageIndex: 0, centreXMm: 140, centreYMm: 200, widthMm: 42, heightMm: 42 },
        coversText: on,
      }
      const use = {
        ...{ documentId, sealUseId: this.id(), serial: nextSealUseSerial(state), requestId: null },
        ...{ sealId: SEAL_ID, sealName: SEAL_NAME, documentTitle: document.kind.title },
        ...{ documentNumber: document.number?.text ?? '', addressee: document.fields.addressee },
        ...{
          reason: '发文',
          copies: 2,
          pageCount: 1,
          applicant: PERSON,
          approver: '示例丙',
          keeper: '示例丁',
        },
        ...{ approvedAt: null, contentSha256: contentSha256(document), seams: [] },
        ...{ proofAt: null, proofSigner: null, proofSignature: null },
        ...this.bytesOf(),
      }
      const rowHash = registerRowHash(rowOf(use, { kind: 'document' }, placement), registerHeadOf(state))
      return [{ type: 'document/sealed', payload: { ...use, placement, rowHash } }]
    })
  }

  deliver(documentId: string, on: string): void {
    this.do(on, (state) => [
      {
        type: 'document/delivered',
        payload: {
          documentId,
          delivery: {
            ...{ receivedBy: '示例戊', receiverTitle: '办公室主任', way: '直接送达', copies: 1 },
            ...{
              unit: state.get('documents', documentId).fields.addressee || '示例单位',
              place: '该单位办公室',
            },
            ...{ servers: [FIRST, SECOND], receivedOn: on, receivedTime: '10:00' },
            ...{ refusal: null, note: '', files: [] },
          } satisfies FollowUp['delivery'],
        },
      },
    ])
  }

  reply(documentId: string, on: string): void {
    const replyId = this.id()
    this.do(on, () => [
      {
        type: 'document/reply-received',
        payload: {
          documentId,
          reply: { replyId, receivedOn: on, number: '', text: '已按要求办理。', files: [], evidence: [] },
        },
      },
    ])
  }

  verify(documentId: string, on: string, result: Verification['result']): void {
    const verification = {
      ...{ verificationId: this.id(), on, people: [FIRST, SECOND], result, items: [], files: [] },
      opinion: result === '已整改' ? '经核查，已整改到位。' : '经核查，尚未整改。',
    }
    this.do(on, () => [{ type: 'document/verified', payload: { documentId, verification } }])
  }

  remind(documentId: string, on: string): void {
    this.do(on, () => [
      { type: 'document/reminded', payload: { documentId, reminder: { on, way: '催办函', note: '' } } },
    ])
  }

  /** The decision the paper is escalated to, drafted and said in one write. */
  escalate(documentId: string, on: string, matterId: string): string {
    const before = this.#deeds.length
    const toDocumentId = this.paper('decision', on, { parentId: documentId, matterId })
    const [draft] = this.#deeds.splice(before, 1)
    if (!draft) throw new Error('nothing drafted')
    this.#deeds.splice(before, 0, {
      ...draft,
      make: (state) => [
        ...draft.make(state),
        {
          type: 'document/escalated',
          payload: { documentId, toDocumentId, reason: '期限届满未纠正，催办后仍未反馈' },
        },
      ],
    })
    return toDocumentId
  }

  close(documentId: string, on: string, revoked: readonly string[] = []): void {
    const closing = { on, conclusion: '已按要求办理，予以销号。', revoked }
    this.do(on, () => [{ type: 'document/closed', payload: { documentId, closing } }])
  }

  closeMatter(matterId: string, on: string, archiveNumber: string | null): void {
    this.do(on, () => [
      {
        type: 'matter/closed',
        payload: { matterId, closing: { on, conclusion: '已整改销号', note: '' } },
      },
    ])
    if (archiveNumber === null) return
    const archive = { on: this.after(on, 5), archiveNumber, note: '' }
    this.do(archive.on, () => [{ type: 'matter/archived', payload: { matterId, archive } }])
  }
}

function sourceOf(
  state: MemoryTables,
  links: Readonly<Record<'matterId' | 'clueId' | 'disputeId' | 'parentId', string | null>>,
  today: string,
): PaperSource {
  const find = <T>(id: string | null, get: (id: string) => T): T | null => (id === null ? null : get(id))
  return {
    ...NOTHING_GATHERED,
    settings: state.find('settings', 'settings') ?? DEFAULT_SETTINGS,
    today,
    matter: find(links.matterId, (id) => state.get('matters', id)),
    clue: find(links.clueId, (id) => state.get('clues', id)),
    dispute: find(links.disputeId, (id) => state.get('disputes', id)),
    parent: find(links.parentId, (id) => state.get('documents', id)),
  }
}
