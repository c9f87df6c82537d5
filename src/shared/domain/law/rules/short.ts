/** Short forms used in the rule tables. */
import type { CaseType } from '../../case-file/case-file'
import type { KnownFact } from '../facts'
import type { Check, FlagCheck, When } from './rule'

export const PENALTIES: readonly CaseType[] = ['处罚普通', '处罚简易']

/** The answer must be 是 (or, with false, 否). */
export const flag = (key: KnownFact, want = true): FlagCheck => ({ is: 'flag', key, want })

export const flags = (...keys: readonly KnownFact[]): readonly Check[] => keys.map((key) => flag(key))

export const given = (key: KnownFact): When => ({ present: key })
