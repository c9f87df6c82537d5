/** Everything a paper may be drafted from, as it lies in the record. Gathered by main; the drafting itself is pure. */
import type { CaseFile } from '../case-file/case-file'
import type { ScoringStandard } from '../checklist/standard'
import type { Clue } from '../loop/clue'
import type { Dispute } from '../loop/dispute'
import type { Matter } from '../loop/matter'
import type { Review } from '../review/review'
import type { Settings } from '../settings/settings'
import type { SupervisionDocument } from './supervision-document'

/** A case, and the submitted review its findings come from. */
export type ReviewedCase = {
  readonly caseFile: CaseFile
  readonly reviewed: {
    readonly review: Review
    readonly standard: ScoringStandard
    /** The day the review counts from, by the calendar of the office. */
    readonly on: string
  } | null
}

export type PaperSource = {
  readonly settings: Settings
  /** `YYYY-MM-DD` by the calendar of the office. */
  readonly today: string
  /** The case of the paper; of a matter all its cases, in their order. */
  readonly cases: readonly ReviewedCase[]
  readonly matter: Matter | null
  /** Papers of the matter that have been issued, oldest first. */
  readonly matterPapers: readonly SupervisionDocument[]
  readonly clue: Clue | null
  readonly dispute: Dispute | null
  /** The paper this one follows. */
  readonly parent: SupervisionDocument | null
  /** What a person filled in for the kind's own fields, by id. */
  readonly values: Readonly<Record<string, string>>
}

export const NOTHING_GATHERED: Omit<PaperSource, 'settings' | 'today'> = {
  ...{ cases: [], matter: null, matterPapers: [], clue: null, dispute: null, parent: null, values: {} },
}
