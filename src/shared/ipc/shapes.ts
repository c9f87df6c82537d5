/** Shapes that cross the border between main and renderer. Names of channels and their pairing: contract.ts. */
import { CaseFacts } from '@shared/domain/case-file/case-file'
import { FileKind } from '@shared/domain/case-file/page-index'
import { PaperForm } from '@shared/domain/layout/paper-form'
import { ExportKind } from '@shared/domain/export/export-record'
import { PersonFacts } from '@shared/domain/people/person'
import { Round, SubmittedResult } from '@shared/domain/review/review'
import { SealFacts } from '@shared/domain/seal/seal'
import { SealMeasures } from '@shared/events/seal-events'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'

/** Main hands out bytes as Uint8Array; structured clone keeps them so. */
export const Bytes = z.instanceof(Uint8Array<ArrayBufferLike>)

export const FailureShape = z.object({
  code: z.templateLiteral([z.string(), '/', z.string()]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const Sample = z.object({ slug: z.string(), title: z.string(), summary: z.string() })
export type Sample = z.infer<typeof Sample>

/** An event as it lies in the journal, with the hash of its own frame body. */
export const StoredEventShape = z.looseObject({
  id: z.string(),
  seq: z.int().positive(),
  at: z.string(),
  actor: z.string(),
  type: z.string(),
  v: z.int(),
  payload: z.unknown(),
  prevHash: Sha256,
  hash: Sha256,
})

export const JournalStatus = z.object({
  head: z.object({ seq: z.int().nonnegative(), hash: Sha256 }),
  isReadOnly: z.boolean(),
  /** Why nothing can be written, in a code; null when all is well. */
  trouble: FailureShape.nullable(),
  /** A torn last write that was cut at this start. */
  recovered: z.object({ bytes: z.int(), segment: z.string(), lostEvents: z.int() }).nullable(),
  /** How far the clock lies behind the last event; 0 when it does not. */
  clockBehindMs: z.number().nonnegative(),
})
export type JournalStatus = z.infer<typeof JournalStatus>

export const OfferEntry = z.object({
  entryId: z.string(),
  /** Path below the chosen folder with `/`, or the bare file name. */
  name: z.string(),
  bytes: z.int().nonnegative(),
  /** null: not a scan (a note, a table …); it is left out and listed as such. */
  kind: FileKind.nullable(),
})
export type OfferEntry = z.infer<typeof OfferEntry>

export const Offer = z.object({
  /** One-time: names the chosen files in main; the renderer never holds a path. */
  token: z.uuid(),
  /** Folder name or first file name, for the title. */
  label: z.string(),
  /** In natural order of names; scans only count, the rest is shown as left out. */
  entries: z.array(OfferEntry).readonly(),
  sampleSlug: z.string().nullable(),
  /** Facts a sample brings along. */
  facts: CaseFacts.nullable(),
})
export type Offer = z.infer<typeof Offer>

export const IntakeOrder = z.object({
  token: z.uuid(),
  jobId: z.uuid(),
  /** A new case, or more scans for an existing one. */
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('new'), facts: CaseFacts, campaignId: z.uuid().nullable() }),
    z.object({ kind: z.literal('existing'), caseId: z.uuid() }),
  ]),
  /** Entries to take, in the order they shall have. */
  entryIds: z.array(z.string()).min(1).readonly(),
  /** Passwords by entry; never logged, never stored. */
  passwords: z.record(z.string(), z.string().max(200)),
})
export type IntakeOrder = z.infer<typeof IntakeOrder>

export const IntakeResult = z.object({
  entryId: z.string(),
  name: z.string(),
  kind: z.enum(['imported', 'duplicate', 'needs-password', 'failed', 'cancelled']),
  pageCount: z.int().nonnegative(),
  /** For `failed` and `needs-password`: the reason. */
  failure: FailureShape.nullable(),
})
export type IntakeResult = z.infer<typeof IntakeResult>

export const IntakeReport = z.object({
  /** null when nothing could be taken or the intake was cancelled before it made a case. */
  caseId: z.uuid().nullable(),
  results: z.array(IntakeResult).readonly(),
})
export type IntakeReport = z.infer<typeof IntakeReport>

export const StartReviewOrder = z.object({
  caseId: z.uuid(),
  /** A shipped edition, or the adopted one named by `standardSha256`. */
  standardId: z.string().min(1),
  standardSha256: Sha256.nullable().default(null),
  round: Round.default('初评'),
  entryId: z.uuid().nullable().default(null),
  /** Which of two combined first reviews a re-check or an answer to an objection starts from. */
  base: z.enum(['A', 'B']).default('A'),
})
export const SubmitReviewAnswer = z.object({ result: SubmittedResult })

