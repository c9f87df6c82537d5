/**
 * Drafts the text of a 监督意见书 from confirmed findings. Deterministic: the same review gives the same text, and a
 * person edits it afterwards. It states nothing that is not in the input.
 *
 * Order: case and source, facts, evidence, evaluation with articles, opinions, term and report, consequence; vetoes
 * first, one fault one item, no conclusion before the facts, 自行纠正 and never 责令. Source: docs/adr/0007.
 */
import { type Result, ok, refuse } from '@shared/lib/result'
import { toChineseNumber } from '@shared/lib/chinese-number'
import type { FindingKind, Severity } from '../review/review'
import type { Settings } from '../settings/settings'
import { chineseDate } from './chinese-date'
import { type DraftPlace, missingText, pagePlacesText, placesText } from './finding-places'
import { shortenLawTitles } from './law-names-in-text'
import type { Paragraph, ParagraphLevel } from './supervision-document'

export type DraftFinding = {
  readonly id: string
  readonly kind: FindingKind
  readonly itemId: string
  /** The checklist item's own words. */
  readonly itemText: string
  readonly defectCode: string | null
  /** May be empty. */
  readonly description: string
  /** Written out, titles in 《》, several separated by ；; may be empty. */
  readonly law: string
  readonly severity: Severity
  /** May be empty. */
  readonly advice: string
  readonly places: readonly DraftPlace[]
}

export type OpinionInput = {
  readonly caseTitle: string
  readonly agency: string
  readonly party: string
  readonly decisionNumber: string
  /** `YYYY-MM-DD` or null while unknown. */
  readonly decidedOn: string | null
  /** As said in a sentence, for example 行政处罚. */
  readonly caseType: string
  readonly source: '案卷评查'
  /** `YYYY-MM-DD` */
  readonly reviewedOn: string
  /** Standing findings in checklist order. */
  readonly findings: readonly DraftFinding[]
  readonly settings: Pick<Settings, 'basisText' | 'rectifyDays'>
}

export type ParagraphRole =
  | 'heading'
  | 'source'
  | 'facts-intro'
  | 'fact'
  | 'evidence'
  | 'evaluation-intro'
  | 'evaluation'
  | 'requirements-intro'
  | 'requirement'
  | 'requirement-general'
  | 'suggestion'
  | 'term'
  | 'objection'
  | 'consequence'

type Piece = Paragraph & { readonly role: ParagraphRole }

const piece = (
  id: string,
  role: ParagraphRole,
  text: string,
  findingIds: readonly string[] = [],
  level: ParagraphLevel = 'body',
): Piece => ({ id, role, level, text, findingIds })

/** Takes off what the sentence around will put on again. */
const trimEnd = (text: string): string => text.trim().replace(/[。；;，,、.\s]+$/u, '')

const HEADINGS = {
  facts: '查明的事实',
  evidence: '证据',
  evaluation: '认定意见',
  requirements: '监督意见',
  term: '整改期限和反馈要求',
} as const

const heading = (key: keyof typeof HEADINGS): Piece => {
  const index = Object.keys(HEADINGS).indexOf(key) + 1
  return piece(`h-${key}`, 'heading', `${toChineseNumber(index)}、${HEADINGS[key]}`, [], 'h1')
}

/** Vetoes, then deductions, each in the order given. Advice is no fault and comes separately. */
function orderFaults(findings: readonly DraftFinding[]): readonly DraftFinding[] {
  const of = (kind: FindingKind): readonly DraftFinding[] =>
    findings.filter((finding) => finding.kind === kind)
  return [...of('veto'), ...of('deduction')]
}

function sourceText(input: OpinionInput): string {
  const details = [
    input.party && `当事人：${input.party}`,
    input.decisionNumber && `决定文书：${input.decisionNumber}`,
    input.decidedOn && `决定日期：${chineseDate(input.decidedOn)}`,
  ].filter(Boolean)
  const brackets = details.length === 0 ? '' : `（${details.join('；')}）`
  return `因开展${input.caseType}${input.source}，根据${input.settings.basisText}的规定，本机关于${chineseDate(
    input.reviewedOn,
  )}对你单位办理的“${input.caseTitle}”案卷${brackets}进行了评查，现将查明的情况和监督意见通知如下。`
}

/** What was found, in the reviewer's words; without words, only that the item was not met. */
function describe(finding: DraftFinding): string {
  const described = trimEnd(finding.description)
  if (described !== '') return described
  const item = trimEnd(finding.itemText)
  return finding.kind === 'veto' ? `存在“${item}”的情形` : `与“${item}”的要求不一致`
}

function factText(finding: DraftFinding): string {
  const places = placesText(finding.places)
  return `${describe(finding)}${places === '' ? '' : `（${places}）`}。`
}

