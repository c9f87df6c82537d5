/**
 * Which number a paper may take on this laptop. The laptop with the register counts on, past what it gave away; any
 * other takes the next free serial of its own blocks. A void paper keeps its number (docs/adr/0023).
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
  { used, blocks, mode }: Numbering,
): Result<DocumentNumber> {
  const taken = new Set(
    used.filter((n) => n.prefix === prefix && n.year === year).map(({ serial }) => serial),
  )
  const ofSeries = blocks.filter((block) => block.prefix === prefix && block.year === year)
  const number = (serial: number): Result<DocumentNumber> =>
    ok({ prefix, year, serial, text: formatNumber(prefix, year, serial) })
  if (mode === 'blocks') {
    const own = ofSeries
      .filter(({ side, closed }) => side === 'own' && closed === null)
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