export const SignOrder = z.object({ documentId: z.uuid(), person: z.string().trim().min(1).max(50) })

export const DocumentPreview = z.object({
  pdf: Bytes,
  pageCount: z.int().positive(),
  /** Faces really embedded, as the PDF names them. */
  fonts: z.array(z.string()).readonly(),
  /** Characters no shipped face holds: somebody must look whether the machine's own face drew them. */
  uncovered: z.array(z.string()).readonly(),
})
export type DocumentPreview = z.infer<typeof DocumentPreview>

export const SealImportOrder = SealMeasures.extend({
  /** PNG with alpha, as prepared on screen. */
  png: Bytes,
  passphrase: z.string().min(8).max(200),
  facts: SealFacts,
})

/** Typed, used, forgotten: never stored, never logged. What may be chosen: domain/people/pin.ts. */
export const Pin = z.string().min(1).max(200)

const personName = z.string().trim().min(1).max(50)
const Passphrase = z.string().min(1).max(200)
/** Moved by hand from where the rule puts it, millimetres right and down; within bounds (seal-place.ts). */
const MoveMm = z.tuple([z.number(), z.number()]).readonly()

export const DraftOrder = z.object({
  kindId: z.string().min(1).max(40),
  /** null: the kind's first form. */
  form: PaperForm.nullable(),
  caseId: z.uuid().nullable(),
  reviewId: z.uuid().nullable(),
  matterId: z.uuid().nullable(),
  clueId: z.uuid().nullable(),
  disputeId: z.uuid().nullable(),
  parentId: z.uuid().nullable(),
  /** Why the parent is escalated; empty otherwise. */
  reason: z.string().trim().max(500),
})
export type DraftOrder = z.infer<typeof DraftOrder>

/** The keeper at the laptop: by PIN, where somebody else has signed in. */
const Keeper = z.object({ personId: z.uuid(), pin: Pin }).nullable()

export const SealOrder = z.object({
  documentId: z.uuid(),
  sealId: z.uuid(),
  /** null only while nobody is registered, with a sample seal. */
  requestId: z.uuid().nullable(),
  /** null: the vault is open. */
  passphrase: Passphrase.nullable(),
  keeperPin: Keeper,
  /** Names, while nobody is registered; taken from the request otherwise. */
  applicant: personName,
  approver: personName,
  keeper: personName,
  reason: z.string().trim().min(1).max(500),
  copies: z.int().min(1).max(999),
  seam: z.boolean(),
  isDuplex: z.boolean(),
  moveMm: MoveMm.nullable(),
})
export type SealOrder = z.infer<typeof SealOrder>
/** null: the person said no in main's own question. */
export const SealAnswer = z.object({ sealUseId: z.uuid() }).nullable()

export const AttachmentSealOrder = z.object({
  jobId: z.uuid(),
  documentId: z.uuid(),
  fileId: z.uuid(),
  requestId: z.uuid(),
  passphrase: Passphrase.nullable(),
  keeperPin: Keeper,
  /** Opens the file itself, when it asks for one. */
  filePassword: z.string().max(200),
})
export type AttachmentSealOrder = z.infer<typeof AttachmentSealOrder>

export const SealDecision = z.object({
  requestId: z.uuid(),
  personId: z.uuid(),
  pin: Pin,
  isApproved: z.boolean(),
  note: z.string().trim().max(500),
})
export type SealDecision = z.infer<typeof SealDecision>

export const OpenVault = z.object({
  sealId: z.uuid(),
  /** Instant at which it closes by itself unless it is used. */
  closesAt: z.string(),
})
export type OpenVault = z.infer<typeof OpenVault>

export const PlaceSealOrder = z.object({ documentId: z.uuid(), sealId: z.uuid(), moveMm: MoveMm.nullable() })
export const SealSpot = z.object({
  pageIndex: z.int().nonnegative(),
  /** Where the rule puts it. */
  ruleXMm: z.number(),
  ruleYMm: z.number(),
  centreXMm: z.number(),
  centreYMm: z.number(),
  widthMm: z.number(),
  heightMm: z.number(),
  /** Farthest moves left, right, up, down. */
  boundsMm: z.object({ left: z.number(), right: z.number(), up: z.number(), down: z.number() }),
})
export type SealSpot = z.infer<typeof SealSpot>

