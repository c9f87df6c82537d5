/** Choosing and ordering 程度, heaviest first. */
import { Severity } from '../review/review'

export const SEVERITIES: readonly Severity[] = Severity.options
