/**
 * The kinds as this office uses them: shipped ones, what its settings say, and above all what it set on a kind itself.
 * Until 0.2 issuer, number, basis and term lay in the settings; an office that changed them there keeps its words.
 */
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings'
import { joinKinds, type Claimed, type KindDefinition, type KindRow } from './kind'

export type OfficeKind = KindDefinition & { readonly isRetired: boolean }

type OfSettings = Pick<Settings, 'officeName' | 'issuerName' | 'numberPrefix' | 'basisText' | 'rectifyDays'>

export function officeKinds(
  shipped: readonly KindDefinition[],
  rows: readonly KindRow[],
  settings: OfSettings,
): readonly OfficeKind[] {
  const own = new Set(rows.map(({ id }) => id))
  const withSettings = shipped.map((kind) => (own.has(kind.id) ? kind : applySettings(kind, settings)))
  return joinKinds(withSettings, rows)
}

function applySettings(kind: KindDefinition, settings: OfSettings): KindDefinition {
  const { officeName, issuerName, numberPrefix, basisText, rectifyDays } = settings
  return {
    ...kind,
    numberPrefix: said(kind.numberPrefix, DEFAULT_SETTINGS.numberPrefix, numberPrefix),
    basisText: said(kind.basisText, DEFAULT_SETTINGS.basisText, basisText),
    issuer: said(
      said(kind.issuer, DEFAULT_SETTINGS.issuerName, issuerName),
      DEFAULT_SETTINGS.officeName,
      officeName,
    ),
    terms: kind.terms.map((term) =>
      kind.id === 'opinion' && term.id === 'rectify' && rectifyDays !== DEFAULT_SETTINGS.rectifyDays
        ? { ...term, days: rectifyDays, isConfirmed: true }
        : term,
    ),
  }
}

/** A shipped value the office has replaced in its settings; what a person typed there is confirmed. */
const said = (shipped: Claimed<string>, byDefault: string, set: string): Claimed<string> =>
  shipped.value === byDefault && set.trim() !== '' && set !== byDefault
    ? { ...shipped, value: set, isConfirmed: true }
    : shipped

/**
 * The prefix of a paper's number. A paper drafted before 0.3, or before anybody looked at its kind, carries the
 * shipped one; then the settings count, as they did when it was drafted.
 */
export function prefixOf(
  { numberPrefix }: Pick<KindDefinition, 'numberPrefix'>,
  settings: OfSettings,
): string {
  return said(numberPrefix, DEFAULT_SETTINGS.numberPrefix, settings.numberPrefix).value
}
