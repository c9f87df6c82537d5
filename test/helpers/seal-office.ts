/**
 * An office on a real disk with a numbered paper, a seal and people, and everything main does to seal it but the
 * printing: that needs Electron. Clocks can be turned.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { contentSha256 } from '@shared/domain/document/content'
import type { SealRequest, SealWish } from '@shared/domain/seal/seal'
import { DEFAULT_SEAL_FACTS, type SealFacts } from '@shared/domain/seal/seal'
import type { EventBody } from '@shared/events/catalogue'
import type { AttachmentSealOrder, SealOrder } from '@shared/ipc/shapes'
import { openBlobStore } from '../../src/main/blob-store/blob-store'
import type { BlobStore } from '../../src/main/blob-store/types'
import type { Jobs } from '../../src/main/jobs/pool'
import { TASKS, type TaskContext } from '../../src/main/jobs/tasks'
import type { TaskName, Tasks } from '../../src/main/jobs/task-table'
import { Device } from '../../src/main/office/device'
import type { Desk } from '../../src/main/people/desk'
import { decideRequest } from '../../src/main/seals/decide-request'
import { asKeeper } from '../../src/main/seals/keeper'
import { Vaults } from '../../src/main/seals/open-vaults'
import { sealAttachment } from '../../src/main/seals/seal-attachment'
import { sealDocument } from '../../src/main/seals/seal-document'
import { SealQueue, type SealOffice, type SealStep, type Sealing } from '../../src/main/seals/sealing'
import { lockSeal } from '../../src/main/seals/vault'
import { sealPng } from '../fixtures/pdf/seal'
import { factsOf, openDesk } from './people'
import { testPdfium } from './pdfium'
import * as w from './sample-record'

/** Not long before 成文日期 is over. */
export const SEALING_MS = Date.UTC(2026, 10, 23, 1)
export const PASSPHRASE = '示例口令 20261123'
export const SEAL_NAME = '京山市人民政府行政执法监督专用章'
/** Enough for tests, and thirty times as quick as the real one. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 } as const

const PINS = { boss: '739164', clerk: '284913', keeper: '918273', spare: '562839' } as const
export type Role = keyof typeof PINS
export const pinOf = (role: Role): string => PINS[role]
export const FILE_ID = w.uuid(61)

export type SealHouse = Awaited<ReturnType<typeof openSealOffice>>

export type HouseOptions = {
  readonly startMs?: number
  readonly fingerprint?: () => Promise<string | null>
  readonly onStep?: (step: SealStep) => void
  readonly confirm?: () => Promise<boolean>
}

/** The tasks themselves, in this process. */
function ownJobs(blobs: BlobStore): Jobs {
  return {
    run: <N extends TaskName>(name: N, input: Tasks[N]['input'], options = {}) => {
      const { signal = new AbortController().signal, onProgress = () => undefined } = options as {
        signal?: AbortSignal
        onProgress?: (done: number, total: number) => void
      }
      const context: TaskContext = {
        signal,
        onProgress,
        pdfium: testPdfium,
        blobs: () => Promise.resolve(blobs),
      }
      return TASKS[name](input, context)
    },
    close: () => Promise.resolve(),
  }
}

export async function pdfOf(pages: number, text = '2026 11 23'): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const font = await doc.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page += 1) {
    doc.addPage([595.28, 841.89]).drawText(`${text} ${page}`, { x: 350, y: 260, size: 16, font })
  }
  return doc.save()
}

/** What a printed paper of `pages` pages says of its seal. */
export async function printedPaper(pages = 2): Promise<Awaited<ReturnType<Sealing['print']>>> {
  const centre = { xMm: 140, yMm: 200 }
  return {
    ...{ pdf: await pdfOf(pages), pageCount: pages },
    place: {
      ...{ centreXMm: centre.xMm, centreYMm: centre.yMm, pageIndex: pages - 1 },
      ...{ rule: 'preferred', belowCentreRatio: 0.3, gapAboveMm: 4 },
    },
    room: {
      ...{ rule: centre, widthMm: 42, heightMm: 42, aboveMm: 175, note: null, others: [] },
      target: { leftMm: 121, rightMm: 161, topMm: 206, bottomMm: 212 },
    },
  }
}