export const CryptoSignOrder = z.object({
  documentId: z.uuid(),
  person: personName,
  signer: z.enum(['p12', 'sm2']),
  /** Of the .p12 the person chooses in the dialog. */
  password: z.string().max(200),
  reason: z.string().trim().max(200),
})

export const AttachOrder = z.object({
  token: z.uuid(),
  jobId: z.uuid(),
  entryIds: z.array(z.string()).min(1).max(100).readonly(),
})

export const DeviceStatus = z.object({
  code: z.string(),
  mode: z.enum(['register', 'blocks']),
  /** The store was copied or moved: no numbers, no seals until somebody answers for it. */
  isMoved: z.boolean(),
  /** How far the clock lies behind the record, 0 when it does not: no numbers, no seals meanwhile. */
  clockBehindMinutes: z.int().nonnegative().optional(),
})
export type DeviceStatus = z.infer<typeof DeviceStatus>

export const BatchExportOrder = z.object({
  jobId: z.uuid(),
  kind: z.enum(['document', 'document-unsealed', 'document-docx']),
  documentIds: z.array(z.uuid()).min(1).max(1000).readonly(),
})
export const BatchExportReport = z.object({
  exportId: z.uuid().nullable(),
  results: z
    .array(z.object({ documentId: z.uuid(), name: z.string(), failure: FailureShape.nullable() }))
    .readonly(),
  isCancelled: z.boolean(),
})
export type BatchExportReport = z.infer<typeof BatchExportReport>

export const ExportOrder = z.object({
  jobId: z.uuid(),
  kind: ExportKind,
  /** The review, document, entry, draw, campaign, matter, clue or dispute it is about, an edition's hash, or nothing. */
  subjectId: z.union([z.uuid(), Sha256]).nullable(),
  format: z.enum(['pdf', 'xlsx', 'json', 'csv', 'docx', 'html']),
  /** Of a register: one year; absent: all of it. */
  year: z.int().min(2000).max(2100).optional(),
})
export type ExportOrder = z.infer<typeof ExportOrder>

/** null: the save dialog was closed. */
export const ExportAnswer = z.object({ exportId: z.uuid(), names: z.array(z.string()).readonly() }).nullable()

export const JobProgress = z.object({
  jobId: z.uuid(),
  /** What is being done, as a message code. */
  phase: z.string(),
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
  /** File or page at hand, shown as text. */
  item: z.string(),
})
export type JobProgress = z.infer<typeof JobProgress>

export const PersonSession = z.object({
  /** Somebody is registered, so that acts need a person. */
  isStaffed: z.boolean(),
  personId: z.uuid().nullable(),
  /** That person's work waits behind the sign-in: nothing is written until they, or somebody else, sign in. */
  isLocked: z.boolean(),
})
export type PersonSession = z.infer<typeof PersonSession>

export const RegisterPersonOrder = z.object({ facts: PersonFacts, pin: Pin })

export const RecordCheck = z.object({
  events: z.int().nonnegative(),
  signed: z.int().nonnegative(),
  /** How many events do not hold; `bad` names the first of them. */
  badCount: z.int().nonnegative(),
  bad: z
    .array(
      z.object({
        seq: z.int().positive(),
        why: z.enum(['unsigned', 'bad-signature', 'unknown-person', 'repeated-id']),
      }),
    )
    .readonly(),
  damage: FailureShape.nullable(),
})
export type RecordCheck = z.infer<typeof RecordCheck>

/** A table somebody else made, as text. */
export const ForeignTable = z.object({
  name: z.string(),
  sheets: z
    .array(z.object({ name: z.string(), rows: z.array(z.array(z.string()).readonly()).readonly() }))
    .min(1)
    .readonly(),
})
export type ForeignTable = z.infer<typeof ForeignTable>

export const DrawOrder = z.object({
  campaignId: z.uuid(),
  seed: z.string().trim().min(1).max(200),
  seedSource: z.string().trim().max(500),
  drawnBy: z.string().trim().min(1).max(50),
  witness: z.string().trim().min(1).max(50),
  /** Units that take part; empty: every unit on a list that has not been drawn from. */
  units: z.array(z.string().trim().min(1).max(200)).max(200).readonly().default([]),
  /** Why a unit is drawn from once more. */
  againReason: z.string().trim().max(500).default(''),
})
export type DrawOrder = z.infer<typeof DrawOrder>
