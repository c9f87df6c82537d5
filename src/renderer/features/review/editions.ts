/** Which editions of a standard may be chosen: shipped ones and those the office has taken up. Pure. */
import type { CaseType } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { AdoptedStandard } from '@shared/events/tables'

export type Edition = {
  readonly key: string
  readonly standard: ScoringStandard
  /** null for a shipped edition, which is started by its number. */
  readonly sha256: string | null
}

type Library = {
  readonly shipped: readonly ScoringStandard[]
  readonly adopted: readonly AdoptedStandard[]
}

const isSame = (a: ScoringStandard, b: ScoringStandard): boolean => a.id === b.id && a.edition === b.edition

/** Every edition of a kind of case, newest first; a shipped edition that was taken up stands there once. */
export function editionsOf({ shipped, adopted }: Library, caseType: CaseType): readonly Edition[] {
  const own = adopted.filter(
    ({ standard, origin }) => origin !== 'shipped' || !shipped.some((one) => isSame(one, standard)),
  )
  return [
    ...shipped.map((standard): Edition => ({ key: standard.id, standard, sha256: null })),
    ...own.map(({ id, standard }): Edition => ({ key: id, standard, sha256: id })),
  ]
    .filter(({ standard }) => standard.caseType === caseType)
    .toSorted(newestFirst)
}

const newestFirst = (a: Edition, b: Edition): number =>
  b.standard.effectiveFrom.localeCompare(a.standard.effectiveFrom) ||
  b.standard.edition.localeCompare(a.standard.edition, 'en', { numeric: true }) ||
  b.standard.id.localeCompare(a.standard.id, 'en', { numeric: true })

const isInForce = ({ effectiveFrom, effectiveTo }: ScoringStandard, today: string): boolean =>
  effectiveFrom <= today && (effectiveTo === undefined || today <= effectiveTo)

/**
 * What a new review may be made by: in force today and not put away. When nothing is in force, everything that is
 * not put away, so that the person decides and not the clock of the machine.
 */
export function editionsToStart(library: Library, caseType: CaseType, today: string): readonly Edition[] {
  const retired = library.adopted.filter(({ retiredAt }) => retiredAt !== null)
  const offered = editionsOf(library, caseType).filter(
    ({ standard, sha256 }) =>
      !retired.some((row) => (sha256 === null ? isSame(row.standard, standard) : row.id === sha256)),
  )
  const inForce = offered.filter(({ standard }) => isInForce(standard, today))
  return inForce.length > 0 ? inForce : offered
}

export const editionLabel = ({ name, id, edition }: ScoringStandard): string =>
  `${name}（${id}，${edition} 版）`