export async function openSealOffice(dir: string, options: HouseOptions = {}) {
  const at = await openDesk(dir, options.startMs ?? SEALING_MS)
  const { record, desk } = at
  const blobs = await openBlobStore({ dir: join(dir, 'blobs') })
  await blobs.sweepTemp()
  const now = (): Date => at.now()
  const device = new Device({
    record,
    now,
    fingerprint: options.fingerprint ?? (() => Promise.resolve('this machine')),
  })
  const refusals: { readonly sealId: string; readonly attempts: number }[] = []
  const vaults = new Vaults({
    ...{ record, now, elapsedMs: at.elapsedMs, onRefused: (refusal) => refusals.push(refusal) },
    readVault: async (sha256) => blobs.readRange(sha256, 0, (await blobs.openVerified(sha256)).bytes),
  })
  desk.onChanged(({ personId, isLocked }) => (isLocked ? vaults.lockAll() : vaults.keepOnlyOf(personId)))
  const office: SealOffice = {
    record,
    blobs,
    jobs: ownJobs(blobs),
    device,
    now,
    newId: randomUUID,
    storeDir: dir,
  }
  const asked: string[] = []
  const printed: string[] = []
  const sealing: Sealing = {
    ...{ office, vaults, queue: new SealQueue() },
    confirm: ({ title }) => {
      asked.push(title)
      return options.confirm?.() ?? Promise.resolve(true)
    },
    print: (document) => {
      printed.push(document.id)
      return printedPaper()
    },
    ...(options.onStep ? { onStep: options.onStep } : {}),
  }
  return { ...at, office, sealing, vaults, device, blobs, refusals, asked, printed }
}

/** 意见书 1 with a number, and a file of three pages that goes out with it; nobody is registered. */
export async function numberPaper({ record, blobs }: Pick<SealHouse, 'record' | 'blobs'>): Promise<void> {
  const file = await blobs.put(await pdfOf(3, 'attachment'))
  const attached = {
    ...({ fileId: FILE_ID, name: '示例清单.pdf', kind: 'pdf', needsPassword: false } as const),
    ...{ sha256: file.sha256, bytes: file.bytes, pageCount: 3 },
  }
  await record.write([
    ...[w.registered, w.adopted, w.started, w.submitted, w.drafted()],
    { type: 'document/files-set', payload: { documentId: w.DOCUMENT_ID, files: [attached] } },
    w.step('document/submitted'),
    { type: 'document/reviewed', payload: { documentId: w.DOCUMENT_ID, person: '示例乙', note: '' } },
    w.signed(),
  ])
}

export async function importSeal(
  { record, blobs }: Pick<SealHouse, 'record' | 'blobs'>,
  patch: { readonly name?: string; readonly isSample?: boolean; readonly facts?: Partial<SealFacts> } = {},
): Promise<void> {
  const vault = await blobs.put(await lockSeal(sealPng(300), PASSPHRASE, CHEAP))
  const { name = SEAL_NAME, isSample = false } = patch
  await record.write([
    {
      type: 'seal/imported',
      payload: {
        ...{ sealId: w.SEAL_ID, name, widthMm: 42, heightMm: 42, isSample, vaultSha256: vault.sha256 },
        facts: { ...DEFAULT_SEAL_FACTS, ...patch.facts },
      },
    },
  ])
}

export type Staff = Readonly<Record<Role, string>>

