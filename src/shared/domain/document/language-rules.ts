/**
 * The language of supervision papers, as data. Each rule knows for which kinds it speaks; all of them warn only.
 * Sources: docs/adr/0007 and 0022 (neutral third person, facts before conclusions, 自行纠正 in a 意见书, no 责令 outside
 * a 决定书, dates and articles as official papers write them); phrases are our proposal.
 */
import type { KindDefinition } from './kind'

export type LanguageCode =
  | 'language/order-word'
  | 'language/blame-word'
  | 'language/not-neutral'
  | 'language/date-form'
  | 'language/article-digits'
  | 'language/law-without-title-marks'
  | 'language/short-title-first'
  | 'language/amount-in-words'
  | 'language/ascii-punctuation'
  | 'language/unverified-law'
  | 'language/unfilled'
  | 'language/empty-page-note'
  | 'language/conclusion-before-facts'
  | 'language/no-self-correction'
  | 'language/no-remedy'
  | 'language/no-decision-word'
  | 'language/part-missing'
  | 'language/field-missing'
  | 'language/clue-told'

/** What of a kind decides on its language. */
export type LanguageKind = Pick<
  KindDefinition,
  'mayOrder' | 'asksSelfCorrection' | 'scheme' | 'fields' | 'forms' | 'access' | 'followUp'
>

export type WordRule = {
  readonly code: LanguageCode
  readonly pattern: RegExp
  /** Looks only at what stands outside 《》. */
  readonly outsideTitles?: true
  /** Absent: every kind. */
  readonly when?: (kind: LanguageKind) => boolean
}

export const WORD_RULES: readonly WordRule[] = [
  {
    code: 'language/blame-word',
    pattern:
      /严重失职|玩忽职守|敷衍(?:了事|塞责)?|马虎|草率|胡乱|随意执法|乱作为|不作为慢作为|懒政|不负责任|低级错误|恶劣|令人(?:震惊|遗憾)|明知故犯|弄虚作假/gu,
  },
  { code: 'language/not-neutral', pattern: /我们|咱们|你们|他们|我认为|我觉得|您/gu },
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
  { code: 'language/unfilled', pattern: /（待填写[^（）]*）|\{\{[^{}]*\}\}|\[\[|\]\]|×{2,}|＿{2,}|_{2,}/gu },
  { code: 'language/empty-page-note', pattern: /此页无正文/gu },
  { code: 'language/order-word', pattern: /责令|勒令|限令|决定如下/gu, when: ({ mayOrder }) => !mayOrder },
]

/** Titles that may stand short only after they stood in full. */
export const SHORT_TITLE = /《(行政(?:处罚|许可|强制|复议|诉讼)法)》/gu
export const CONCLUSION = /不符合|违反|属于违法|构成违法|认定违法/gu

export const SELF_CORRECTION = '自行纠正'
/** 复查 or 异议, within days, to somebody. */
export const REMEDY = [/复查|复议|异议/u, /\d+(?:个工作)?日/u, /向[^，。；]+(?:申请|提出)/u] as const
export const REMEDY_NAME = '异议途径'
export const DECISION_WORD = /责令|撤销|确认/u
export const DECISION_WORDS = '责令、撤销或者确认'

/** A kind whose scheme has a part for it must tell who is ordered how they can object. */
export const namesRemedy = ({ scheme, mayOrder }: LanguageKind): boolean =>
  mayOrder && scheme.some(({ role }) => role === 'remedy')

/** 情况通报: everybody reads it. */
export const goesToAll = ({ access, forms, followUp }: LanguageKind): boolean =>
  access === 'open' && forms[0] !== 'sheet' && !followUp.needsDelivery
