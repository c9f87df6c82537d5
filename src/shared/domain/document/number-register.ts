/**
 * 文号登记: every serial of a series up to the highest anybody may have, and what became of it. Nothing is left out:
 * a serial the record does not explain is called unexplained (docs/adr/0023).
 */
import { formatNumber } from './number'
import type { DeviceRow, NumberBlockRow } from './number-block'
import type { SupervisionDocument } from './supervision-document'

export type NumberedPaper = Pick<
  SupervisionDocument,
  'id' | 'state' | 'number' | 'issuedOn' | 'kind' | 'steps'
>

export type SerialState =
  | { readonly kind: 'used'; readonly documentId: string; readonly title: string; readonly issuedOn: string }
  | { readonly kind: 'void'; readonly documentId: string; readonly title: string; readonly reason: string }
  /** Given to another laptop, which may have used it. */
  | { readonly kind: 'given'; readonly block: NumberBlockRow }
  /** Of this laptop, not used yet; not usable where the laptop has a new code by now. */
  | { readonly kind: 'own'; readonly block: NumberBlockRow; readonly isUsable: boolean }
  /** What was left of a block when it was closed. */
  | { readonly kind: 'closed'; readonly block: NumberBlockRow; readonly reason: string }
  /** A laptop without the register knows nothing of serials outside its blocks. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unexplained' }

export type SerialRow = { readonly serial: number; readonly text: string; readonly state: SerialState }

export type NumberRecord = {
  readonly documents: readonly NumberedPaper[]
  readonly blocks: readonly NumberBlockRow[]
  readonly device: Pick<DeviceRow, 'mode' | 'code'> | null
}

/** In the order of their serials, from 1. */
export function numberRegister(prefix: string, year: number, record: NumberRecord): readonly SerialRow[] {
  const papers = new Map(
    record.documents.flatMap((document) =>
      document.number?.prefix === prefix && document.number.year === year
        ? [[document.number.serial, document] as const]
        : [],
    ),
  )
  const blocks = record.blocks.filter((block) => block.prefix === prefix && block.year === year)
  const highest = Math.max(0, ...papers.keys(), ...blocks.map(({ to }) => to))
  return Array.from({ length: highest }, (_, index) => {
    const serial = index + 1
    const paper = papers.get(serial)
    const state = paper === undefined ? unusedState(serial, blocks, record.device) : paperState(paper)
    return { serial, text: formatNumber(prefix, year, serial), state }
  })
}

/** The register of a series a laptop was given blocks of lies with another (take-number.ts). */
const isElsewhere = (blocks: readonly NumberBlockRow[], device: NumberRecord['device']): boolean =>
  device?.mode === 'blocks' || blocks.some(({ side }) => side === 'own')

function paperState({ id, state, kind, issuedOn, steps }: NumberedPaper): SerialState {
  const about = { documentId: id, title: kind.title }
  if (state !== 'voided') return { kind: 'used', ...about, issuedOn: issuedOn ?? '' }
  return { kind: 'void', ...about, reason: steps.findLast(({ step }) => step === 'voided')?.note ?? '' }
}

function unusedState(
  serial: number,
  blocks: readonly NumberBlockRow[],
  device: NumberRecord['device'],
): SerialState {
  const block = blocks.find(({ from, to }) => serial >= from && serial <= to)
  if (block === undefined) return { kind: isElsewhere(blocks, device) ? 'elsewhere' : 'unexplained' }
  if (block.closed !== null) return { kind: 'closed', block, reason: block.closed.reason }
  return block.side === 'given'
    ? { kind: 'given', block }
    : { kind: 'own', block, isUsable: block.deviceCode === device?.code }
}

export type Series = { readonly prefix: string; readonly year: number }

/** Every series with a number or a block, the newest year first. */
export function seriesIn({
  documents,
  blocks,
}: Pick<NumberRecord, 'documents' | 'blocks'>): readonly Series[] {
  const all = [...documents.flatMap(({ number }) => number ?? []), ...blocks]
  const byKey = new Map(all.map(({ prefix, year }) => [`${year} ${prefix}`, { prefix, year }]))
  return [...byKey.values()].toSorted((a, b) => b.year - a.year || a.prefix.localeCompare(b.prefix, 'zh'))
}
