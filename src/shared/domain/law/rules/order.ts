/**
 * The order of the papers, O-01 to O-25. 告知 before 决定 and 审核/讨论 not after 决定 are veto candidates; the rest
 * is 一般 or 提示, since offices differ. The order itself is proposed, not law [P]; that of inspections follows 文书格式文本.
 */
import type { CaseType } from '../../case-file/case-file'
import type { KnownFact } from '../facts'
import { judgeClashes, judgeNumberOrder, judgeRecordCertificates, judgeRecordTimes } from '../officers'
import type { Check, Rule } from './rule'
import { given } from './short'

const P: readonly CaseType[] = ['处罚普通']
const RECORDED: readonly CaseType[] = ['处罚普通', '处罚简易', '强制', '检查']
const before = (first: KnownFact, then: KnownFact, strict = false): Check => ({
  is: 'order',
  first,
  then,
  strict,
})

type Short = readonly [
  id: string,
  title: string,
  articles: string,
  first: KnownFact,
  then: KnownFact,
  item: string | null,
]

/** Soft orders: 一般 where an item speaks of the order, 提示 where none does; judged when both papers are dated. */
const SOFT: readonly (Short | readonly [...Short, defect: string])[] = [
  ['O-01', '案源不晚于立案', '处54', 'clue.date', 'filing.date', 'PT-D01', 'D-CX-01'],
  ['O-02', '立案不晚于调查', '处54', 'filing.date', 'investigation.start', 'PT-D01', 'D-CX-01'],
  ['O-03', '调查开始不晚于调查终结', '处54', 'investigation.start', 'investigation.end', 'PT-D04'],
  ['O-04', '调查终结不晚于法制审核', '处57、58', 'investigation.end', 'review.date', null],
  ['O-08', '集体讨论不晚于决定审批', '处57', 'discussion.date', 'approval.date', 'PT-D09', 'D-CX-07'],
  ['O-10', '决定不晚于送达', '处61', 'decision.date', 'service.date', 'PT-F01'],
  ['O-11', '送达不晚于缴款', '处67', 'service.date', 'payment.date', null],
  ['O-12', '缴款不晚于结案', '处47', 'payment.date', 'closing.date', null],
  ['O-13', '结案不晚于归档', '处47', 'closing.date', 'archive.date', null],
  ['O-22', '调查终结不晚于告知送达', '处44、57', 'investigation.end', 'notice.served', 'PT-D04'],
]

const soft = SOFT.map(([id, title, articles, first, then, item, defect]): Rule => ({
  ...{ id, title, articles, severity: item === null ? '提示' : '一般', defect: defect ?? null },
  ...{ caseTypes: P, items: item === null ? {} : { 处罚普通: item }, when: [given(then)] },
  checks: [before(first, then)],
}))

