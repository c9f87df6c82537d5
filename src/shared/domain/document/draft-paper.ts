/**
 * Drafts a paper of any kind from what the record holds: the scheme of the kind, filled in. Pure and deterministic;
 * it states nothing that is not in its input, and every sentence says where it comes from.
 */
import { ok, refuse, type Result } from '@shared/lib/result'
import { annexesOf } from './annexes'
import { findingsOf } from './draft-finding'
import type { FactBook } from './fact'
import { factLabel } from './fact-names'
import type { KindDefinition, SchemePart } from './kind'
import { shortenLawTitles } from './law-names-in-text'
import { listMark, startNumbering, type Numbering } from './numbering'
import { paperFacts } from './paper-facts'
import type { PaperSource } from './paper-source'
import { spreadPart, type Making } from './scheme-parts'
import { traceSentences } from './sentences'
import { startFields } from './start-fields'
import type { Annex, DocumentFields, Paragraph } from './supervision-document'
import { asksNumber, fillTemplate, listNumber, type Segment } from './template'

export type PaperDraft = {
  readonly paragraphs: readonly Paragraph[]
  readonly annexes: readonly Annex[]
  readonly fields: DocumentFields
}

const MAX_TEXT = 10_000

type Made = Making & { readonly segments: readonly Segment[] }

/**
 * @returns refuses `document/no-findings` when the paper is about a review that found nothing,
 *          `document/too-long` when a paragraph would not fit
 */
export function draftPaper(kind: KindDefinition, source: PaperSource): Result<PaperDraft> {
  const findings = findingsOf(source)
  const faults = findings.filter((finding) => finding.kind !== 'advice')
  if (needsFaults(kind, source) && faults.length === 0) return refuse('document/no-findings')
  const makings = kind.scheme.flatMap((part, index) => spreadPart(part, index, source, findings))
  const book = paperFacts(kind, source, findings)
  const filled = fillAll(makings, kind, book)
  const paragraphs = withUniqueIds(
    withShortTitles(withHeadingNumbers(withoutEmptyHeadings(filled))).map(paragraphOf),
  )
  const long = paragraphs.find(({ text }) => text.length > MAX_TEXT)
  if (long !== undefined) return refuse('document/too-long', { text: long.text.slice(0, 20) })
  const annexes = annexesOf(kind, source, findings)
  return ok({ paragraphs, annexes, fields: startFields(kind, source, annexes, book) })
}

/** A kind whose facts are faults says nothing about a review without any. */
const needsFaults = ({ scheme }: KindDefinition, { cases, matter, parent }: PaperSource): boolean =>
  matter === null &&
  parent === null &&
  cases.some(({ reviewed }) => reviewed !== null) &&
  scheme.some(({ each, isRequired }) => each === 'fault' && isRequired)

function fillAll(makings: readonly Making[], kind: KindDefinition, book: FactBook): readonly Made[] {
  const numbering = startNumbering()
  return makings.flatMap((making) => {
    const segments = fillOne(making, kind, book, numbering)
    return segments.length === 0 ? [] : [{ ...making, segments }]
  })
}

/** Empty when nothing of the template was left. */
function fillOne(
  { part, own }: Making,
  kind: KindDefinition,
  book: FactBook,
  numbering: Numbering,
): readonly Segment[] {
  const fill = (number: FactBook) =>
    fillTemplate(part.text, { ...book, ...own, ...number }, (name) => factLabel(kind, part.each, name))
  const trial = fill({ n: listNumber('#'), cn: listNumber('#') })
  if (
    trial
      .map(({ text }) => text)
      .join('')
      .trim() === ''
  )
    return []
  if (!asksNumber(part.text)) {
    numbering.endList()
    return trial
  }
  const value = numbering.next()
  return fill({ n: listNumber(listMark('n', value)), cn: listNumber(listMark('cn', value)) })
}

/** A heading over nothing is left out: nothing stands between it and the next one of its rank. */
const withoutEmptyHeadings = (all: readonly Made[]): readonly Made[] =>
  all.filter(({ part }, index) => {
    const rank = rankOf(part)
    if (rank === BODY) return true
    const after = all.slice(index + 1)
    const end = after.findIndex((one) => rankOf(one.part) <= rank)
    return (end < 0 ? after : after.slice(0, end)).some((one) => rankOf(one.part) === BODY)
  })

const BODY = 9
const rankOf = ({ level }: SchemePart): number => (level === 'body' ? BODY : Number(level.slice(1)))

function withHeadingNumbers(all: readonly Made[]): readonly Made[] {
  const numbering = startNumbering()
  return all.map((made) => {
    const mark = numbering.heading(made.part.level)
    return mark === '' ? made : { ...made, segments: [{ text: mark, fact: null }, ...made.segments] }
  })
}

/** Law titles in full where they first stand in the paper, short afterwards. */
function withShortTitles(all: readonly Made[]): readonly Made[] {
  const texts = shortenLawTitles(all.flatMap(({ segments }) => segments.map(({ text }) => text)))
  let at = 0
  return all.map((made) => ({
    ...made,
    segments: made.segments.map((segment) => {
      const text = texts[at] ?? segment.text
      at += 1
      return { ...segment, text }
    }),
  }))
}

const paragraphOf = ({ id, part, segments, findingIds }: Made): Paragraph => ({
  ...{ id, role: part.role, level: part.level, findingIds },
  text: segments.map(({ text }) => text).join(''),
  traces: traceSentences(segments),
})

function withUniqueIds(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const taken = new Set<string>()
  return paragraphs.map((paragraph) => {
    let { id } = paragraph
    for (let count = 2; taken.has(id); count += 1) id = `${paragraph.id}-${count}`
    taken.add(id)
    return { ...paragraph, id }
  })
}
