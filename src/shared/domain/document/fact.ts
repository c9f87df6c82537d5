/** What a template is filled with: words, and where they come from. */
import type { Place } from '../case-file/place'

export type Fact = {
  readonly text: string
  readonly findingIds: readonly string[]
  readonly places: readonly Place[]
  /** 《…》第×条; several separated by ；. */
  readonly law: string
  /** 案卷信息, 评查标准第×项, 设置 …; empty when the findings say it all. */
  readonly ground: string
}

/** By name. A name that is absent or has no text is a gap. */
export type FactBook = Readonly<Record<string, Fact>>

type Source = Partial<Omit<Fact, 'text'>>

export const fact = (text: string, source: Source = {}): Fact => ({
  ...{ findingIds: [], places: [], law: '', ground: '' },
  ...source,
  text: text.trim(),
})

/** Several facts of one ground. */
export const facts = (ground: string, texts: Readonly<Record<string, string>>): FactBook =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fact(text, { ground })]))

export const GAP_GROUND = '待填写'
/** The gap says what is to be filled in; the language check finds it. */
export const gapText = (label: string): string => `（待填写${label}）`
export const gap = (label: string): Fact => fact(gapText(label), { ground: GAP_GROUND })

/** Takes off what the sentence around will put on again. */
export const trimEnd = (text: string): string => text.trim().replace(/[。；;，,、.\s]+$/u, '')