const hard: readonly Rule[] = [
  {
    ...{
      id: 'O-05',
      title: '无听证的，法制审核不晚于告知送达',
      articles: '处44、58',
      severity: '提示',
      defect: null,
    },
    ...{
      caseTypes: P,
      items: {},
      when: [given('review.date'), { flag: 'hearing.requested', is: false, or: ['notice.served'] }],
    },
    checks: [before('review.date', 'notice.served')],
  },
  {
    ...{ id: 'O-06', title: '告知送达早于决定', articles: '处44、62', severity: '致命', defect: 'D-CX-09' },
    ...{ caseTypes: P, items: { 处罚普通: 'PT-V12' }, when: [] },
    checks: [before('notice.served', 'decision.date')],
  },
  {
    ...{
      id: 'O-07',
      title: '听证在告知之后、决定之前',
      articles: '处63、64',
      severity: '一般',
      defect: 'D-CX-13',
    },
    ...{
      caseTypes: P,
      items: { 处罚普通: 'PT-D08' },
      when: [{ flag: 'hearing.requested', or: ['hearing.date'] }],
    },
    checks: [before('notice.served', 'hearing.date', true), before('hearing.date', 'decision.date', true)],
  },
  {
    ...{ id: 'O-09', title: '决定审批不晚于决定', articles: '处57、38', severity: '致命', defect: null },
    ...{ caseTypes: P, items: { 处罚普通: 'PT-V12' }, when: [] },
    checks: [before('approval.date', 'decision.date')],
  },
  {
    ...{ id: 'O-14', title: '法制审核不晚于决定', articles: '处58', severity: '致命', defect: 'D-CX-06' },
    ...{ caseTypes: P, items: { 处罚普通: 'PT-V12' }, when: [given('review.date')] },
    checks: [before('review.date', 'decision.date')],
  },
  {
    ...{ id: 'O-15', title: '集体讨论不晚于决定', articles: '处57', severity: '致命', defect: 'D-CX-07' },
    ...{ caseTypes: P, items: { 处罚普通: 'PT-V12' }, when: [given('discussion.date')] },
    checks: [before('discussion.date', 'decision.date')],
  },
  {
    ...{ id: 'O-16', title: '同一人不同时在两地', articles: '处42、46', severity: '严重', defect: 'D-ZT-06' },
    ...{ caseTypes: RECORDED, items: { 处罚普通: 'PT-V12' }, when: [given('records.list')] },
    checks: [{ is: 'custom', run: (kit) => judgeClashes(kit.read), keys: ['records.list'] }],
  },
  {
    ...{
      id: 'O-17',
      title: '笔录结束不早于开始',
      articles: '处55；证15',
      severity: '一般',
      defect: 'D-ZJ-04',
    },
    ...{ caseTypes: RECORDED, when: [given('records.list')] },
    items: { 处罚普通: 'PT-B04', 处罚简易: 'JY-B02', 强制: 'QZ-C04', 检查: 'JC-C02' },
    checks: [{ is: 'custom', run: (kit) => judgeRecordTimes(kit.read), keys: ['records.list'] }],
  },
  {
    ...{ id: 'O-18', title: '笔录在人员证件有效期内', articles: '处42', severity: '致命', defect: 'D-ZT-04' },
    ...{ caseTypes: RECORDED, when: [given('records.list')] },
    items: { 处罚普通: 'PT-V02', 处罚简易: 'JY-V02', 强制: 'QZ-V02', 检查: 'JC-V02' },
    checks: [
      {
        is: 'custom',
        run: (kit) => judgeRecordCertificates(kit.read),
        keys: ['records.list', 'officers.list'],
      },
    ],
  },
  {
    ...{ id: 'O-19', title: '文书编号与日期先后一致', articles: '处59', severity: '轻微', defect: 'D-WS-05' },
    ...{ caseTypes: ['处罚普通', '处罚简易', '许可', '强制', '检查'], when: [given('papers.list')] },
    items: { 处罚普通: 'PT-E04', 处罚简易: 'JY-D01' },
    checks: [{ is: 'custom', run: (kit) => judgeNumberOrder(kit.read), keys: ['papers.list'] }],
  },
  {
    ...{
      id: 'O-20',
      title: '经听证的，法制审核在听证之后',
      articles: '处58',
      severity: '一般',
      defect: 'D-CX-06',
    },
    ...{ caseTypes: P, items: { 处罚普通: 'PT-D05' }, when: [given('hearing.date'), given('review.date')] },
    checks: [before('hearing.date', 'review.date')],
  },
  {
    ...{
      id: 'O-21',
      title: '检查审批不晚于检查',
      articles: '文书格式文本',
      severity: '致命',
      defect: 'D-JC-01',
    },
    ...{ caseTypes: ['检查'], items: { 检查: 'JC-V04' } },
    when: [{ flag: 'inspection.urgent', is: false, or: ['inspection.date', 'inspection.approved'] }],
    checks: [before('inspection.approved', 'inspection.date')],
  },
  {
    ...{
      id: 'O-23',
      title: '检查通知不晚于检查',
      articles: '文书格式文本',
      severity: '一般',
      defect: 'D-JC-01',
    },
    ...{ caseTypes: ['检查'], items: { 检查: 'JC-B03' }, when: [] },
    checks: [before('inspection.notified', 'inspection.date')],
  },
  {
    ...{
      id: 'O-24',
      title: '检查结果告知不早于检查',
      articles: '文书格式文本',
      severity: '一般',
      defect: 'D-JC-02',
    },
    ...{ caseTypes: ['检查'], items: { 检查: 'JC-D01' }, when: [] },
    checks: [before('inspection.date', 'inspection.told')],
  },
  {
    ...{
      id: 'O-25',
      title: '申请、受理、决定、颁证先后有序',
      articles: '许32、42、44',
      severity: '一般',
      defect: null,
    },
    ...{ caseTypes: ['许可'], items: { 许可: 'XK-B04' }, when: [] },
    checks: [
      before('apply.received', 'accept.date'),
      { ...before('accept.date', 'decision.date'), items: { 许可: 'XK-D01' } },
      {
        ...before('decision.date', 'certificate.issued'),
        items: { 许可: 'XK-E01' },
        when: given('certificate.issued'),
      },
    ],
  },
]

export const ORDER_RULES: readonly Rule[] = [...soft, ...hard].sort((a, b) => a.id.localeCompare(b.id))