function evidenceText(faults: readonly DraftFinding[]): string {
  const places = faults.flatMap((finding) => finding.places)
  const pages = pagePlacesText(places)
  const missing = missingText(places)
  const parts = [
    pages && `以上事实，有案卷${pages}等材料在卷证明`,
    missing && `${pages ? '' : '以上事实，'}经逐页核对案卷，卷内未见${missing}`,
  ]
  return parts.some(Boolean) ? `${parts.filter(Boolean).join('；')}。` : '以上事实，有评查记录为证。'
}

/** 《甲法》第一条；《乙法》第二条 → 《甲法》第一条、《乙法》第二条 */
const joinLaws = (law: string): string =>
  trimEnd(law)
    .split(/[；;]/)
    .map((part) => trimEnd(part).replace(/的规定$/, ''))
    .filter((part) => part !== '')
    .join('、')

function evaluationText(finding: DraftFinding, number: number): string {
  const law = joinLaws(finding.law)
  const against = law === '' ? `与评查标准“${trimEnd(finding.itemText)}”的要求不一致` : `不符合${law}的规定`
  const veto = finding.kind === 'veto' ? '，属于评查标准列明的否决情形' : ''
  return `上述第${number}项情况，${against}${veto}。`
}

function requirementText(finding: DraftFinding, number: number): string {
  const advice = trimEnd(finding.advice)
  return `针对第${number}项情况，自行纠正${advice === '' ? '，并说明纠正方式和依据' : `：${advice}`}。`
}

function suggestionText(finding: DraftFinding): string {
  const advice = trimEnd(finding.advice)
  return `${factText(finding)}${advice === '' ? '' : `建议：${advice}。`}`
}

const numbered = (number: number, text: string): string => `${number}.${text}`

function requirementPieces(
  faults: readonly DraftFinding[],
  advices: readonly DraftFinding[],
): readonly Piece[] {
  const pieces = faults.map((finding, index) =>
    piece(
      `requirement-${finding.id}`,
      'requirement',
      numbered(index + 1, requirementText(finding, index + 1)),
      [finding.id],
    ),
  )
  const suggestions = advices.map((finding, index) =>
    piece(
      `suggestion-${finding.id}`,
      'suggestion',
      numbered(faults.length + index + 1, `另请注意改进：${suggestionText(finding)}`),
      [finding.id],
    ),
  )
  const general = piece(
    'requirement-general',
    'requirement-general',
    numbered(
      faults.length + advices.length + 1,
      '纠正时应当以注明制作日期的书面说明或者补正材料附卷，不得替换、补造或者倒签已归档的案卷材料。',
    ),
  )
  return [
    piece('requirements-intro', 'requirements-intro', '现提出如下监督意见：'),
    ...pieces,
    ...suggestions,
    general,
  ]
}

function closingPieces({ settings }: OpinionInput): readonly Piece[] {
  return [
    piece(
      'term',
      'term',
      `请你单位自收到本意见书之日起${settings.rectifyDays}日内完成自行纠正，并在同一期限内将纠正情况书面报告本机关，附相关证明材料。`,
    ),
    piece(
      'objection',
      'objection',
      '对本意见书载明的事实和意见有异议的，可以在上述期限内向本机关书面提出，并附有关材料。',
    ),
    piece(
      'consequence',
      'consequence',
      '逾期未纠正或者未报告纠正情况的，本机关将依照有关规定提请作出行政执法监督决定，并视情予以通报。',
    ),
  ]
}

/** Refuses `document/no-findings` when nothing was found that an opinion could be about. */
export function draftOpinion(input: OpinionInput): Result<readonly Paragraph[]> {
  const faults = orderFaults(input.findings)
  if (faults.length === 0) return refuse('document/no-findings')
  const advices = input.findings.filter((finding) => finding.kind === 'advice')
  const allIds = faults.map(({ id }) => id)
  const each = (
    role: 'fact' | 'evaluation',
    text: (finding: DraftFinding, number: number) => string,
  ): readonly Piece[] =>
    faults.map((finding, index) =>
      piece(`${role}-${finding.id}`, role, numbered(index + 1, text(finding, index + 1)), [finding.id]),
    )
  const pieces: readonly Piece[] = [
    piece('source', 'source', sourceText(input)),
    heading('facts'),
    piece('facts-intro', 'facts-intro', '经查，该案卷有下列情况：'),
    ...each('fact', factText),
    heading('evidence'),
    piece('evidence', 'evidence', evidenceText(faults), allIds),
    heading('evaluation'),
    piece('evaluation-intro', 'evaluation-intro', '本机关认为：'),
    ...each('evaluation', evaluationText),
    heading('requirements'),
    ...requirementPieces(faults, advices),
    heading('term'),
    ...closingPieces(input),
  ]
  const texts = shortenLawTitles(pieces.map(({ text }) => text))
  return ok(pieces.map((paragraph, index) => ({ ...paragraph, text: texts[index] ?? paragraph.text })))
}
