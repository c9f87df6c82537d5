/**
 * Every name a template may ask for, and what a gap calls it. A kind's own fields (by id) and terms (`term.<id>`) come
 * on top. The editor of kinds lists these; a template that asks for anything else is refused.
 */
import type { Each, KindDefinition } from './kind'
import { namesIn, templateFault } from './template'

/** Known in every paragraph, when the record has them. */
export const FACT_NAMES = {
  issuer: '发文机关',
  office: '司法局全称',
  basis: '监督依据',
  contactPerson: '联系人',
  contactPhone: '联系电话',
  unit: '被监督单位',
  today: '拟稿日期',

  reason: '监督事由',
  subject: '监督事项',
  object: '该案卷或者上述案卷',
  caseTitle: '案卷名称',
  caseType: '案件类型',
  caseDetails: '案件当事人和文号',
  party: '当事人',
  decisionNumber: '决定文书文号',
  decidedOn: '决定日期',
  handlers: '承办人',
  pageCount: '案卷页数',
  reviewedOn: '评查日期',
  action: '评查或者监督',
  evidence: '证据',
  findingCount: '问题和建议总数',
  faultCount: '问题总数',
  vetoCount: '否决情形数',
  adviceCount: '建议数',

  matterTitle: '监督案件名称',
  matterNumber: '监督案件登记号',
  matterSource: '监督事项来源',
  cause: '案由',
  matterSummary: '监督案件基本情况',
  registeredOn: '登记日期',
  investigations: '调查情况',
  matterPapers: '已制发的文书',

  looseFacts: '查明的事实',
  looseEvaluation: '认定意见及所依据的条款',
  looseRequirements: '处理意见',
  looseMaterials: '需要提供的材料',
  loosePoints: '需要提示或者通报的情况',

  parentIssuer: '前一份文书的发文机关',
  parentTitle: '前一份文书的名称',
  parentName: '前一份文书的名称和文号',
  parentNumber: '前一份文书的文号',
  parentIssuedOn: '前一份文书的成文日期',
  parentReceivedOn: '前一份文书的收到日期',
  parentTerm: '前一份文书的期限',
  parentReply: '反馈情况',
  parentVerified: '核查情况',
  parentReminded: '催办情况',
  parentExtended: '延期情况',
  directReason: '监督事由（没有前一份文书时）',
  directSubject: '监督事项（没有前一份文书时）',

  clueNumber: '线索编号',
  clueTitle: '线索名称',
  foundBy: '发现人',
  foundOn: '发现日期',
  secrecy: '密级',
  clueUnit: '线索涉及单位',
  persons: '线索涉及人员',
  clueFacts: '线索事实',
  happenedAt: '发生时间',
  amount: '涉及金额',
  nature: '涉嫌性质',
  receiver: '接收机关',

  disputeNumber: '争议协调登记号',
  disputeTitle: '争议事项',
  applicant: '申请单位',
  appliedOn: '申请日期',
  parties: '争议各方',
  disputeKind: '争议类型',
  question: '争议问题',
  staffing: '机构编制部门意见',
  meetings: '专家论证情况',
  outcome: '协调结果',
} as const satisfies Readonly<Record<string, string>>

const OF_FINDING = {
  number: '问题序号',
  fact: '问题和所在页',
  description: '问题描述',
  places: '所在页',
  itemText: '评查项目',
  law: '依据条款',
  against: '与什么不符',
  vetoNote: '否决情形说明',
  advice: '整改要求',
  correction: '纠正要求',
  measure: '改进措施',
} as const

/** Known only in a paragraph that is made for each of something. */
export const EACH_NAMES: Readonly<Record<Each, Readonly<Record<string, string>>>> = {
  once: {},
  fault: OF_FINDING,
  advice: OF_FINDING,
  'law-result': { ruleId: '规则编号', lawResult: '核查结论', number: '序号' },
  party: { partyName: '单位', view: '意见', viewBasis: '主张的依据', viewOn: '提出日期' },
  material: { material: '材料名称', materialPages: '页码', materialCopies: '份数' },
  requirement: { requirement: '要求' },
}

/** What a name is called, within this kind. */
export function factLabel(kind: Pick<KindDefinition, 'fields' | 'terms'>, each: Each, name: string): string {
  const own = kind.fields.find(({ id }) => id === name)
  if (own !== undefined) return own.label
  const term = kind.terms.find(({ id }) => `term.${id}` === name)
  if (term !== undefined) return `${term.label}期限`
  const known: Readonly<Record<string, string>> = FACT_NAMES
  return EACH_NAMES[each][name] ?? known[name] ?? name
}

export type SchemeFault = {
  /** Of the part, from 0. */
  readonly index: number
  readonly kind: 'brackets' | 'unknown-name'
  readonly found: string
}

/** What is wrong with the templates of a kind; empty when every one of them can be filled. */
export function schemeFaults(
  kind: Pick<KindDefinition, 'scheme' | 'fields' | 'terms'>,
): readonly SchemeFault[] {
  const own = new Set([...kind.fields.map(({ id }) => id), ...kind.terms.map(({ id }) => `term.${id}`)])
  return kind.scheme.flatMap(({ text, each }, index): readonly SchemeFault[] => {
    const fault = templateFault(text)
    if (fault !== null) return [{ index, kind: 'brackets', found: fault }]
    const unknown = namesIn(text).filter(
      (name) => !own.has(name) && !Object.hasOwn(FACT_NAMES, name) && !Object.hasOwn(EACH_NAMES[each], name),
    )
    return unknown.map((found) => ({ index, kind: 'unknown-name', found }))
  })
}

/** Attachments whose names cannot be filled in; named papers may wait for facts of the whole paper. */
export function attachmentFaults({ attachments }: Pick<KindDefinition, 'attachments'>): readonly string[] {
  return attachments.flatMap((name) => {
    const fault = templateFault(name)
    return fault === null ? namesIn(name).filter((one) => !Object.hasOwn(FACT_NAMES, one)) : [fault]
  })
}
