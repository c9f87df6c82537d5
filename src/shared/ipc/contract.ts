/**
 * The one table of what crosses between a window and main: arguments and answers by channel, payloads by event.
 * Main checks arguments (src/main/ipc/handle.ts), the renderer checks answers (src/renderer/app/api.ts).
 */
import { Comparison, ObjectionDecision, PanelMinutes } from '@shared/domain/campaign/entry'
import { AttachedFiles } from '@shared/domain/document/attached-file'
import { ClueFacts } from '@shared/domain/loop/clue'
import { DisputeFacts } from '@shared/domain/loop/dispute'
import { MatterFacts } from '@shared/domain/loop/matter'
import { GoldKey } from '@shared/domain/review/training'
import type { Result } from '@shared/lib/result'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { Act } from '@shared/events/act'
import type { Channel, EventName, PublicChannel } from './channels'
import {
  AttachOrder,
  AttachmentSealOrder,
  BatchExportOrder,
  BatchExportReport,
  CryptoSignOrder,
  DeviceStatus,
  DocumentPreview,
  DraftOrder,
  DrawOrder,
  ExportAnswer,
  ExportOrder,
  ForeignTable,
  IntakeOrder,
  IntakeReport,
  JobProgress,
  JournalStatus,
  Offer,
  PersonSession,
  Pin,
  RecordCheck,
  RegisterPersonOrder,
  Sample,
  OpenVault,
  PlaceSealOrder,
  SealAnswer,
  SealDecision,
  SealSpot,
  SealImportOrder,
  SealOrder,
  SignOrder,
  StartReviewOrder,
  StoredEventShape,
  SubmitReviewAnswer,
} from './shapes'

const AppInfo = z
  .object({
    name: z.string(),
    version: z.string(),
    electron: z.string(),
    chromium: z.string(),
    platform: z.string(),
    /** Requests to anything outside the app that were stopped since the start. Zero unless something is wrong. */
    blockedRequests: z.int().nonnegative(),
    samples: z.array(Sample).readonly(),
  })
  .readonly()

const Nothing = z.null()

