/** 行政处罚法, P-01 to P-20: who, when, which procedure, notice, hearing, review. */
import { age, filingTerm, hearingWait, legalReview, limitation, noticeFirst } from './penalty-dates'
import { hearingOffered, hostIsNoInvestigator, noHeavier, summaryLimits } from './penalty-sums'
import type { Rule } from './rule'
import { flag, PENALTIES } from './short'

export const PENALTY_RULES_A: readonly Rule[] = [
  {
    ...{
      id: 'P-01',
      title: '两名以上有资格的执法人员',
      articles: '处42',
      severity: '致命',
      defect: 'D-ZT-04',
    },
    caseTypes: ['处罚普通', '处罚简易', '检查'],
    items: { 处罚普通: 'PT-V02', 处罚简易: 'JY-V02', 检查: 'JC-V02' },
    when: [],
    checks: [
      { is: 'officers', on: ['enforcement.date', 'investigation.start', 'inspection.date', 'filing.date'] },
    ],
  },
  {
    ...{ id: 'P-02', title: '出示执法证件并制作笔录', articles: '处55', severity: '一般', defect: 'D-CX-03' },
    caseTypes: ['处罚普通', '处罚简易', '检查'],
    items: { 处罚普通: 'PT-D02', 处罚简易: 'JY-A02', 检查: 'JC-C01' },
    when: [],
    checks: [flag('certificate.shown'), { ...flag('record.made'), when: { present: 'record.made' } }],
  },
  {
    ...{ id: 'P-03', title: '回避依法决定', articles: '处43', severity: '严重', defect: 'D-ZT-10' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-A04' },
    when: [{ flag: 'recusal.relation' }],
    checks: [flag('recusal.decided')],
  },
  {
    ...{ id: 'P-04', title: '未超过追责时效', articles: '处36', severity: '致命', defect: 'D-CX-16' },
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-V11' },
    when: [],
    checks: [{ is: 'custom', run: limitation, keys: ['act.end', 'discovery.date', 'act.harm'] }],
  },
  {
    ...{ id: 'P-05', title: '未成年人的处罚', articles: '处30', severity: '致命', defect: null },
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-V11' },
    when: [{ choice: 'party.kind', of: ['公民'] }, { present: 'birth.date' }],
    checks: [{ is: 'custom', run: age, keys: ['birth.date', 'act.end', 'penalty.lightened'] }],
  },
  {
    ...{ id: 'P-06', title: '及时立案', articles: '处54、76', severity: '一般', defect: 'D-CX-01' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D01' },
    when: [],
    checks: [{ is: 'custom', run: filingTerm, keys: ['clue.date', 'filing.date'] }],
  },
  {
    ...{
      id: 'P-07',
      title: '先行登记保存七个工作日内处理',
      articles: '处56、85',
      severity: '严重',
      defect: 'D-CX-04',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D03' },
    when: [{ flag: 'registration.used', or: ['registration.start', 'registration.disposed'] }],
    checks: [
      { is: 'within', from: 'registration.start', to: 'registration.disposed', n: 7, unit: 'work' },
      { ...flag('registration.approved'), when: { present: 'registration.approved' } },
    ],
  },
  {
    ...{ id: 'P-08', title: '简易程序的金额和种类', articles: '处51', severity: '致命', defect: 'D-CX-18' },
    caseTypes: ['处罚简易'],
    items: { 处罚简易: 'JY-V03' },
    when: [],
    checks: [{ is: 'custom', run: summaryLimits, keys: ['penalty.kind', 'fine.amount', 'party.kind'] }],
  },
  {
    ...{
      id: 'P-09',
      title: '当场处罚决定书的格式、交付和备案',
      articles: '处52',
      severity: '严重',
      defect: null,
    },
    caseTypes: ['处罚简易'],
    items: { 处罚简易: 'JY-D01' },
    when: [],
    checks: [
      flag('summary.form'),
      { ...flag('summary.handed'), items: { 处罚简易: 'JY-D05' } },
      { ...flag('summary.filed'), items: { 处罚简易: 'JY-E01' }, severity: '一般' },
    ],
  },
  {
    ...{ id: 'P-10', title: '当场处罚告知复议前置', articles: '复23', severity: '严重', defect: 'D-WS-03' },
    caseTypes: ['处罚简易'],
    items: { 处罚简易: 'JY-D03' },
    when: [],
    checks: [flag('remedy.review-first')],
  },
  {
    ...{
      id: 'P-11',
      title: '决定前告知内容、事实、理由、依据和权利',
      articles: '处44、62',
      severity: '致命',
    },
    defect: 'D-CX-09',
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-V07', 处罚简易: 'JY-V06' },
    when: [],
    checks: [
      {
        ...{ is: 'custom', run: noticeFirst, keys: ['notice.served', 'decision.date', 'defence.waived'] },
        only: ['处罚普通'],
      },
      { ...flag('notice.content'), only: ['处罚普通'], items: { 处罚普通: 'PT-D06' }, defect: 'D-CX-08' },
      { ...flag('notice.reasons'), only: ['处罚普通'], items: { 处罚普通: 'PT-D06' }, defect: 'D-CX-08' },
      { ...flag('notice.rights'), only: ['处罚普通'], items: { 处罚普通: 'PT-D06' }, defect: 'D-CX-08' },
      { ...flag('notice.told'), only: ['处罚简易'], defect: 'D-CX-08' },
    ],
  },
  {
    ...{ id: 'P-12', title: '不因陈述申辩加重处罚', articles: '处45', severity: '致命', defect: 'D-CX-12' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-V14' },
    when: [],
    checks: [{ is: 'custom', run: noHeavier, keys: ['notice.fine', 'fine.amount', 'notice.renewed'] }],
  },
  {
    ...{ id: 'P-13', title: '应当听证的告知听证权', articles: '处63', severity: '致命', defect: 'D-CX-13' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-V08' },
    when: [],
    checks: [
      {
        is: 'custom',
        run: hearingOffered,
        keys: ['hearing.heavy-kind', 'party.kind', 'fine.amount', 'confiscation.amount', 'hearing.offered'],
      },
    ],
  },
  {
    ...{ id: 'P-14', title: '听证申请期五个工作日届满后决定', articles: '处64、85', severity: '致命' },
    defect: 'D-CX-10',
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-V08' },
    when: [{ flag: 'hearing.offered', ask: true }],
    checks: [{ is: 'custom', run: hearingWait, keys: ['notice.served', 'decision.date', 'hearing.waived'] }],
  },
  {
    ...{
      id: 'P-15',
      title: '听证七个工作日前通知',
      articles: '处64、85',
      severity: '严重',
      defect: 'D-CX-13',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D08' },
    when: [{ flag: 'hearing.requested', or: ['hearing.date', 'hearing.notice-served'] }],
    checks: [
      { is: 'wait', from: 'hearing.notice-served', to: 'hearing.date', n: 7, unit: 'work', strict: false },
    ],
  },
  {
    ...{
      id: 'P-16',
      title: '听证主持人不是本案调查人员',
      articles: '处64',
      severity: '严重',
      defect: 'D-ZT-10',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D08' },
    when: [{ flag: 'hearing.requested', or: ['hearing.date', 'hearing.host'] }],
    checks: [{ is: 'custom', run: hostIsNoInvestigator, keys: ['hearing.host', 'officers.list'] }],
  },
  {
    ...{
      id: 'P-17',
      title: '听证笔录签字并据以决定',
      articles: '处64、65',
      severity: '一般',
      defect: 'D-CX-13',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D08' },
    when: [{ flag: 'hearing.requested', or: ['hearing.date', 'hearing.record-signed', 'hearing.followed'] }],
    checks: [flag('hearing.record-signed'), flag('hearing.followed')],
  },
  {
    ...{
      id: 'P-18',
      title: '法制审核通过并在决定之前',
      articles: '处58',
      severity: '致命',
      defect: 'D-CX-06',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-V09' },
    when: [{ flag: 'review.required', ask: true }],
    checks: [
      {
        is: 'custom',
        run: legalReview,
        keys: ['review.passed', 'review.date', 'decision.date', 'hearing.date'],
      },
    ],
  },
  {
    ...{
      id: 'P-19',
      title: '初次审核人员通过法律职业资格考试',
      articles: '处58',
      severity: '一般',
      defect: null,
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D05' },
    when: [{ flag: 'review.first-time' }],
    checks: [flag('review.exam')],
  },
  {
    ...{ id: 'P-20', title: '集体讨论在告知、听证之后，决定之前', articles: '处57', severity: '致命' },
    defect: 'D-CX-07',
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-V09' },
    when: [{ flag: 'discussion.required', ask: true }],
    checks: [
      { is: 'order', first: 'discussion.date', then: 'decision.date' },
      {
        ...{ is: 'order', first: 'notice.served', then: 'discussion.date' },
        ...{ items: { 处罚普通: 'PT-D09' }, severity: '一般' },
        when: { present: 'notice.served' },
      },
      {
        ...{ is: 'order', first: 'hearing.date', then: 'discussion.date' },
        ...{ items: { 处罚普通: 'PT-D09' }, severity: '一般' },
        when: { present: 'hearing.date' },
      },
    ],
  },
]
