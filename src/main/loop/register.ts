/** 登记: the next number of the year is taken in the same write as the row, so that no two rows can share one. */
import { nextSerial } from '@shared/events/checks/loop-checks'
import { yearOf } from '@shared/domain/law/days'
import type { ClueFacts } from '@shared/domain/loop/clue'
import type { DisputeFacts } from '@shared/domain/loop/dispute'
import type { MatterFacts } from '@shared/domain/loop/matter'
import { chinaDay } from '@shared/lib/china-day'
import type { Office } from '../office/office'

type Books = Pick<Office, 'record' | 'newId' | 'now'>

const thisYear = ({ now }: Books): number => yearOf(chinaDay(now().toISOString()))

/** A matter bears the year of its own day of registration, also when it is entered later. */
export async function registerMatter(
  { record, newId }: Books,
  { facts, entryId }: { readonly facts: MatterFacts; readonly entryId: string | null },
): Promise<{ matterId: string }> {
  const matterId = newId()
  const year = yearOf(facts.registeredOn)
  await record.write((state) => {
    const serial = nextSerial(state.all('matters'), year)
    return [{ type: 'matter/registered', payload: { matterId, year, serial, facts, entryId } }]
  })
  return { matterId }
}

export async function registerClue(
  books: Books,
  { facts }: { readonly facts: ClueFacts },
): Promise<{ clueId: string }> {
  const clueId = books.newId()
  const year = thisYear(books)
  await books.record.write((state) => {
    const serial = nextSerial(state.all('clues'), year)
    return [{ type: 'clue/registered', payload: { clueId, year, serial, facts } }]
  })
  return { clueId }
}

export async function registerDispute(
  books: Books,
  { facts }: { readonly facts: DisputeFacts },
): Promise<{ disputeId: string }> {
  const disputeId = books.newId()
  const year = thisYear(books)
  await books.record.write((state) => {
    const serial = nextSerial(state.all('disputes'), year)
    return [{ type: 'dispute/registered', payload: { disputeId, year, serial, facts } }]
  })
  return { disputeId }
}
