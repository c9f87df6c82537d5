/**
 * Which number a paper may take on this laptop. The laptop with the register counts on, past what it gave away; any
 * other takes the next free serial of its own blocks. A void paper keeps its number, and a laptop that was ever given
 * a block of a series never counts on in it by itself (docs/adr/0023).
 */
import { refuse, ok, type Result } from '@shared/lib/result'
import { formatNumber } from './number'
import type { NumberBlockRow } from './number-block'
import type { DocumentNumber, SupervisionDocument } from './supervision-document'

export type TakenNumber = DocumentNumber & { readonly issuedOn: string }

export type Numbering = {
  readonly used: readonly TakenNumber[]
  readonly blocks: readonly NumberBlockRow[]
  readonly mode: 'register' | 'blocks'
  /** The laptop's code as it is now; blocks given to an older one are not drawn from. Absent: not asked. */
  readonly deviceCode?: string | null
}

/** Numbers ever taken, void or not: none of them is given again. */
export const usedNumbers = (
  documents: readonly Pick<SupervisionDocument, 'number' | 'issuedOn'>[],
): readonly TakenNumber[] =>
  documents.flatMap(({ number, issuedOn }) => (number && issuedOn ? [{ ...number, issuedOn }] : []))

const isIn = (serial: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  serial >= from && serial <= to

/** @returns refuses `document/no-numbers-left` where the blocks of this laptop are used up */
export function takeNumber(
  prefix: string,
  year: number,
  { used, blocks, mode, deviceCode }: Numbering,
): Result<DocumentNumber> {
  const taken = new Set(
    used.filter((n) => n.prefix === prefix && n.year === year).map(({ serial }) => serial),
  )
  const ofSeries = blocks.filter((block) => block.prefix === prefix && block.year === year)
  const number = (serial: number): Result<DocumentNumber> =>
    ok({ prefix, year, serial, text: formatNumber(prefix, year, serial) })
  // A series of which blocks came from elsewhere has its register elsewhere, whatever the laptop is set to.
  if (mode === 'blocks' || ofSeries.some(({ side }) => side === 'own')) {
    const own = ofSeries
      .filter(({ side, closed }) => side === 'own' && closed === null)
      .filter((block) => deviceCode === undefined || block.deviceCode === deviceCode)
      .toSorted((a, b) => a.from - b.from)
    for (const { from, to } of own) {
      for (let serial = from; serial <= to; serial += 1) if (!taken.has(serial)) return number(serial)
    }
    return refuse('document/no-numbers-left', { prefix, year })
  }
  const given = ofSeries.filter(({ side }) => side === 'given')
  let serial = Math.max(0, ...taken) + 1
  for (
    let block = given.find((one) => isIn(serial, one));
    block;
    block = given.find((one) => isIn(serial, one))
  )
    serial = block.to + 1
  return number(serial)
}

/** The guard's question: is it the next one, and not dated before the last one of its series? */
export function mayTake(number: DocumentNumber, issuedOn: string, numbering: Numbering): Result<null> {
  const next = takeNumber(number.prefix, number.year, numbering)
  if (!next.ok) return next
  if (next.value.serial !== number.serial || next.value.text !== number.text)
    return refuse('document/number-taken')
  const lastOn = numbering.used
    .filter(({ prefix, year }) => prefix === number.prefix && year === number.year)
    .reduce((last, one) => (one.issuedOn > last ? one.issuedOn : last), '')
  return issuedOn < lastOn ? refuse('document/date-before-last', { lastOn }) : ok(null)
}
