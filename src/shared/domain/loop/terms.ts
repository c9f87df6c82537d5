/**
 * The terms of the loop that a kind need not name. A kind that has a term of the same id sets its own: days, unit and
 * alarms then come from the kind, which an office edits. None of these is law: all are proposals (docs/adr/0024).
 */
import type { KindDefinition, KindTerm } from '../document/kind'

export type LoopTerm = Omit<KindTerm, 'from'> & {
  /** Where it was set: the kind's title, or null for the program's own default. */
  readonly setIn: string | null
}

export type LoopTermId = 'deliver' | 'check' | 'escalate' | 'transfer' | 'result' | 'handle'

const proposed = (
  id: LoopTermId,
  label: string,
  days: number,
  unit: LoopTerm['unit'],
  alarms: readonly number[],
): LoopTerm => ({ id, label, days, unit, alarms, provenance: 'proposal', isConfirmed: false, setIn: null })

export const LOOP_TERMS: Readonly<Record<LoopTermId, LoopTerm>> = {
  deliver: proposed('deliver', '送达', 5, 'workdays', [-1]),
  check: proposed('check', '核查', 10, 'workdays', [0]),
  escalate: proposed('escalate', '催办后处理', 5, 'workdays', [0]),
  transfer: proposed('transfer', '线索移送', 3, 'workdays', [-1, 0]),
  result: proposed('result', '移送结果反馈', 60, 'days', [0]),
  handle: proposed('handle', '争议协调', 30, 'days', [-7, -3, 0]),
}

/** Terms of a kind that are no wait for the addressee's answer. */
const NOT_ANSWERED: ReadonlySet<string> = new Set([...Object.keys(LOOP_TERMS), 'review-request'])

/** 复查（异议）: the addressee's own right; when it has passed, nothing of ours is late. */
export const REVIEW_REQUEST = 'review-request'
export const RECTIFY = 'rectify'

export const isAnswered = ({ id }: Pick<KindTerm, 'id'>): boolean => !NOT_ANSWERED.has(id)

type Kind = Pick<KindDefinition, 'title' | 'terms'>

const ofKind = ({ title }: Kind, term: KindTerm): LoopTerm => ({ ...term, setIn: title })

/** A term as the kind sets it, or as the program proposes it. */
export function loopTerm(id: LoopTermId, kinds: readonly Kind[]): LoopTerm {
  for (const kind of kinds) {
    const own = kind.terms.find((term) => term.id === id)
    if (own) return ofKind(kind, own)
  }
  return LOOP_TERMS[id]
}

/** What the addressee has to answer, in the order the kind names it. */
export const answerTerms = (kind: Kind): readonly (LoopTerm & Pick<KindTerm, 'from'>)[] =>
  kind.terms.filter(isAnswered).map((term) => ({ ...ofKind(kind, term), from: term.from }))

/** The term whose end decides over 催办 and 升级: 整改, else the first that waits for an answer. */
export function mainTerm(kind: Kind): (LoopTerm & Pick<KindTerm, 'from'>) | null {
  const terms = answerTerms(kind)
  return terms.find(({ id }) => id === RECTIFY) ?? terms[0] ?? null
}
