/**
 * The catalogue of facts a reviewer may enter: what each is called, what kind of value it takes, where it
 * belongs. The rules name facts only by these keys.
 */
import type { CaseType } from '../case-file/case-file'
import { FACT_GROUPS, type FactGroup } from './fact-row'
import type { FactKind, FactValue } from './fact-sheet'
import { DECISION_FACTS } from './facts-decision'
import { EXECUTION_FACTS } from './facts-execution'
import { FILING_FACTS } from './facts-filing'
import { LICENCE_FACTS } from './facts-licence'
import { MEASURE_FACTS } from './facts-measure'

const ROWS = [...FILING_FACTS, ...DECISION_FACTS, ...EXECUTION_FACTS, ...MEASURE_FACTS, ...LICENCE_FACTS]

export type KnownFact = (typeof ROWS)[number][0]

export type FactInfo = {
  readonly key: KnownFact
  readonly label: string
  readonly group: FactGroup
  readonly kind: FactKind
  readonly caseTypes: readonly CaseType[]
  readonly hint: string
  /** For `choice` only. */
  readonly options: readonly string[]
}

const CASE_TYPES: Readonly<Record<string, CaseType>> = {
  P: '处罚普通',
  J: '处罚简易',
  X: '许可',
  Q: '强制',
  C: '检查',
}

type KnownRow = readonly [KnownFact, string, FactGroup, FactKind, string, string?, (readonly string[])?]
const KNOWN_ROWS: readonly KnownRow[] = ROWS

export const FACTS: readonly FactInfo[] = KNOWN_ROWS.map(
  ([key, label, group, kind, letters, hint, options]) => ({
    ...{ key, label, group, kind },
    caseTypes: [...letters].flatMap((letter) => CASE_TYPES[letter] ?? []),
    hint: hint ?? '',
    options: options ?? [],
  }),
)

const BY_KEY: ReadonlyMap<string, FactInfo> = new Map(FACTS.map((fact) => [fact.key, fact]))

/** Undefined for a key this edition does not know: a sheet may be older or newer. */
export const findFact = (key: string): FactInfo | undefined => BY_KEY.get(key)

export const factLabel = (key: string): string => BY_KEY.get(key)?.label ?? key

/** The facts asked for in this kind of case, by group, in the order of the proceedings. */
export function factsFor(caseType: CaseType): readonly { group: FactGroup; facts: readonly FactInfo[] }[] {
  return FACT_GROUPS.map((group) => ({
    group,
    facts: FACTS.filter((fact) => fact.group === group && fact.caseTypes.includes(caseType)),
  })).filter((section) => section.facts.length > 0)
}

/** Whether a value is of the kind, and of the options, that the catalogue asks for. */
export function fitsFact(key: string, value: FactValue): boolean {
  const fact = BY_KEY.get(key)
  if (!fact || fact.kind !== value.kind) return false
  return value.kind !== 'choice' || fact.options.includes(value.value)
}
