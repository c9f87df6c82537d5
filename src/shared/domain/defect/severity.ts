/** Choosing and ordering 程度, heaviest first. */
import { Severity } from '../review/review'
import type { Defect } from './catalogue'

export const SEVERITIES: readonly Severity[] = Severity.options

/**
 * Where the table leaves two levels open, the heavier one is proposed only on a veto row: the person may
 * raise it, the program does not.
 */
export function severityFor(defect: Defect, place: { readonly isVeto: boolean }): Severity {
  const choice = place.isVeto ? defect.severities[0] : defect.severities.at(-1)
  if (!choice) throw new Error(`${defect.code} has no severity`)
  return choice
}
