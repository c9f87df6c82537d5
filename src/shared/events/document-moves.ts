/** What every event about a paper needs: its id, its row, and a line in its history. */
import type {
  DocumentState,
  DocumentStep,
  SupervisionDocument,
} from '@shared/domain/document/supervision-document'
import { z } from '@shared/lib/zod'
import type { Occurrence } from './define'
import type { Key, Rows } from './tables'

export const DocumentId = z.object({ documentId: z.uuid() })
export const PersonName = z.string().trim().min(1).max(50)
export const Reason = z.string().trim().min(1).max(500)
export const Step = DocumentId.extend({ person: PersonName })

export const touch = (p: { documentId: string }): readonly Key[] => [['documents', p.documentId]]

export function change(rows: Rows, documentId: string, patch: Partial<SupervisionDocument>): void {
  rows.put('documents', { ...rows.get('documents', documentId), ...patch })
}

export function step(
  rows: Rows,
  p: { documentId: string; person: string },
  { at }: Occurrence,
  name: DocumentStep['step'],
  patch: Partial<SupervisionDocument>,
  note = '',
): void {
  const { steps } = rows.get('documents', p.documentId)
  change(rows, p.documentId, { ...patch, steps: [...steps, { step: name, person: p.person, at, note }] })
}

/** The last step of the chain signs; those before it review. */
export function afterStep(rows: Rows, documentId: string, passed: number): DocumentState {
  const { kind } = rows.get('documents', documentId)
  return passed >= kind.approval.length - 1 ? 'signing' : 'reviewing'
}
