/**
 * The seal never leaves without a trace: an impression needs an approved request of the same content that has not been
 * used for this target, by three different people, under a seal that may be used for it, and its row of the register.
 */
import { contentSha256 } from '@shared/domain/document/content'
import type { SealPlacement, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Actor, PersonRef } from '@shared/domain/people/person'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { isMeantFor, isValidOn } from '@shared/domain/seal/release'
import {
  REGISTER_START,
  type Seal,
  type SealFacts,
  type SealRequest,
  type SealTarget,
} from '@shared/domain/seal/seal'
import { refuse } from '@shared/lib/result'
import type { EventBody, PayloadOf } from '../catalogue'
import { rowOf } from '../seal-events'
import { REGISTER_ID, type MemoryTables } from '../tables'
import { mayHandleClues } from './clue-access'
import { inState } from './document-checks'
import { checkActor, isStaffed } from './people-checks'
import { all, areDistinct, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

export const nextSealUseSerial = (state: MemoryTables): number =>
  (state.find('registers', REGISTER_ID)?.rows ?? 0) + 1

export const registerHeadOf = (state: MemoryTables): string =>
  state.find('registers', REGISTER_ID)?.head ?? REGISTER_START

function withSeal(state: MemoryTables, sealId: string, then: (seal: Seal) => Verdict = () => FINE): Verdict {
  const seal = state.find('seals', sealId)
  if (!seal) return refuse('seal/unknown')
  return seal.retiredAt === null ? then(seal) : refuse('seal/retired')
}

function checkFacts(state: MemoryTables, { validFrom, validUntil, holders }: SealFacts): Verdict {
  if (validFrom !== null && validUntil !== null && validFrom > validUntil) return refuse('seal/bad-validity')
  const isKeeper = (id: string): boolean => state.find('people', id)?.roles.includes('keeper') === true
  return areDistinct(holders) && holders.every(isKeeper) ? FINE : refuse('seal/bad-holder')
}

/** 保管人: once somebody is named, nobody else opens the vault or presses the seal. */
const isHeldBy = (state: MemoryTables, { holders }: Seal, { personId }: Actor): Verdict =>
  !isStaffed(state) || holders.length === 0 || (personId !== null && holders.includes(personId))
    ? FINE
    : refuse('seal/not-holder')

/** May this seal go onto a paper of this kind and date? Whether it is valid today, main asks: it has the clock. */
export function checkSealFor(state: MemoryTables, seal: Seal, document: SupervisionDocument): Verdict {
  if (!isStaffed(state)) {
    // Nobody answers for the impression: only what says 示例 on its face may be pressed.
    if (!seal.isSample) return refuse('seal/people-needed')
    return seal.kindIds.length === 0 || isMeantFor(seal, document.kind) ? FINE : notFor(seal, document)
  }
  if (!isMeantFor(seal, document.kind)) return notFor(seal, document)
  return isValidOn(seal, document.issuedOn ?? '') ? FINE : refuse('seal/not-valid', { name: seal.name })
}

const notFor = (seal: Seal, { kind }: SupervisionDocument): Verdict =>
  refuse('seal/not-for-kind', { name: seal.name, kind: kind.shortName, wanted: kind.sealName.value })

const isSame = (a: PersonRef, b: PersonRef): boolean =>
  a.personId !== null && b.personId !== null ? a.personId === b.personId : a.name === b.name

/** Who is named must be who does it, once people are registered. */
const isActor = (state: MemoryTables, who: PersonRef, actor: Actor): Verdict =>
  !isStaffed(state) || (who.personId === actor.personId && who.name === actor.name)
    ? FINE
    : refuse('person/not-yourself')

function withRequest(
  state: MemoryTables,
  requestId: string,
  states: readonly SealRequest['state'][],
  then: (request: SealRequest) => Verdict = () => FINE,
): Verdict {
  const request = state.find('sealRequests', requestId)
  if (!request) return refuse('seal/request-unknown')
  return states.includes(request.state)
    ? then(request)
    : refuse('seal/request-state', { state: request.state })
}

/** A seal use as its event says it, whatever it went onto. */
type Use = Omit<PayloadOf<'document/sealed'>, 'placement' | 'rowHash'>

/** What is known before anything is printed. */
export type SealPlan = Omit<
  Use,
  'pageCount' | 'beforeSha256' | 'afterSha256' | 'seams' | 'proofAt' | 'proofSigner' | 'proofSignature'
>

/** The row says what was approved, in the words and by the people of the request. */
function isAsApproved(p: SealPlan, { wish, applicant, decidedBy, decidedAt }: SealRequest): boolean {
  return (
    wish.copies === p.copies &&
    wish.reason === p.reason &&
    applicant.name === p.applicant &&
    decidedBy?.name === p.approver &&
    decidedAt === p.approvedAt
  )
}

/** What was really made: seams as wished for, and on a file the very file. */
function checkMade(state: MemoryTables, p: Use, target: SealTarget): Verdict {
  const request = p.requestId === null ? undefined : state.find('sealRequests', p.requestId)
  if (target.kind === 'document') {
    const isWanted = request === undefined || request.wish.seam === p.seams.length > 0
    return isWanted ? FINE : refuse('seal/request-other')
  }
  const file = state.get('documents', p.documentId).files.find(({ fileId }) => fileId === target.fileId)
  return file?.name === target.name && file.sha256 === p.beforeSha256 && p.seams.length > 0
    ? FINE
    : refuse('seal/request-other')
}

function checkRequest(state: MemoryTables, p: SealPlan, target: SealTarget, actor: Actor): Verdict {
  if (p.requestId === null) {
    if (isStaffed(state)) return refuse('seal/request-needed')
    return target.kind === 'document' ? FINE : refuse('seal/people-needed')
  }
  return withRequest(state, p.requestId, ['approved', 'used'], (request) => {
    const key = target.kind === 'document' ? 'document' : target.fileId
    if (request.documentId !== p.documentId || request.wish.sealId !== p.sealId)
      return refuse('seal/request-other')
    if (request.used.includes(key)) return refuse('seal/request-used')
    if (request.contentSha256 !== p.contentSha256) return refuse('seal/content-changed')
    const keeper: PersonRef = { personId: actor.personId, name: p.keeper }
    const others = [request.applicant, ...(request.decidedBy ? [request.decidedBy] : [])]
    if (others.some((one) => isSame(one, keeper))) return refuse('seal/keeper-not-third')
    if (target.kind === 'attachment' && !request.wish.attachmentIds.includes(target.fileId))
      return refuse('seal/request-other')
    return isAsApproved(p, request) ? FINE : refuse('seal/request-other')
  })
}

/** What the row says of paper and seal is what they say of themselves. */
function isOfPaper(p: SealPlan, seal: Seal, { number, fields }: SupervisionDocument): boolean {
  return p.sealName === seal.name && p.documentNumber === number?.text && p.addressee === fields.addressee
}

/** A paper's proof is the keeper's own, with the key they have now. */
function checkProof(state: MemoryTables, p: Use, target: SealTarget, actor: Actor): Verdict {
  const { proofSigner, proofSignature } = p
  if (target.kind === 'attachment' || !isStaffed(state))
    return proofSigner === null && proofSignature === null ? FINE : refuse('person/not-yourself')
  const key = actor.personId === null ? undefined : state.find('people', actor.personId)?.publicKey
  return proofSigner?.personId === actor.personId && proofSigner.publicKey === key && proofSignature !== null
    ? FINE
    : refuse('person/not-yourself')
}

/**
 * May `actor` press this seal, on this, for this request? Asked by main before anything is made, and by the guard
 * of what was made.
 */
export function checkRelease(state: MemoryTables, use: SealPlan, target: SealTarget, actor: Actor): Verdict {
  const document = state.find('documents', use.documentId)
  if (!document) return refuse('document/unknown')
  return all(
    () => checkActor(state, { type: 'document/sealed', payload: use } as EventBody, actor),
    () => inState(state, use.documentId, [target.kind === 'document' ? 'numbered' : 'sealed']),
    () =>
      withSeal(state, use.sealId, (seal) =>
        all(
          () => checkSealFor(state, seal, document),
          () => isHeldBy(state, seal, actor),
          () => (isOfPaper(use, seal, document) ? FINE : refuse('seal/row-other')),
        ),
      ),
    () => isActor(state, { personId: actor.personId, name: use.keeper }, actor),
    () => (use.contentSha256 === contentSha256(document) ? FINE : refuse('seal/content-changed')),
    () => (document.fields.isSealed ? FINE : refuse('seal/not-wanted')),
    () => checkRequest(state, use, target, actor),
    () => (use.serial === nextSealUseSerial(state) ? FINE : refuse('seal/register-serial')),
    () => (state.find('sealUses', use.sealUseId) ? refuse('seal/register-serial') : FINE),
  )
}

function checkUse(
  state: MemoryTables,
  { rowHash, ...use }: Use & { readonly rowHash: string | null },
  target: SealTarget,
  placement: SealPlacement | null,
  actor: Actor,
): Verdict {
  return all(
    () => checkRelease(state, use, target, actor),
    () => checkMade(state, use, target),
    () => checkProof(state, use, target, actor),
    () =>
      rowHash === registerRowHash(rowOf(use, target, placement), registerHeadOf(state))
        ? FINE
        : refuse('seal/register-hash'),
  )
}

/** Whoever asked takes it back; a leader or the keeper may too: the keeper may always say no. */
function mayWithdraw(state: MemoryTables, { applicant }: SealRequest, { personId, roles }: Actor): Verdict {
  if (!isStaffed(state) || applicant.personId === personId) return FINE
  return roles.includes('leader') || roles.includes('keeper') ? FINE : refuse('person/not-yourself')
}

function checkWish(state: MemoryTables, p: PayloadOf<'seal-request/made'>, actor: Actor): Verdict {
  return inState(state, p.documentId, ['numbered'], (document) =>
    all(
      () => (document.kind.access === 'clue' && !mayHandleClues(actor) ? refuse('clue/not-for-you') : FINE),
      () => (document.fields.isSealed ? FINE : refuse('seal/not-wanted')),
      () => withSeal(state, p.wish.sealId, (seal) => checkSealFor(state, seal, document)),
      () => (p.contentSha256 === contentSha256(document) ? FINE : refuse('seal/content-changed')),
      () =>
        areDistinct(p.wish.attachmentIds) &&
        p.wish.attachmentIds.every((id) => document.files.some(({ fileId }) => fileId === id))
          ? FINE
          : refuse('finding/unknown-file'),
      () =>
        state
          .all('sealRequests')
          .some((r) => r.documentId === p.documentId && ['asked', 'approved'].includes(r.state))
          ? refuse('seal/request-open')
          : FINE,
    ),
  )
}

export const sealChecks: Checks<
  TypesOf<'seal'> | TypesOf<'seal-request'> | 'document/sealed' | 'attachment/seamed'
> = {
  'seal/imported': (state, p) =>
    all(
      () => (state.find('seals', p.sealId) ? refuse('seal/exists') : FINE),
      () => checkFacts(state, p.facts),
    ),
  'seal/facts-edited': (state, p) => withSeal(state, p.sealId, () => checkFacts(state, p.facts)),
  'seal/retired': (state, p) => withSeal(state, p.sealId),
  'seal/unlock-refused': (state, p) => withSeal(state, p.sealId),
  'seal/unlocked': (state, p, actor) => withSeal(state, p.sealId, (seal) => isHeldBy(state, seal, actor)),

  'seal-request/made': (state, p, actor) =>
    all(
      () =>
        state.find('sealRequests', p.requestId) ? refuse('seal/request-state', { state: 'asked' }) : FINE,
      () => (isStaffed(state) ? FINE : refuse('seal/people-needed')),
      () => isActor(state, p.applicant, actor),
      () => checkWish(state, p, actor),
    ),
  'seal-request/approved': (state, p, actor) =>
    withRequest(state, p.requestId, ['asked'], (request) =>
      all(
        () => isActor(state, p.approver, actor),
        () => (isSame(request.applicant, p.approver) ? refuse('seal/approver-is-applicant') : FINE),
        () =>
          request.contentSha256 === p.contentSha256 &&
          p.contentSha256 === contentSha256(state.get('documents', request.documentId))
            ? FINE
            : refuse('seal/content-changed'),
        () => inState(state, request.documentId, ['numbered']),
      ),
    ),
  'seal-request/refused': (state, p, actor) =>
    withRequest(state, p.requestId, ['asked'], () => isActor(state, p.approver, actor)),
  'seal-request/withdrawn': (state, p, actor) =>
    withRequest(state, p.requestId, ['asked', 'approved'], (request) => mayWithdraw(state, request, actor)),

  'document/sealed': (state, { placement, ...use }, actor) =>
    checkUse(state, use, { kind: 'document' }, placement, actor),
  /** After the paper itself: an attachment of a paper nobody has sealed has nothing to belong to. */
  'attachment/seamed': (state, { fileId, fileName, ...use }, actor) =>
    checkUse(state, use, { kind: 'attachment', fileId, name: fileName }, null, actor),
}