export const contract = {
  'app:info': { args: z.tuple([]), value: AppInfo },
  /** Throws the renderer's database away; the window opens a new one and rebuilds it from the journal. */
  'app:reset-projection': { args: z.tuple([]), value: Nothing },

  'journal:status': { args: z.tuple([]), value: JournalStatus },
  'journal:read': {
    args: z.tuple([z.int().positive(), z.int().min(1).max(5000)]),
    value: z.array(StoredEventShape).readonly(),
  },
  /** Resolves when the act is on the disk. */
  'act:perform': { args: z.tuple([Act]), value: z.object({ seq: z.int().positive() }) },

  /** null: the dialog was closed. */
  'intake:choose': { args: z.tuple([z.enum(['folder', 'files'])]), value: Offer.nullable() },
  'intake:offer': { args: z.tuple([z.array(z.string().min(1)).max(20_000)]), value: Offer },
  'intake:run': { args: z.tuple([IntakeOrder]), value: IntakeReport },
  'sample:offer': { args: z.tuple([z.string().min(1).max(60)]), value: Offer },
  /** Checks a password and keeps it for this session, in memory only. */
  'blob:unlock': { args: z.tuple([Sha256, z.string().max(200)]), value: Nothing },
  'job:cancel': { args: z.tuple([z.uuid()]), value: Nothing },

  'review:start': { args: z.tuple([StartReviewOrder]), value: z.object({ reviewId: z.uuid() }) },
  'review:submit': { args: z.tuple([z.object({ reviewId: z.uuid() })]), value: SubmitReviewAnswer },

  /** Refused until the practice has been submitted: before that no screen can reach the key. */
  'training:key': { args: z.tuple([z.object({ reviewId: z.uuid() })]), value: GoldKey },

  /** Drafts a paper of a kind from what is known about its subject. */
  'document:draft': { args: z.tuple([DraftOrder]), value: z.object({ documentId: z.uuid() }) },
  /** Writes the text anew from the facts as they are now; what was edited by hand is gone from the paper, not the record. */
  'document:redraft': { args: z.tuple([z.object({ documentId: z.uuid() })]), value: Nothing },
  'document:sign': { args: z.tuple([SignOrder]), value: z.object({ number: z.string() }) },
  /** The printed page itself: draft text printed now, or the sealed PDF once there is one. */
  'document:preview': { args: z.tuple([z.object({ documentId: z.uuid() })]), value: DocumentPreview },
  'document:seal': { args: z.tuple([SealOrder]), value: SealAnswer },
  /** null: the dialog was closed. */
  'document:crypto-sign': {
    args: z.tuple([CryptoSignOrder]),
    value: z.object({ subject: z.string() }).nullable(),
  },
  /** Where the seal would come to stand, moved by hand or not. */
  'document:place-seal': { args: z.tuple([PlaceSealOrder]), value: SealSpot },
  /** A second person's yes or no, with their PIN, while the applicant stays signed in. */
  'seal:decide': { args: z.tuple([SealDecision]), value: Nothing },
  /** Opens the vault for some minutes, in main's memory only. */
  'seal:unlock': {
    args: z.tuple([z.object({ sealId: z.uuid(), passphrase: z.string().min(1).max(200) })]),
    value: Nothing,
  },
  'seal:lock': { args: z.tuple([z.object({ sealId: z.uuid() })]), value: Nothing },
  'seal:open-vaults': { args: z.tuple([]), value: z.array(OpenVault).readonly() },
  'attachment:seal': { args: z.tuple([AttachmentSealOrder]), value: SealAnswer },
  /** Takes chosen files into the store; they belong to nothing until an act names them. */
  'file:attach': { args: z.tuple([AttachOrder]), value: AttachedFiles },

  'matter:register': {
    args: z.tuple([z.object({ facts: MatterFacts, entryId: z.uuid().nullable() })]),
    value: z.object({ matterId: z.uuid() }),
  },
  'clue:register': { args: z.tuple([z.object({ facts: ClueFacts })]), value: z.object({ clueId: z.uuid() }) },
  'dispute:register': {
    args: z.tuple([z.object({ facts: DisputeFacts })]),
    value: z.object({ disputeId: z.uuid() }),
  },

  'device:status': { args: z.tuple([]), value: DeviceStatus },
  /** A store found on another machine or in another place: somebody answers for it before numbers and seals go on. */
  'device:attach': {
    args: z.tuple([z.object({ statement: z.string().trim().min(1).max(500) })]),
    value: Nothing,
  },

  'seal:import': { args: z.tuple([SealImportOrder]), value: z.object({ sealId: z.uuid() }) },

  'export:save': { args: z.tuple([ExportOrder]), value: ExportAnswer },
  /** Many papers into one folder; each has its own result. null: the dialog was closed. */
  'export:batch': { args: z.tuple([BatchExportOrder]), value: BatchExportReport.nullable() },
  'export:reveal': { args: z.tuple([z.object({ exportId: z.uuid() })]), value: Nothing },

  'person:session': { args: z.tuple([]), value: PersonSession },
  'person:register': { args: z.tuple([RegisterPersonOrder]), value: z.object({ personId: z.uuid() }) },
  'person:sign-in': { args: z.tuple([z.object({ personId: z.uuid(), pin: Pin })]), value: Nothing },
  'person:sign-out': { args: z.tuple([]), value: Nothing },
  /** As after a while without a hand at the laptop: what is on screen stays, behind the sign-in. */
  'person:lock': { args: z.tuple([]), value: Nothing },
  'person:change-pin': { args: z.tuple([z.object({ oldPin: Pin, newPin: Pin })]), value: Nothing },
  'person:renew-key': { args: z.tuple([z.object({ personId: z.uuid(), pin: Pin })]), value: Nothing },
  /** Reads the whole journal again: the chain, and the signature of every act that has one. */
  'record:verify': { args: z.tuple([z.object({ jobId: z.uuid() })]), value: RecordCheck },

  /** null: the dialog was closed. */
  'table:choose': { args: z.tuple([]), value: ForeignTable.nullable() },
  'standard:publish': {
    args: z.tuple([z.object({ draftId: z.uuid() })]),
    value: z.object({ sha256: Sha256 }),
  },

  'draw:make': { args: z.tuple([DrawOrder]), value: z.object({ drawId: z.uuid() }) },
  'entry:compare': { args: z.tuple([z.object({ entryId: z.uuid() })]), value: Comparison },
  'entry:conclude-panel': {
    args: z.tuple([z.object({ entryId: z.uuid(), minutes: PanelMinutes })]),
    value: Nothing,
  },
  'entry:recheck': {
    args: z.tuple([
      z.object({ entryId: z.uuid(), on: z.iso.date(), opinion: z.string().trim().min(1).max(2000) }),
    ]),
    value: Nothing,
  },
  'entry:decide-objection': {
    args: z.tuple([z.object({ entryId: z.uuid(), objectionId: z.uuid(), decision: ObjectionDecision })]),
    value: Nothing,
  },
  'entry:finalize': { args: z.tuple([z.object({ entryId: z.uuid() })]), value: Nothing },
} satisfies Record<Channel, { args: z.ZodType<unknown[]>; value: z.ZodType }>

export const eventContract = {
  'app:second-instance': z.object({}),
  'journal:appended': z.object({ events: z.array(StoredEventShape).readonly() }),
  'job:progress': JobProgress,
  'person:session-changed': PersonSession,
  'seal:vaults-changed': z.object({ vaults: z.array(OpenVault).readonly() }),
} satisfies Record<EventName, z.ZodType>

/** As a handler gets them, defaults filled in. */
export type Args<C extends Channel> = z.infer<(typeof contract)[C]['args']>
/** As a caller may give them. */
export type Asked<C extends Channel> = z.input<(typeof contract)[C]['args']>
export type Value<C extends Channel> = z.infer<(typeof contract)[C]['value']>
export type EventPayload<E extends EventName> = z.infer<(typeof eventContract)[E]>

/**
 * What the preload puts on `window.hengjuan`. Answers are unchecked here; use app/api.ts.
 * `DroppedFile` is the browser's File, which this room does not know.
 */
export type Bridge<DroppedFile> = {
  readonly [C in PublicChannel]: (...args: Asked<C>) => Promise<Result<Value<C>>>
} & {
  /** @returns the function that ends the subscription */
  readonly on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => () => void
  /** Hands the paths behind dropped files to main; the page gets a token for them, not the paths. */
  readonly pathsOf: (files: readonly DroppedFile[]) => Promise<Result<Value<'intake:offer'>>>
}
