/** Drafts and redrafts papers: main gathers the facts itself, so that no page can put words under a review's name. */
import type { KindDefinition } from '@shared/domain/document/kind'
import { draftPaper, type PaperDraft } from '@shared/domain/document/draft-paper'
import type { DocumentSubject, SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { EventBody } from '@shared/events/catalogue'
import type { MemoryTables } from '@shared/events/tables'
import type { DraftOrder } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import { loadKind } from '../office/kinds'
import type { Office } from '../office/office'
import { fullSubject, gatherSubject } from './gather-subject'

type Drafting = Pick<Office, 'record' | 'resourcesDir' | 'newId' | 'now'>

/**
 * Writes the draft; one that escalates its parent says so in the same write.
 * @throws AppError `kind/unknown`, `kind/retired`, `document/subject-not-allowed`, `document/no-findings` … and the guard's codes
 */
export async function draftDocument(
  office: Drafting,
  { kindId, form, reason, ...order }: DraftOrder,
): Promise<{ documentId: string }> {
  const { record } = office
  const kind = await loadKind(office, kindId)
  const documentId = office.newId()
  await record.write((state): readonly EventBody[] => {
    mustFit(kind, order)
    const subject = fullSubject(state, order)
    const draft = drafted(office, state, kind, subject, {})
    const payload = {
      ...{ documentId, kind, person: writerName(office), ...subject, ...draft },
      form: form ?? kind.forms[0] ?? 'legal',
    }
    return [{ type: 'document/drafted', payload }, ...escalation(state, kind, subject, documentId, reason)]
  })
  return { documentId }
}

/** The text anew from the facts as they are now and the fields as they were filled in; the fields themselves stay. */
export async function redraftDocument(office: Drafting, documentId: string): Promise<void> {
  await office.record.write((state): readonly EventBody[] => {
    const document = state.find('documents', documentId)
    if (!document) throw new AppError('document/unknown', 'no such document')
    const { paragraphs, annexes } = drafted(office, state, document.kind, document, document.fields.values)
    return [
      ...(paragraphs.length === 0
        ? []
        : [{ type: 'document/paragraphs-arranged' as const, payload: { documentId, paragraphs } }]),
      { type: 'document/annexes-set', payload: { documentId, annexes: mergedAnnexes(document, annexes) } },
    ]
  })
}

/** Generated ones anew; those somebody added stay behind them. */
function mergedAnnexes({ annexes }: SupervisionDocument, made: PaperDraft['annexes']): PaperDraft['annexes'] {
  const ids = new Set(made.map(({ id }) => id))
  return [...made, ...annexes.filter(({ id }) => !ids.has(id))].slice(0, 20)
}

function drafted(
  { record, now }: Drafting,
  state: MemoryTables,
  kind: KindDefinition,
  subject: DocumentSubject,
  values: Readonly<Record<string, string>>,
): PaperDraft {
  const today = chinaDay(now().toISOString())
  const source = { ...gatherSubject(state, subject), settings: record.settings, today, values }
  const result = draftPaper(kind, source)
  if (!result.ok) throw new AppError(result.failure.code, 'nothing to draft', result.failure.params)
  return result.value
}

/** Whoever signed in; in an office of one person its name. */
const writerName = ({ record }: Drafting): string =>
  (record.actor.personId === null ? record.settings.reviewerName : record.actor.name).slice(0, 50) || '未登记'

/** What the order names must be something this kind is drafted from. @throws AppError `document/subject-not-allowed` */
function mustFit(kind: KindDefinition, order: DocumentSubject): void {
  const named = {
    review: order.reviewId ?? order.caseId,
    matter: order.matterId,
    clue: order.clueId,
    dispute: order.disputeId,
    document: order.parentId,
  }
  if (!kind.subjects.some((subject) => named[subject] !== null))
    throw new AppError('document/subject-not-allowed', 'kind is not drafted from this', { kind: kind.title })
}

/** A paper of the kind its parent is escalated to: the parent says where it went. */
function escalation(
  state: MemoryTables,
  kind: KindDefinition,
  { parentId }: DocumentSubject,
  documentId: string,
  reason: string,
): readonly EventBody[] {
  const parent = parentId === null ? undefined : state.find('documents', parentId)
  if (parent === undefined || parent.kind.followUp.escalatesTo !== kind.id) return []
  const why = reason === '' ? '期限届满未纠正' : reason
  return [
    { type: 'document/escalated', payload: { documentId: parent.id, toDocumentId: documentId, reason: why } },
  ]
}
