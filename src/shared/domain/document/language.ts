/**
 * Checks the words of a supervision document. Warnings only: a person may have a reason, and the text stays theirs.
 * Rules as data. Source: docs/adr/0007 (neutral third person, facts before conclusions, 自行纠正 in a 意见书, dates and
 * articles as official papers write them).
 */
import type { Paragraph } from './supervision-document'
import { getKind, type SupervisionKindId } from './kinds'

export type LanguageCode =
  | 'language/order-word'
  | 'language/blame-word'
  | 'language/date-form'
  | 'language/article-digits'
  | 'language/law-without-title-marks'
  | 'language/short-title-first'
  | 'language/amount-in-words'
  | 'language/ascii-punctuation'
  | 'language/unverified-law'
  | 'language/conclusion-before-facts'
  | 'language/no-self-correction'
  | 'language/part-missing'

export type LanguageWarning = {
  readonly code: LanguageCode
  /** null: about the whole document. */
  readonly paragraphId: string | null
  /** The words at fault, or the name of the missing part. */
  readonly found: string
  /** Index in the paragraph's text, UTF-16 units; 0 for the whole document. */
  readonly start: number
}

type Rule = {
  readonly code: LanguageCode
  readonly pattern: RegExp
  /** Looks only at what stands outside 《》. */
  readonly outsideTitles?: true
}

const WORD_RULES: readonly Rule[] = [
  {
    code: 'language/blame-word',
    pattern:
      /严重失职|玩忽职守|敷衍(?:了事|塞责)?|马虎|草率|胡乱|随意执法|乱作为|不作为慢作为|懒政|不负责任|低级错误|恶劣|令人(?:震惊|遗憾)|明知故犯|弄虚作假/gu,
  },
  {
    code: 'language/date-form',
    pattern:
      /\b20\d{2}[-./]\d{1,2}[-./]\d{1,2}\b|20\d{2}年(?:0\d月|\d{1,2}月0\d日)|二[〇○零]二[〇○零一二三四五六七八九]年/gu,
  },
  { code: 'language/article-digits', pattern: /第\d+条|第[一二三四五六七八九十百零]+条第\d+[款项]/gu },
  {
    code: 'language/law-without-title-marks',
    pattern: /(?:中华人民共和国)?行政(?:处罚|许可|强制|复议|诉讼)法(?!律|规)/gu,
    outsideTitles: true,
  },
  { code: 'language/amount-in-words', pattern: /[一二三四五六七八九十百千万两]{2,}元/gu },
  { code: 'language/ascii-punctuation', pattern: /(?<=\p{Script=Han})[,;:?!()](?=\p{Script=Han}|$)/gu },
  { code: 'language/unverified-law', pattern: /待核|未核对|\[K\]/gu },
]

const ORDER_WORDS = /责令|勒令|限令|决定如下/gu
const SHORT_TITLE = /《(行政(?:处罚|许可|强制|复议|诉讼)法)》/gu
const CONCLUSION = /不符合|违反|属于违法|构成违法|认定违法/gu

/** Parts a 意见书 cannot do without, by role and the name a person knows them by. */
const OPINION_PARTS: readonly (readonly [role: string, name: string])[] = [
  ['source', '案件来源'],
  ['fact', '查明的事实'],
  ['evidence', '证据'],
  ['evaluation', '认定意见'],
  ['requirement', '监督意见'],
  ['term', '整改期限和反馈要求'],
]

/** Titles in 《》 made blank, so that indexes stay. */
const blankTitles = (text: string): string =>
  text.replace(/《[^《》]*》/gu, (title) => '　'.repeat(title.length))

function hits(paragraph: Paragraph, rule: Rule): readonly LanguageWarning[] {
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

function missingParts(paragraphs: readonly Paragraph[]): readonly LanguageWarning[] {
  const present = new Set(paragraphs.filter(({ text }) => text.trim() !== '').map(({ role }) => role))
  return OPINION_PARTS.filter(([role]) => !present.has(role)).map(([, name]) => ({
    code: 'language/part-missing',
    paragraphId: null,
    found: name,
    start: 0,
  }))
}

/** Warnings in reading order; those about the whole document last. */
export function checkLanguage(
  paragraphs: readonly Paragraph[],
  kindId: SupervisionKindId,
): readonly LanguageWarning[] {
  const rules = getKind(kindId).mayOrder
    ? WORD_RULES
    : [...WORD_RULES, { code: 'language/order-word', pattern: ORDER_WORDS } as const]
  const inText = paragraphs.flatMap((paragraph) => rules.flatMap((rule) => hits(paragraph, rule)))
  const isOpinion = kindId === 'opinion'
  const hasSelfCorrection = paragraphs.some(({ text }) => text.includes('自行纠正'))
  const noSelfCorrection: readonly LanguageWarning[] =
    isOpinion && !hasSelfCorrection
      ? [{ code: 'language/no-self-correction', paragraphId: null, found: '自行纠正', start: 0 }]
      : []
  const order = new Map(paragraphs.map(({ id }, index) => [id, index]))
  const placed = [...inText, ...shortTitles(paragraphs), ...earlyConclusions(paragraphs)].sort(
    (a, b) =>
      (order.get(a.paragraphId ?? '') ?? 0) - (order.get(b.paragraphId ?? '') ?? 0) || a.start - b.start,
  )
  return [...placed, ...noSelfCorrection, ...(isOpinion ? missingParts(paragraphs) : [])]
}
