/**
 * The seal never leaves without a trace: an impression needs an approved request of the same content that has not been
 * used for this target, by three different people, under a seal that may be used for it, and its row of the register.
 */
import { contentSha256 } from '@shared/domain/document/content'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { Actor, PersonRef } from '@shared/domain/people/person'
import { registerRowHash } from '@shared/domain/seal/register-chain'
import { REGISTER_START, type Seal, type SealRequest, type SealTarget } from '@shared/domain/seal/seal'
import { refuse } from '@shared/lib/result'
import type { PayloadOf } from '../catalogue'
import { rowOf } from '../seal-events'
import { REGISTER_ID, type MemoryTables } from '../tables'
import { mayHandleClues } from './clue-access'
import { inState } from './document-checks'
import { isStaffed } from './people-checks'
import { all, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

export const nextSealUseSerial = (state: MemoryTables): number =>
  (state.find('registers', REGISTER_ID)?.rows ?? 0) + 1

export const registerHeadOf = (state: MemoryTables): string =>
  state.find('registers', REGISTER_ID)?.head ?? REGISTER_START

function withSeal(state: MemoryTables, sealId: string, then: (seal: Seal) => Verdict = () => FINE): Verdict {
  const seal = state.find('seals', sealId)
  if (!seal) return refuse('seal/unknown')
  return seal.retiredAt === null ? then(seal) : refuse('seal/retired')
}

/** May this seal go onto a paper of this kind and date? */
export function checkSealFor(state: MemoryTables, seal: Seal, document: SupervisionDocument): Verdict {
  const on = document.issuedOn ?? ''
  if (seal.kindIds.length > 0 && !seal.kindIds.includes(document.kindId)) return refuse('seal/not-for-kind')
  if (seal.validFrom !== null && on < seal.validFrom) return refuse('seal/not-valid', { name: seal.name })
  if (seal.validUntil !== null && on > seal.validUntil) return refuse('seal/not-valid', { name: seal.name })
  return isStaffed(state) || seal.isSample ? FINE : refuse('seal/people-needed')
}

const isSame = (a: PersonRef, b: PersonRef): boolean =>
  a.personId !== null && b.personId !== null ? a.personId === b.personId : a.name === b.name

/** Who is named must be who does it, once people are registered. */
const isActor = (state: MemoryTables, who: PersonRef, actor: Actor): Verdict =>
  !isStaffed(state) || who.personId === actor.personId ? FINE : refuse('person/not-yourself')

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

function checkRequest(
  state: MemoryTables,
  p: PayloadOf<'document/sealed'>,
  target: SealTarget,
  actor: Actor,
) {
  if (p.requestId === null) return isStaffed(state) ? refuse('seal/request-needed') : FINE
  return withRequest(state, p.requestId, ['approved'], (request) => {
    const key = target.kind === 'document' ? 'document' : target.fileId
    if (request.documentId !== p.documentId || request.wish.sealId !== p.sealId)
      return refuse('seal/request-other')
    if (request.used.includes(key)) return refuse('seal/request-used')
    if (target.kind === 'attachment' && !request.wish.attachmentIds.includes(target.fileId))
      return refuse('seal/request-other')
    if (request.contentSha256 !== p.contentSha256) return refuse('seal/content-changed')
    const people: PersonRef[] = [request.applicant]
    if (request.decidedBy) people.push(request.decidedBy)
    const keeper: PersonRef = { personId: actor.personId, name: p.keeper }
    return people.some((one) => isSame(one, keeper)) ? refuse('seal/keeper-not-third') : FINE
  })
}

function checkUse(
  state: MemoryTables,
  p: PayloadOf<'document/sealed'>,
  target: SealTarget,
  actor: Actor,
): Verdict {
  const { rowHash, placement, ...use } = p
  return all(
    () =>
      withSeal(state, p.sealId, (seal) => checkSealFor(state, seal, state.get('documents', p.documentId))),
    () =>
      p.contentSha256 === null || p.contentSha256 === contentSha256(state.get('documents', p.documentId))
        ? FINE
        : refuse('seal/content-changed'),
    () => checkRequest(state, p, target, actor),
    () => (p.serial === nextSealUseSerial(state) ? FINE : refuse('seal/register-serial')),
    () =>
      rowHash ===
      registerRowHash(
        rowOf(use, target, target.kind === 'document' ? placement : null),
        registerHeadOf(state),
      )
        ? FINE
        : refuse('seal/register-hash'),
  )
}

export const sealChecks: Checks<
  TypesOf<'seal'> | TypesOf<'seal-request'> | 'document/sealed' | 'attachment/seamed'
> = {
  'seal/imported': (state, p) => (state.find('seals', p.sealId) ? refuse('seal/exists') : FINE),
  'seal/facts-edited': (state, p) => withSeal(state, p.sealId),
  'seal/retired': (state, p) => withSeal(state, p.sealId),
  'seal/unlock-refused': (state, p) => withSeal(state, p.sealId),
  'seal/unlocked': (state, p) => withSeal(state, p.sealId),

  'seal-request/made': (state, p, actor) =>
    all(
      () =>
        state.find('sealRequests', p.requestId) ? refuse('seal/request-state', { state: 'asked' }) : FINE,
      () => isActor(state, p.applicant, actor),
      () =>
        inState(state, p.documentId, ['numbered'], (document) =>
          all(
            () =>
              document.kind.access === 'clue' && !mayHandleClues(actor) ? refuse('clue/not-for-you') : FINE,
            () => (document.fields.isSealed ? FINE : refuse('seal/not-wanted')),
            () => withSeal(state, p.wish.sealId, (seal) => checkSealFor(state, seal, document)),
            () => (p.contentSha256 === contentSha256(document) ? FINE : refuse('seal/content-changed')),
            () =>
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
        ),
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
      ),
    ),
  'seal-request/refused': (state, p, actor) =>
    withRequest(state, p.requestId, ['asked'], () => isActor(state, p.approver, actor)),
  'seal-request/withdrawn': (state, p) => withRequest(state, p.requestId, ['asked', 'approved']),

  'document/sealed': (state, p, actor) =>
    inState(state, p.documentId, ['numbered'], (document) =>
      document.fields.isSealed ? checkUse(state, p, { kind: 'document' }, actor) : refuse('seal/not-wanted'),
    ),
  'attachment/seamed': (state, p, actor) =>
    inState(state, p.documentId, ['numbered', 'sealed'], () => {
      const { fileId, fileName, ...use } = p
      const placement = NO_PLACEMENT
      return checkUse(state, { ...use, placement }, { kind: 'attachment', fileId, name: fileName }, actor)
    }),
}

/** An attachment has no signature block; its row carries none either. */
const NO_PLACEMENT = {
  ...{ pageIndex: 0, centreXMm: 0, centreYMm: 0, widthMm: 1, heightMm: 1, coversText: '' },
}
