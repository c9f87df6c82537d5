/** A paper from 拟稿 to the number, or 作废. */
import { DEVICE_ID } from '@shared/domain/document/number-block'
import { mayTake, usedNumbers, type Numbering } from '@shared/domain/document/take-number'
import type { DocumentState, SupervisionDocument } from '@shared/domain/document/supervision-document'
import { maySeeDocument } from '@shared/domain/loop/access'
import type { Actor } from '@shared/domain/people/person'
import { refuse } from '@shared/lib/result'
import type { PayloadOf } from '../catalogue'
import type { MemoryTables } from '../tables'
import { isStaffed } from './people-checks'
import { checkOpinionGround } from './round-checks'
import { all, areDistinct, FINE, withCase, type Checks, type TypesOf, type Verdict } from './verdict'

export function inState(
  state: MemoryTables,
  documentId: string,
  allowed: readonly DocumentState[],
  then: (document: SupervisionDocument) => Verdict = () => FINE,
): Verdict {
  const document = state.find('documents', documentId)
  if (!document) return refuse('document/unknown')
  if (!allowed.includes(document.state)) return refuse('document/wrong-state', { state: document.state })
  return then(document)
}

const maySee = (state: MemoryTables, document: Parameters<typeof maySeeDocument>[0], actor: Actor): boolean =>
  maySeeDocument(document, actor, (id) => state.find('documents', id))

/** As `inState`; a paper about a clue is for those who may handle clues. */
function mine(
  state: MemoryTables,
  documentId: string,
  actor: Actor,
  allowed: readonly DocumentState[],
  then: (document: SupervisionDocument) => Verdict = () => FINE,
): Verdict {
  return inState(state, documentId, allowed, (document) =>
    maySee(state, document, actor) ? then(document) : refuse('clue/not-for-you'),
  )
}

/** The step of the approval chain that comes next needs one of its roles. */
function checkStepRole(state: MemoryTables, document: SupervisionDocument, actor: Actor): Verdict {
  const step = document.kind.approval[document.approvals]
  if (!step || !isStaffed(state)) return FINE
  if (!step.roles.some((role) => actor.roles.includes(role)))
    return refuse('document/step-role', { step: step.label })
  const isFirst = document.approvals === 0 && document.kind.approval.length > 1
  return isFirst && document.draftedBy.personId !== null && document.draftedBy.personId === actor.personId
    ? refuse('document/own-review')
    : FINE
}

function checkSubject(state: MemoryTables, p: PayloadOf<'document/drafted'>, actor: Actor): Verdict {
  return all(
    () =>
      [p.caseId, p.reviewId, p.matterId, p.clueId, p.disputeId, p.parentId].some((id) => id !== null)
        ? FINE
        : refuse('document/no-subject'),
    () => (maySee(state, { ...p, id: p.documentId }, actor) ? FINE : refuse('clue/not-for-you')),
    () => (p.kind.forms.includes(p.form) ? FINE : refuse('document/form-not-allowed')),
    () => (p.caseId === null ? FINE : withCase(state, p.caseId)),
    () => (p.reviewId === null ? FINE : checkReview(state, p.reviewId, p.caseId)),
    () => openMatter(state, p),
    () => (p.clueId === null || state.find('clues', p.clueId) ? FINE : refuse('clue/unknown')),
    () => (p.disputeId === null || state.find('disputes', p.disputeId) ? FINE : refuse('dispute/unknown')),
    () => (p.parentId === null || state.find('documents', p.parentId) ? FINE : refuse('document/unknown')),
    () => (state.find('kinds', p.kind.id)?.retiredAt ? refuse('kind/retired') : FINE),
  )
}

/** A matter that is over gets no further paper; record sheets without a number (送达回证) may still be made. */
function openMatter(state: MemoryTables, { matterId, kind }: PayloadOf<'document/drafted'>): Verdict {
  if (matterId === null) return FINE
  const matter = state.find('matters', matterId)
  if (!matter) return refuse('matter/unknown')
  return matter.state === 'open' || kind.numberPrefix.value === ''
    ? FINE
    : refuse('matter/wrong-state', { state: matter.state })
}

