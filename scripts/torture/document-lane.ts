/**
 * Papers from draft to seal. While nobody is registered, one person types three names and uses the sample seal; after
 * that a request, a second person's PIN and a third person's stand between the number and the impression.
 */
import { contentSha256 } from '@shared/domain/document/content'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { DEFAULT_SEAL_FACTS, type SealRequest } from '@shared/domain/seal/seal'
import { act, ask, type Desk } from './asking'
import { mark } from './lanes'
import { CHIEF, completeTeam, credentialsOf, KEEPER, personNamed, SECOND } from './people-lane'
import { sealPicture } from './scans'

const PASSPHRASE = '示例口令-torture'
/** Who is typed in while nobody is registered. */
const PERSON = '示例甲'
const REASON = '发文'

const isStaffed = ({ world }: Desk): boolean => world().all('people').length > 0

/** When nothing else marks: without a submitted review there is nothing to draft from. */
export async function writeDocumentsAlone(desk: Desk): Promise<void> {
  const world = desk.world()
  const isReady = world.all('reviews').some(({ state, entryId }) => state === 'submitted' && entryId === null)
  await (isReady || world.all('seals').length === 0 ? writeDocuments(desk) : mark(desk))
}

/** One document after another from draft to seal. */
export async function writeDocuments(desk: Desk): Promise<void> {
  const { world } = desk
  const seal = world().all('seals')[0]
  if (!seal) return await importSeal(desk)
  const document = world()
    .all('documents')
    .find(({ state }) => state !== 'sealed' && state !== 'voided')
  if (document) return await advance(desk, document, seal.id)
  const review = world()
    .all('reviews')
    .findLast(({ state, entryId }) => state === 'submitted' && entryId === null)
  if (!review) return
  await draft(desk, review.caseId, review.id)
}

/** One who drafts does not review: with people, a kind that is only signed, so that nobody changes seats for it. */
async function draft(desk: Desk, caseId: string, reviewId: string): Promise<void> {
  const none = { matterId: null, clueId: null, disputeId: null, parentId: null }
  const kindId = isStaffed(desk) ? 'file-request' : 'opinion'
  const order = { kindId, form: null, caseId, reviewId, ...none, reason: '' }
  await ask<{ documentId: string }>(desk, 'document', 'document:draft', [order], ({ documentId }) => ({
    type: 'document/drafted',
    payload: { documentId, reviewId },
  }))
}

async function importSeal(desk: Desk): Promise<void> {
  const measures = { name: '示例印章（无效）', widthMm: 42, heightMm: 42, isSample: true }
  const facts = { ...DEFAULT_SEAL_FACTS, kindIds: ['opinion', 'file-request'] }
  const order = { ...measures, facts, png: Uint8Array.from(sealPicture()), passphrase: PASSPHRASE }
  await ask<{ sealId: string }>(desk, 'seal-import', 'seal:import', [order], ({ sealId }) => ({
    type: 'seal/imported',
    payload: { ...measures, sealId },
  }))
}

async function advance(desk: Desk, document: SupervisionDocument, sealId: string): Promise<void> {
  const documentId = document.id
  const step = { documentId, person: PERSON }
  switch (document.state) {
    case 'drafting': {
      const paragraph = document.paragraphs[0]
      if (paragraph && desk.random.chance(0.4)) {
        const text = `经评查，发现下列问题，请予整改。（${desk.random.below(10_000)}）`
        const edit = { documentId, paragraphId: paragraph.id, text }
        return await act(desk, 'document', 'document/paragraph-edited', edit)
      }
      return await act(desk, 'document', 'document/submitted', step)
    }
    case 'reviewing':
      return await act(desk, 'document', 'document/reviewed', { ...step, note: '' })
    case 'signing':
      await ask<{ number: string }>(desk, 'sign', 'document:sign', [step], () => ({
        type: 'document/signed',
        payload: step,
      }))
      return
    case 'numbered':
      if (desk.random.chance(0.1)) {
        return await act(desk, 'document', 'document/voided', { ...step, reason: '示例：重新制作' })
      }
      return await (isStaffed(desk) ? release(desk, document, sealId) : seal(desk, document, sealId, null))
    case 'sealed':
    case 'voided':
      return
  }
}

/** The next of the three signatures; a life that was cut off goes on where the record stands. */
async function release(desk: Desk, document: SupervisionDocument, sealId: string): Promise<void> {
  // A kill while people were being registered leaves some of them out.
  if (await completeTeam(desk)) return
  const request = desk
    .world()
    .all('sealRequests')
    .findLast(({ documentId, state }) => documentId === document.id && ['asked', 'approved'].includes(state))
  if (request === undefined) return await askForSeal(desk, document, sealId)
  if (request.state === 'asked') return await approve(desk, request)
  await seal(desk, document, sealId, request)
}

async function askForSeal(desk: Desk, document: SupervisionDocument, sealId: string): Promise<void> {
  const { id: personId, name } = personNamed(desk, CHIEF)
  const wish = { sealId, reason: REASON, copies: 1, seam: false, isDuplex: false, attachmentIds: [] }
  await act(desk, 'release', 'seal-request/made', {
    ...{ requestId: desk.random.uuid(), documentId: document.id, wish },
    ...{ contentSha256: contentSha256(document), applicant: { personId, name } },
  })
}

async function approve(desk: Desk, { id: requestId }: SealRequest): Promise<void> {
  const decision = { requestId, ...credentialsOf(desk, SECOND), isApproved: true, note: '' }
  await ask<null>(desk, 'release', 'seal:decide', [decision], () => ({
    type: 'seal-request/approved',
    payload: { requestId },
  }))
}

async function seal(
  desk: Desk,
  { id: documentId }: SupervisionDocument,
  sealId: string,
  request: SealRequest | null,
): Promise<void> {
  const people = request
    ? { applicant: CHIEF, approver: SECOND, keeper: KEEPER }
    : { applicant: PERSON, approver: '示例乙', keeper: '示例丙' }
  const order = {
    ...{ documentId, sealId, passphrase: PASSPHRASE, ...people, reason: REASON, copies: 1 },
    ...{ seam: false, isDuplex: false, moveMm: null, requestId: request?.id ?? null },
    keeperPin: request ? credentialsOf(desk, KEEPER) : null,
  }
  await ask<{ sealUseId: string } | null>(desk, 'seal', 'document:seal', [order], (done) =>
    done === null ? null : { type: 'document/sealed', payload: { documentId, sealUseId: done.sealUseId } },
  )
}