/** 组长 who also administers, 评查员, 监印人, and one with all three of these roles. The clerk stays signed in. */
export async function hire({ desk }: { readonly desk: Desk }): Promise<Staff> {
  const boss = await desk.register(factsOf('示例甲', 'admin', 'leader'), PINS.boss)
  const clerk = await desk.register(factsOf('示例乙', 'reviewer'), PINS.clerk)
  const keeper = await desk.register(factsOf('示例丙', 'keeper'), PINS.keeper)
  const spare = await desk.register(factsOf('示例丁', 'leader', 'keeper', 'reviewer'), PINS.spare)
  return { boss: boss.personId, clerk: clerk.personId, keeper: keeper.personId, spare: spare.personId }
}

/** A staffed office with a paper, a seal and the clerk at the laptop. */
export async function staffed(house: SealHouse, facts: Partial<SealFacts> = {}): Promise<Staff> {
  await numberPaper(house)
  const staff = await hire(house)
  await importSeal(house, { facts })
  await house.desk.signIn(staff.clerk, PINS.clerk)
  return staff
}

export const WISH: SealWish = {
  ...{ sealId: w.SEAL_ID, reason: '发文', copies: 2, seam: false, isDuplex: false },
  attachmentIds: [],
}
export const REQUEST_ID = w.uuid(70)

export const requestOf = (
  { record }: Pick<SealHouse, 'record'>,
  who: { readonly personId: string | null; readonly name: string },
  wish: Partial<SealWish> = {},
  requestId = REQUEST_ID,
): EventBody => ({
  type: 'seal-request/made',
  payload: {
    ...{ requestId, documentId: w.DOCUMENT_ID, wish: { ...WISH, ...wish }, applicant: who },
    contentSha256: contentSha256(record.state.get('documents', w.DOCUMENT_ID)),
  },
})

/** The clerk asks. */
export async function ask(house: SealHouse, staff: Staff, wish: Partial<SealWish> = {}): Promise<void> {
  await house.record.write([requestOf(house, { personId: staff.clerk, name: '示例乙' }, wish)])
}

/** The boss approves with their PIN beside the clerk. */
export const approve = (house: SealHouse, staff: Staff, role: Role = 'boss'): Promise<void> =>
  decideRequest(house, house.desk, {
    ...{ requestId: REQUEST_ID, personId: staff[role], pin: PINS[role], isApproved: true, note: '' },
  })

export const ORDER: SealOrder = {
  ...{ documentId: w.DOCUMENT_ID, sealId: w.SEAL_ID, requestId: REQUEST_ID, passphrase: PASSPHRASE },
  ...{ keeperPin: null, applicant: '示例乙', approver: '示例甲', keeper: '示例丙' },
  ...{ reason: '发文', copies: 2, seam: false, isDuplex: false, moveMm: null },
}

/** As `document:seal` does: the keeper beside whoever has signed in. */
export const sealAs = (
  { office, desk, vaults, sealing }: SealHouse,
  staff: Staff,
  role: Role,
  patch: Partial<SealOrder> = {},
): ReturnType<typeof sealDocument> => {
  const keeperPin = { personId: staff[role], pin: PINS[role] }
  return asKeeper(office, desk, vaults, keeperPin, () =>
    sealDocument(sealing, { ...ORDER, ...patch, keeperPin }),
  )
}

export const sealFileAs = (
  { office, desk, vaults, sealing }: SealHouse,
  staff: Staff,
  role: Role,
  patch: Partial<AttachmentSealOrder> = {},
): ReturnType<typeof sealAttachment> => {
  const keeperPin = { personId: staff[role], pin: PINS[role] }
  const order: AttachmentSealOrder = {
    ...{ jobId: w.uuid(80), documentId: w.DOCUMENT_ID, fileId: FILE_ID, requestId: REQUEST_ID },
    ...{ passphrase: PASSPHRASE, keeperPin, filePassword: '', ...patch },
  }
  return asKeeper(office, desk, vaults, keeperPin, () => sealAttachment(sealing, order, new Map()))
}

export const stateOf = (request: SealRequest | undefined): string => request?.state ?? 'none'
