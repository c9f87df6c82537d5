/**
 * A paper after the seal. Whether a step fits at all is asked of domain/loop/paper-rules.ts, which the screens ask
 * too; here is what a step says in detail: the order of dates, who did it, and what it speaks of.
 */
import type { FollowUp, Reply, Verification } from '@shared/domain/document/follow-up'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { maySeeDocument } from '@shared/domain/loop/access'
import { mayFollow, type PaperAct } from '@shared/domain/loop/paper-rules'
import type { Actor } from '@shared/domain/people/person'
import { refuse } from '@shared/lib/result'
import type { PayloadOf } from '../catalogue'
import type { MemoryTables } from '../tables'
import { checkPeople, isNew, notBefore, type Dated } from './loop-verdicts'
import { all, areDistinct, FINE, type Checks, type Verdict } from './verdict'

function followed(
  state: MemoryTables,
  documentId: string,
  act: PaperAct,
  actor: Actor,
  then: (followUp: FollowUp, document: SupervisionDocument) => Verdict,
): Verdict {
  const document = state.find('documents', documentId)
  if (!document) return refuse('document/unknown')
  const find = (id: string): SupervisionDocument | undefined => state.find('documents', id)
  if (!maySeeDocument(document, actor, find)) return refuse('clue/not-for-you')
  const verdict = mayFollow(document, act, find)
  return verdict.ok ? then(document.followUp, document) : verdict
}

/** Everything after service is dated from it; a paper that is not served, from its signing. */
const service = ({ issuedOn, followUp }: SupervisionDocument): readonly Dated[] => [
  ['成文', issuedOn],
  ['送达', followUp.delivery?.receivedOn],
]

const answers = ({ replies, verifications }: FollowUp): readonly Dated[] => [
  ...replies.map(({ receivedOn }) => ['收到反馈', receivedOn] as const),
  ...verifications.map(({ on }) => ['核查', on] as const),
]

function findingsOf(state: MemoryTables, { reviewId, paragraphs }: SupervisionDocument): ReadonlySet<string> {
  const review = reviewId === null ? undefined : state.find('reviews', reviewId)
  return new Set([
    ...paragraphs.flatMap(({ findingIds }) => findingIds),
    ...(review?.findings ?? []).map(({ id }) => id),
  ])
}

/** A correction of the service may not make a later step older than it. */
function checkDelivery(
  { delivery }: PayloadOf<'document/delivered'>,
  document: SupervisionDocument,
): Verdict {
  const { receivedOn, refusal, receivedBy, way } = delivery
  const { extension, reminders } = document.followUp
  const later: readonly Dated[] = [
    ...answers(document.followUp),
    ...reminders.map(({ on }) => ['催办', on] as const),
    ['申请延期', extension?.requestedOn],
  ]
  return all(
    () => notBefore('送达', receivedOn, ['成文', document.issuedOn]),
    () => (refusal === null && receivedBy === '' ? refuse('document/no-receiver') : FINE),
    () => (way === '留置送达' && refusal === null ? refuse('document/left-without-refusal') : FINE),
    ...later.map(
      ([name, day]) =>
        () =>
          day === null || day === undefined ? FINE : notBefore(name, day, ['送达', receivedOn]),
    ),
  )
}

function checkReply(state: MemoryTables, reply: Reply, document: SupervisionDocument): Verdict {
  const known = findingsOf(state, document)
  return all(
    () => isNew(document.followUp.replies.some(({ replyId }) => replyId === reply.replyId)),
    () => notBefore('收到反馈', reply.receivedOn, ...service(document)),
    () => (areDistinct(reply.files.map(({ fileId }) => fileId)) ? FINE : refuse('case/duplicate-file')),
    ...reply.evidence.map(({ fileId, pageIndex, findingId }) => () => {
      const file = reply.files.find((one) => one.fileId === fileId)
      if (!file || pageIndex >= file.pageCount) return refuse('document/evidence-unknown')
      return findingId === null || known.has(findingId) ? FINE : refuse('document/unknown-finding')
    }),
  )
}

