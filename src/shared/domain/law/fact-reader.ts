/**
 * Reads typed values from a sheet and remembers what was asked: which facts a judgement used and which it
 * lacked. A value of another kind than asked for counts as lacking.
 */
import type { FactSheet, FactValue } from './fact-sheet'
import { fitsFact, type KnownFact } from './facts'

type Values = { readonly [Value in FactValue as Value['kind']]: Value['value'] }

export class FactReader {
  readonly #facts: FactSheet['facts']
  readonly #used = new Set<KnownFact>()
  readonly #missing = new Set<KnownFact>()

  constructor(facts: FactSheet['facts']) {
    this.#facts = facts
  }

  get used(): readonly KnownFact[] {
    return [...this.#used]
  }

  get missing(): readonly KnownFact[] {
    return [...this.#missing]
  }

  has(key: KnownFact): boolean {
    return this.#value(key) !== null
  }

  /** The value, or null when it is not entered; then it is noted as missing. */
  need<Kind extends keyof Values>(key: KnownFact, kind: Kind): Values[Kind] | null {
    const value = this.look(key, kind)
    if (value === null) this.#missing.add(key)
    return value
  }

  /** The value, or null; nobody is asked for it. */
  look<Kind extends keyof Values>(key: KnownFact, kind: Kind): Values[Kind] | null {
    const value = this.#value(key)
    if (value === null || value.kind !== kind) return null
    this.#used.add(key)
    return value.value as Values[Kind]
  }

  /** A day, also of a fact that holds a time. */
  needDay(key: KnownFact): string | null {
    const day = this.lookDay(key)
    if (day === null) this.#missing.add(key)
    return day
  }

  lookDay(key: KnownFact): string | null {
    return this.look(key, 'date') ?? this.look(key, 'datetime')?.slice(0, 10) ?? null
  }

  ask(key: KnownFact): void {
    this.#missing.add(key)
  }

  #value(key: KnownFact): FactValue | null {
    const fact = this.#facts[key]
    return fact && fitsFact(key, fact.value) ? fact.value : null
  }
}
