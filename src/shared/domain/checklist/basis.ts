/**
 * Writes out the short form of the 依据 columns: `处17、19；移3` →
 * 《中华人民共和国行政处罚法》第十七条、第十九条；《行政执法机关移送涉嫌犯罪案件的规定》第三条.
 * Nothing is dropped: what is not understood stays as written. `[K]` (basis not looked up) leaves the text
 * and comes back as `unverified`.
 */
import { toChineseNumber } from '@shared/lib/chinese-number'
import { DOCUMENT_NAMES, LAW_NAMES } from './law-names'

export type ArticleRange = { readonly from: number; readonly to: number }

export type Citation = {
  readonly title: string
  readonly edition: string
  readonly articles: readonly ArticleRange[]
}

export type ExpandedBasis = {
  /** Chinese, without a full stop; empty when the table names no basis at all. */
  readonly text: string
  /** Some part is marked `[K]` or 待核: show it as 未核对. */
  readonly unverified: boolean
  readonly citations: readonly Citation[]
  /** Parts kept word for word. */
  readonly verbatim: readonly string[]
}

const UNREAD_MARK = /`?\[K\]`?/g
/** `17`, `10至15`, with 第…条 or without. */
const ARTICLE = /^第?(\d{1,4})条?(?:至第?(\d{1,4})条?)?$/

type Part = { readonly text: string; readonly citation: Citation | null; readonly isVerbatim: boolean }

export function expandBasis(basis: string): ExpandedBasis {
  const unverified = basis.replace(UNREAD_MARK, '') !== basis || basis.includes('待核')
  const parts = basis
    .replace(UNREAD_MARK, '')
    .split(/[；;]/)
    .map((part) => part.replace(/\s+/g, ''))
    .filter((part) => part !== '')
    .map(expandPart)
  return {
    text: parts.map((part) => part.text).join('；'),
    unverified,
    citations: parts.flatMap((part) => (part.citation ? [part.citation] : [])),
    verbatim: parts.filter((part) => part.isVerbatim).map((part) => part.text),
  }
}

function expandPart(part: string): Part {
  const document = DOCUMENT_NAMES.get(part)
  if (document !== undefined) return { text: document, citation: null, isVerbatim: false }
  const citation = readCitation(part)
  if (!citation) return { text: part, citation: null, isVerbatim: true }
  const articles = citation.articles.map(articleText).join('、')
  return { text: `《${citation.title}》${articles}`, citation, isVerbatim: false }
}

/** All or nothing: one unreadable article number leaves the whole part as written. */
function readCitation(part: string): Citation | null {
  const law = LAW_NAMES.find((candidate) => part.startsWith(candidate.short))
  if (!law) return null
  const articles: ArticleRange[] = []
  for (const piece of part.slice(law.short.length).split('、')) {
    const [, first, last] = ARTICLE.exec(piece) ?? []
    if (first === undefined) return null
    const range = { from: Number(first), to: Number(last ?? first) }
    if (range.from < 1 || range.to < range.from) return null
    articles.push(range)
  }
  return { title: law.title, edition: law.edition, articles }
}

function articleText({ from, to }: ArticleRange): string {
  const first = `第${toChineseNumber(from)}条`
  return from === to ? first : `${first}至第${toChineseNumber(to)}条`
}