function checkVerification(state: MemoryTables, one: Verification, document: SupervisionDocument): Verdict {
  const known = findingsOf(state, document)
  const { verifications, replies } = document.followUp
  return all(
    () => isNew(verifications.some(({ verificationId }) => verificationId === one.verificationId)),
    () => checkPeople(state, one.people),
    () =>
      notBefore(
        '核查',
        one.on,
        ...service(document),
        ...replies.map(({ receivedOn }) => ['收到反馈', receivedOn] as const),
      ),
    () =>
      areDistinct(one.items.map(({ findingId }) => findingId)) ? FINE : refuse('document/finding-twice'),
    () =>
      one.items.every(({ findingId }) => known.has(findingId)) ? FINE : refuse('document/unknown-finding'),
    () =>
      one.result === '已整改' && one.items.some(({ result }) => result !== '已整改')
        ? refuse('document/verified-with-open')
        : FINE,
  )
}

/** The decision it goes on in has been drafted in the same write, after it and from it. */
function checkEscalation(
  state: MemoryTables,
  p: PayloadOf<'document/escalated'>,
  { kind }: SupervisionDocument,
): Verdict {
  const next = state.find('documents', p.toDocumentId)
  const isIt =
    next?.parentId === p.documentId && next.kindId === kind.followUp.escalatesTo && next.state !== 'voided'
  return isIt ? FINE : refuse('document/escalation-other')
}

function checkRecall(state: MemoryTables, p: PayloadOf<'document/recalled'>, document: SupervisionDocument) {
  const copies = state.find('sealUses', document.sealed?.sealUseId ?? '')?.copies ?? 0
  const isAll = p.recall.returned + p.recall.missing === copies
  return all(
    () => (isAll ? FINE : refuse('document/recall-copies', { copies })),
    () => notBefore('收回', p.recall.on, ['成文', document.issuedOn]),
    () => (p.recall.destroyedBy === null ? FINE : checkPeople(state, [p.recall.destroyedBy])),
  )
}

export const followUpChecks: Checks<PaperAct> = {
  'document/delivered': (state, p, actor) =>
    followed(state, p.documentId, 'document/delivered', actor, (_, document) =>
      all(
        () => checkPeople(state, p.delivery.servers),
        () => checkDelivery(p, document),
      ),
    ),
  'document/extension-granted': (state, p, actor) =>
    followed(state, p.documentId, 'document/extension-granted', actor, (_, document) =>
      all(
        () => checkPeople(state, [p.extension.approvedBy]),
        () => notBefore('申请延期', p.extension.requestedOn, ...service(document)),
      ),
    ),
  'document/reminded': (state, p, actor) =>
    followed(state, p.documentId, 'document/reminded', actor, ({ reminders }, document) =>
      notBefore('催办', p.reminder.on, ...service(document), ['上一次催办', reminders.at(-1)?.on]),
    ),
  'document/reply-received': (state, p, actor) =>
    followed(state, p.documentId, 'document/reply-received', actor, (_, document) =>
      checkReply(state, p.reply, document),
    ),
  'document/verified': (state, p, actor) =>
    followed(state, p.documentId, 'document/verified', actor, (_, document) =>
      checkVerification(state, p.verification, document),
    ),
  'document/closed': (state, p, actor) =>
    followed(state, p.documentId, 'document/closed', actor, (followUp, document) =>
      all(
        () => notBefore('销号', p.closing.on, ...service(document), ...answers(followUp)),
        () => (areDistinct(p.closing.revoked) ? FINE : refuse('document/revoked-twice')),
      ),
    ),
  'document/escalated': (state, p, actor) =>
    followed(state, p.documentId, 'document/escalated', actor, (_, document) =>
      checkEscalation(state, p, document),
    ),
  'document/recalled': (state, p, actor) =>
    followed(state, p.documentId, 'document/recalled', actor, (_, document) =>
      checkRecall(state, p, document),
    ),
}
