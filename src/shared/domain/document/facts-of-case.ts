/** Facts of the case, or of the matter a paper is about: what is supervised, and why. */
import type { CaseType } from '../case-file/case-file'
import { countPages } from '../case-file/paging'
import type { MATTER_SOURCES, Matter } from '../loop/matter'
import { matterNumber } from '../loop/matter'
import { GROUND } from './grounds'
import { chineseDate } from './chinese-date'
import { fact, facts, trimEnd, type FactBook } from './fact'
import type { PaperSource, ReviewedCase } from './paper-source'

export const CASE_TYPE_WORDS: Readonly<Record<CaseType, string>> = {
  处罚普通: '行政处罚',
  处罚简易: '行政处罚',
  许可: '行政许可',
  强制: '行政强制',
  检查: '行政检查',
}

const REASONS: Readonly<Record<Exclude<(typeof MATTER_SOURCES)[number], '案卷评查'>, string>> = {
  投诉举报: '办理投诉举报事项',
  '12345热线': '办理12345热线转办事项',
  专项监督: '开展行政执法专项监督',
  媒体反映: '核实媒体反映的情况',
  上级交办: '办理上级交办事项',
  复议诉讼反馈: '核实行政复议、行政诉讼反馈的情况',
  检察建议: '办理检察建议',
}

/** 因……: the reason of the supervision. */
function reasonOf({ matter, cases }: PaperSource): string {
  if (matter !== null && matter.facts.source !== '案卷评查') return REASONS[matter.facts.source]
  const [first] = cases
  const types = new Set(cases.map(({ caseFile }) => CASE_TYPE_WORDS[caseFile.facts.caseType]))
  const word = first !== undefined && types.size === 1 ? CASE_TYPE_WORDS[first.caseFile.facts.caseType] : ''
  return matter === null && cases.length === 0 ? '' : `开展${word}案卷评查`
}

/** 当事人、文号、日期, what of them is known. */
function detailsOf({ caseFile }: ReviewedCase): string {
  const { party, decisionNumber, dates } = caseFile.facts
  return [
    party && `当事人：${party}`,
    decisionNumber && `决定文书：${decisionNumber}`,
    dates.decided && `决定日期：${chineseDate(dates.decided)}`,
  ]
    .filter(Boolean)
    .join('；')
}

const inBrackets = (text: string): string => (text === '' ? '' : `（${text}）`)

/** What the sentence says was supervised. */
function subjectOf({ cases, matter }: PaperSource): string {
  const [first] = cases
  if (first !== undefined && cases.length === 1) {
    return `你单位办理的“${first.caseFile.facts.title}”案卷${inBrackets(detailsOf(first))}`
  }
  if (cases.length > 1) {
    const names = cases.map(({ caseFile }) => `“${caseFile.facts.title}”`).join('、')
    return `你单位办理的${names}等${cases.length}件案卷`
  }
  return matter === null ? '' : `“${matter.facts.title}”事项`
}

export function factsOfCases(source: PaperSource): FactBook {
  const { cases, matter } = source
  const [first] = cases
  const ground = matter !== null && cases.length === 0 ? GROUND.matter : GROUND.case
  const only = cases.length === 1 ? first : undefined
  const reviewedOn = cases
    .flatMap(({ reviewed }) => reviewed?.on ?? [])
    .toSorted()
    .at(-1)
  const isReview = cases.some(({ reviewed }) => reviewed !== null)
  return {
    ...facts(ground, {
      reason: reasonOf(source),
      subject: subjectOf(source),
      object: ['', '该案卷'][cases.length] ?? '上述案卷',
      unit: unitOf(source),
      ...(only === undefined ? {} : caseFacts(only)),
    }),
    ...facts('评查记录', {
      reviewedOn: reviewedOn === undefined ? '' : chineseDate(reviewedOn),
      action: isReview ? '评查' : '监督',
    }),
    ...(matter === null ? {} : factsOfMatter(matter, source)),
  }
}

function caseFacts(one: ReviewedCase): Readonly<Record<string, string>> {
  const { title, party, decisionNumber, dates, caseType, handlers } = one.caseFile.facts
  return {
    ...{ caseTitle: title, party, decisionNumber, handlers },
    caseType: CASE_TYPE_WORDS[caseType],
    caseDetails: detailsOf(one),
    decidedOn: dates.decided === null ? '' : chineseDate(dates.decided),
    pageCount: String(countPages(one.caseFile.files)),
  }
}

/** 被监督单位 */
export function unitOf({ matter, cases, clue, parent }: PaperSource): string {
  const named = [parent?.fields.addressee, matter?.facts.unit, clue?.facts.unit]
  const agencies = cases.map(({ caseFile }) => caseFile.facts.agency)
  return [...named, ...agencies].find((unit) => (unit ?? '') !== '') ?? ''
}

function factsOfMatter(matter: Matter, { matterPapers }: PaperSource): FactBook {
  const { title, cause, summary, registeredOn, source } = matter.facts
  const papers = matterPapers
    .filter(({ number, kind }) => number !== null && kind.access === 'open')
    .map(({ kind, number }) => `《${kind.title}》（${number?.text ?? ''}）`)
  return {
    ...facts(GROUND.matter, {
      matterTitle: title,
      matterNumber: matterNumber(matter),
      matterSource: source,
      cause,
      matterSummary: trimEnd(summary),
      registeredOn: chineseDate(registeredOn),
      investigations: investigationsText(matter),
    }),
    matterPapers: fact(papers.join('、'), { ground: GROUND.matter }),
  }
}

/** 2026年3月5日，示例甲、示例乙调查：…… */
const investigationsText = ({ investigations }: Matter): string =>
  investigations
    .map(({ on, people, what }) => {
      const names = people.map(({ name }) => name).join('、')
      return `${chineseDate(on)}，由${names}调查：${trimEnd(what)}`
    })
    .join('。')
