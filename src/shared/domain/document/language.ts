/** Checks the words of a paper by the rules of its kind. Warnings only: a person may have a reason, and the text stays theirs. */
import type { Clue } from '../loop/clue'
import {
  CONCLUSION,
  DECISION_WORD,
  DECISION_WORDS,
  goesToAll,
  namesRemedy,
  REMEDY,
  REMEDY_NAME,
  SELF_CORRECTION,
  SHORT_TITLE,
  WORD_RULES,
  type LanguageCode,
  type LanguageKind,
  type WordRule,
} from './language-rules'
import { splitSentences } from './sentences'
import type { DocumentFields, Paragraph } from './supervision-document'

export type { LanguageCode } from './language-rules'

export type LanguageWarning = {
  readonly code: LanguageCode
  /** null: about the whole document. */
  readonly paragraphId: string | null
  /** The words at fault, or the name of the missing part. */
  readonly found: string
  /** Index in the paragraph's text, UTF-16 units; 0 for the whole document. */
  readonly start: number
}

export type CheckedPaper = {
  readonly kind: LanguageKind
  readonly paragraphs: readonly Paragraph[]
  readonly fields?: Pick<DocumentFields, 'values'>
}

/** Titles in 《》 made blank, so that indexes stay. */
const blankTitles = (text: string): string =>
  text.replace(/《[^《》]*》/gu, (title) => '　'.repeat(title.length))

function hits(paragraph: Paragraph, rule: WordRule): readonly LanguageWarning[] {
  const { code, pattern } = rule
  const text = rule.outsideTitles ? blankTitles(paragraph.text) : paragraph.text
  return [...text.matchAll(pattern)].map((match) => ({
    code,
    paragraphId: paragraph.id,
    found: match[0],
    start: match.index,
  }))
}

/** A short title is fine once 《中华人民共和国…》 has stood before it, be it in the same paragraph. */
function shortTitles(paragraphs: readonly Paragraph[]): readonly LanguageWarning[] {
  const warned = new Set<string>()
  let before = ''
  return paragraphs.flatMap((paragraph) => {
    const found: LanguageWarning[] = []
    for (const match of paragraph.text.matchAll(SHORT_TITLE)) {
      const title = match[1] ?? ''
      const read = before + paragraph.text.slice(0, match.index)
      if (warned.has(title) || read.includes(`《中华人民共和国${title}》`)) continue
      warned.add(title)
      found.push({
        code: 'language/short-title-first',
        paragraphId: paragraph.id,
        found: match[0],
        start: match.index,
      })
    }
    before += paragraph.text
    return found
  })
}

function earlyConclusions(paragraphs: readonly Paragraph[]): readonly LanguageWarning[] {
  const firstFact = paragraphs.findIndex(({ role }) => role === 'fact')
  if (firstFact < 0) return []
  return paragraphs
    .slice(0, firstFact)
    .flatMap((paragraph) =>
      hits(paragraph, { code: 'language/conclusion-before-facts', pattern: CONCLUSION }),
    )
}

const ofAll = (code: LanguageCode, found: string): LanguageWarning => ({
  ...{ code, found, paragraphId: null, start: 0 },
})

/** Parts the kind cannot do without, by role, under the name a person knows them by. */
function missingParts({ kind, paragraphs }: CheckedPaper): readonly LanguageWarning[] {
  const present = new Set(paragraphs.filter(({ text }) => text.trim() !== '').map(({ role }) => role))
  const names = new Map(
    kind.scheme.filter(({ isRequired }) => isRequired).map(({ role, label }) => [role, label]),
  )
  return [...names]
    .filter(([role]) => !present.has(role))
    .map(([, name]) => ofAll('language/part-missing', name))
}

/** A sheet has no text; its required cells are what it cannot do without. */
function missingFields({ kind, fields }: CheckedPaper): readonly LanguageWarning[] {
  if (fields === undefined || kind.forms[0] !== 'sheet') return []
  return kind.fields
    .filter(({ id, isRequired }) => isRequired && (fields.values[id] ?? '').trim() === '')
    .map(({ label }) => ofAll('language/field-missing', label))
}

function missingWords({ kind, paragraphs }: CheckedPaper): readonly LanguageWarning[] {
  const warnings: LanguageWarning[] = []
  if (kind.asksSelfCorrection && !paragraphs.some(({ text }) => text.includes(SELF_CORRECTION)))
    warnings.push(ofAll('language/no-self-correction', SELF_CORRECTION))
  if (!namesRemedy(kind)) return warnings
  const hasRemedy = paragraphs.some(({ text }) =>
    splitSentences(text).some((sentence) => REMEDY.every((pattern) => pattern.test(sentence.text))),
  )
  if (!hasRemedy) warnings.push(ofAll('language/no-remedy', REMEDY_NAME))
  if (!paragraphs.some(({ role, text }) => role === 'requirement' && DECISION_WORD.test(text)))
    warnings.push(ofAll('language/no-decision-word', DECISION_WORDS))
  return warnings
}

/** Words of clues that stand in a paper everybody reads. */
const toldSecrets = (
  { kind, paragraphs }: CheckedPaper,
  secrets: readonly string[],
): readonly LanguageWarning[] =>
  goesToAll(kind)
    ? paragraphs.flatMap((paragraph) =>
        secrets.flatMap((found) => {
          const start = paragraph.text.indexOf(found)
          return start < 0
            ? []
            : [{ code: 'language/clue-told' as const, paragraphId: paragraph.id, found, start }]
        }),
      )
    : []

/** Shorter pieces of a sentence stand in any paper. */
const LONG_ENOUGH = 8

/** Names and pieces of sentences of clues, which may stand in no 情况通报. */
export function clueSecrets(clues: readonly Pick<Clue, 'facts'>[]): readonly string[] {
  const names = clues.flatMap(({ facts }) => facts.persons.map(({ name }) => name))
  const words = clues
    .flatMap(({ facts }) => facts.facts.split(/[。；，、\n]/u).map((piece) => piece.trim()))
    .filter((piece) => piece.length >= LONG_ENOUGH)
  return [...new Set([...names, ...words])]
}

/**
 * Warnings in reading order; those about the whole document last.
 * @param secrets  of `clueSecrets`; checked in papers that go to everybody
 */
export function checkLanguage(
  paper: CheckedPaper,
  secrets: readonly string[] = [],
): readonly LanguageWarning[] {
  const { kind, paragraphs } = paper
  const rules = WORD_RULES.filter(({ when }) => when === undefined || when(kind))
  const inText = paragraphs.flatMap((paragraph) => rules.flatMap((rule) => hits(paragraph, rule)))
  const order = new Map(paragraphs.map(({ id }, index) => [id, index]))
  const rank = ({ paragraphId }: LanguageWarning): number => order.get(paragraphId ?? '') ?? 0
  const placed = [
    ...inText,
    ...shortTitles(paragraphs),
    ...earlyConclusions(paragraphs),
    ...toldSecrets(paper, secrets),
  ].toSorted((a, b) => rank(a) - rank(b) || a.start - b.start)
  return [...placed, ...missingWords(paper), ...missingParts(paper), ...missingFields(paper)]
}