function checkReview(state: MemoryTables, reviewId: string, caseId: string | null): Verdict {
  const review = state.find('reviews', reviewId)
  if (!review || review.caseId !== caseId) return refuse('review/unknown')
  if (review.round === '训练') return refuse('training/no-document')
  if (review.state !== 'submitted') return refuse('document/review-open')
  return checkOpinionGround(state, review)
}

const DRAFTING: readonly DocumentState[] = ['drafting']

export const documentChecks: Checks<
  Exclude<
    TypesOf<'document'>,
    | 'document/sealed'
    | 'document/delivered'
    | 'document/extension-granted'
    | 'document/reminded'
    | 'document/reply-received'
    | 'document/verified'
    | 'document/closed'
    | 'document/escalated'
    | 'document/recalled'
  >
> = {
  'document/drafted': (state, p, actor) =>
    all(
      () => (state.find('documents', p.documentId) ? refuse('document/exists') : FINE),
      () => checkSubject(state, p, actor),
      () => (areDistinct(p.paragraphs.map(({ id }) => id)) ? FINE : refuse('document/duplicate-paragraph')),
    ),
  'document/paragraph-edited': (state, p, actor) =>
    mine(state, p.documentId, actor, DRAFTING, (document) =>
      document.paragraphs.some(({ id }) => id === p.paragraphId)
        ? FINE
        : refuse('document/unknown-paragraph'),
    ),
  'document/paragraphs-arranged': (state, p, actor) =>
    mine(state, p.documentId, actor, DRAFTING, () =>
      areDistinct(p.paragraphs.map(({ id }) => id)) ? FINE : refuse('document/duplicate-paragraph'),
    ),
  'document/fields-edited': (state, p, actor) => mine(state, p.documentId, actor, DRAFTING),
  'document/form-set': (state, p, actor) =>
    mine(state, p.documentId, actor, DRAFTING, ({ kind }) =>
      kind.forms.includes(p.form) ? FINE : refuse('document/form-not-allowed'),
    ),
  'document/annexes-set': (state, p, actor) =>
    mine(state, p.documentId, actor, DRAFTING, () =>
      areDistinct(p.annexes.map(({ id }) => id)) ? FINE : refuse('document/duplicate-paragraph'),
    ),
  'document/files-set': (state, p, actor) =>
    mine(state, p.documentId, actor, DRAFTING, () =>
      areDistinct(p.files.map(({ fileId }) => fileId)) ? FINE : refuse('case/duplicate-file'),
    ),
  'document/submitted': (state, p, actor) =>
    mine(state, p.documentId, actor, DRAFTING, ({ paragraphs, form }) =>
      form === 'sheet' || paragraphs.some(({ text }) => text.trim() !== '') ? FINE : refuse('document/empty'),
    ),
  'document/reviewed': (state, p, actor) =>
    mine(state, p.documentId, actor, ['reviewing'], (document) => checkStepRole(state, document, actor)),
  'document/returned': (state, p, actor) => mine(state, p.documentId, actor, ['reviewing', 'signing']),
  'document/signed': (state, p, actor) =>
    mine(state, p.documentId, actor, ['signing'], (document) =>
      all(
        () => checkStepRole(state, document, actor),
        () => checkNumber(state, document, p),
      ),
    ),
  'document/voided': (state, p, actor) =>
    mine(state, p.documentId, actor, ['drafting', 'reviewing', 'signing', 'numbered', 'sealed']),
  'document/crypto-signed': (state, p, actor) =>
    mine(state, p.documentId, actor, ['sealed'], ({ cryptoSignature }) =>
      cryptoSignature === null ? FINE : refuse('document/already-signed'),
    ),
}

/** A kind with numbers takes the next one; a kind without takes none. */
function checkNumber(
  state: MemoryTables,
  { kind }: SupervisionDocument,
  { number, issuedOn }: PayloadOf<'document/signed'>,
): Verdict {
  if ((kind.numberPrefix.value === '') !== (number === null)) return refuse('document/number-mismatch')
  return number === null ? FINE : mayTake(number, issuedOn, takenBy(state))
}

/** What decides which number may be taken next on this laptop. */
export function takenBy(state: MemoryTables): Numbering {
  const device = state.find('devices', DEVICE_ID)
  return {
    used: usedNumbers(state.all('documents')),
    blocks: state.all('numberBlocks'),
    mode: device?.mode ?? 'register',
    deviceCode: device?.code ?? null,
  }
}
