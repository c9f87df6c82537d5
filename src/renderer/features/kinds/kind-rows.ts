/** The list of kinds: shipped ones, those the office changed, its own. Pure. */
import type { KindDefinition, KindRow } from '@shared/domain/document/kind'
import type { OfficeKind } from '@shared/domain/document/office-kinds'
import { openClaims } from './claims'

export type KindOrigin = 'shipped' | 'changed' | 'own'

export const ORIGIN_NAMES: Readonly<Record<KindOrigin, string>> = {
  shipped: '随附',
  changed: '已修改',
  own: '自建',
}

export type KindListRow = {
  readonly kind: OfficeKind
  readonly origin: KindOrigin
  readonly openCount: number
}

export function buildKindRows(
  kinds: readonly OfficeKind[],
  shipped: readonly KindDefinition[],
  rows: readonly KindRow[],
): readonly KindListRow[] {
  const known = new Set(shipped.map(({ id }) => id))
  const set = new Map(rows.map((row) => [row.id, row]))
  return kinds.map((kind) => {
    const original = shipped.find(({ id }) => id === kind.id)
    const row = set.get(kind.id)
    const isChanged = row !== undefined && JSON.stringify(row.kind) !== JSON.stringify(original)
    const origin = known.has(kind.id) ? (isChanged ? 'changed' : 'shipped') : 'own'
    return { kind, origin, openCount: openClaims(kind).length }
  })
}
