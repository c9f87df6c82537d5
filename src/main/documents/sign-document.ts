/**
 * Signing and numbering in one write: a signed paper whose kind has numbers cannot be without one, and no two papers
 * can be given the same. A kind without numbers (送达回证) is signed without.
 */
import { prefixOf } from '@shared/domain/document/office-kinds'
import type { DocumentNumber, SupervisionDocument } from '@shared/domain/document/supervision-document'
import { takeNumber } from '@shared/domain/document/take-number'
import { takenBy } from '@shared/events/checks/document-checks'
import type { MemoryTables } from '@shared/events/tables'
import { AppError } from '@shared/lib/app-error'
import { chinaDay } from '@shared/lib/china-day'
import type { Office } from '../office/office'

type Signing = Pick<Office, 'record' | 'now'> & { readonly device: Pick<Office['device'], 'assertAttached'> }

/** @throws AppError of the guard, `device/moved`, `device/clock-behind`, `document/no-numbers-left` */
export async function signDocument(
  { record, device, now }: Signing,
  order: { readonly documentId: string; readonly person: string },
): Promise<{ number: string }> {
  await device.assertAttached()
  const { documentId } = order
  // Where people are registered, whoever signed in signs; a name cannot be typed for somebody else.
  const person = record.actor.personId === null ? order.person : record.actor.name
  let number: DocumentNumber | null = null
  await record.write((state) => {
    const document = state.find('documents', documentId)
    if (!document) throw new AppError('document/unknown', 'no such document')
    const issuedOn = chinaDay(now().toISOString())
    const prefix = document.kind.numberPrefix.value === '' ? '' : prefixOf(document.kind, record.settings)
    number = prefix === '' ? null : nextOf(state, prefix, issuedOn)
    return [{ type: 'document/signed', payload: { documentId, person, number, issuedOn } }]
  })
  return { number: textOf(number) }
}

function nextOf(state: MemoryTables, prefix: string, issuedOn: string): DocumentNumber {
  const taken = takeNumber(prefix, Number(issuedOn.slice(0, 4)), takenBy(state))
  if (!taken.ok) throw new AppError(taken.failure.code, 'no number', taken.failure.params)
  return taken.value
}

const textOf = (number: SupervisionDocument['number']): string => number?.text ?? ''
