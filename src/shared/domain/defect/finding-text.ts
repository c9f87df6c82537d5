/** What choosing a defect writes into a new finding. Every field stays editable; none of it is a judgement. */
import { expandBasis } from '../checklist/basis'
import type { Severity } from '../review/review'
import type { Defect } from './catalogue'
import { severityFor } from './severity'

export type FindingText = {
  readonly defectCode: string
  /** 问题描述 */
  readonly description: string
  /** Written out, empty when the table names no basis. */
  readonly law: string
  /** The basis has not been looked up by anybody; show 未核对 beside it. */
  readonly isLawUnverified: boolean
  readonly severity: Severity
  /** What the table allows; more than one leaves the choice to the reviewer. */
  readonly severities: readonly Severity[]
  readonly advice: string
}

export function defaultFindingText(
  defect: Defect,
  place: { readonly isVeto: boolean } = { isVeto: false },
): FindingText {
  const basis = expandBasis(defect.basis)
  return {
    defectCode: defect.code,
    description: defect.text,
    law: basis.text,
    isLawUnverified: basis.unverified,
    severity: severityFor(defect, place),
    severities: defect.severities,
    advice: defect.advice,
  }
}
