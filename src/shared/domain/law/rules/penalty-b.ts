/** 行政处罚法, P-21 to P-40: decision, service, execution, publicity, remedies. */
import { decisionTerm, entrustmentTerm, oldOrNew, printedDate } from './penalty-dates'
import { extraFineHolds, onSpotCollection } from './penalty-sums'
import type { Rule } from './rule'
import { flag, flags, given, PENALTIES } from './short'

export const PENALTY_RULES_B: readonly Rule[] = [
  {
    ...{
      id: 'P-21',
      title: '立案之日起九十日内作出决定',
      articles: '处60',
      severity: '严重',
      defect: 'D-CX-14',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-D10' },
    when: [],
    checks: [
      {
        is: 'custom',
        run: decisionTerm,
        keys: [
          'filing.date',
          'decision.date',
          'decision.printed',
          'decision.excluded',
          'decision.extensions',
        ],
      },
    ],
  },
  {
    ...{
      id: 'P-22',
      title: '决定日期以决定书落款为准',
      articles: '处59、60',
      severity: '轻微',
      defect: 'D-WS-05',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-E04' },
    when: [given('decision.printed')],
    checks: [{ is: 'custom', run: printedDate, keys: ['decision.date', 'decision.printed'] }],
  },
  {
    ...{ id: 'P-23', title: '决定书六项内容和印章', articles: '处59', severity: '严重', defect: 'D-WS-01' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-E01' },
    when: [],
    checks: [
      {
        ...flag('decision.sealed'),
        ...{ items: { 处罚普通: 'PT-V13' }, defect: 'D-WS-02', severity: '致命' },
      },
      ...flags('decision.party', 'decision.facts', 'decision.basis', 'decision.manner'),
      ...flags('decision.remedy', 'decision.issuer'),
    ],
  },
  {
    ...{
      id: 'P-24',
      title: '决定书七个工作日内送达',
      articles: '处61、85',
      severity: '严重',
      defect: 'D-SD-01',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-F01' },
    when: [],
    checks: [
      { is: 'within', from: 'decision.date', to: 'service.date', n: 7, unit: 'work' },
      {
        ...{ is: 'manual', look: '公告送达的，请核对已穷尽其他方式、公告满三十日并在案卷中记明原因和经过。' },
        when: { choice: 'service.mode', of: ['公告'] },
      },
    ],
  },
  {
    ...{ id: 'P-25', title: '电子送达有签字确认', articles: '处61', severity: '一般', defect: 'D-SD-04' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-F01' },
    when: [{ choice: 'service.mode', of: ['电子'] }],
    checks: [flag('service.e-consent')],
  },
  {
    ...{ id: 'P-26', title: '依法公开，变更撤销后三个工作日内撤回', articles: '处48、85', severity: '一般' },
    defect: 'D-GD-04',
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-G05' },
    when: [{ flag: 'disclosure.required', or: ['disclosure.changed', 'disclosure.done'] }],
    checks: [
      flag('disclosure.done'),
      {
        ...{ is: 'within', from: 'disclosure.changed', to: 'disclosure.withdrawn', n: 3, unit: 'work' },
        when: given('disclosure.changed'),
      },
    ],
  },
  {
    ...{ id: 'P-27', title: '当事人十五日内缴纳罚款', articles: '处67', severity: '提示', defect: null },
    caseTypes: ['处罚普通'],
    items: {},
    when: [{ positive: 'fine.amount' }],
    checks: [
      { is: 'within', from: 'service.date', to: 'payment.date', n: 15, unit: 'cal', mayPrecede: true },
    ],
  },
  {
    ...{
      id: 'P-28',
      title: '加处罚款的标准和上限',
      articles: '处72、73',
      severity: '严重',
      defect: 'D-ZX-02',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-F04' },
    when: [{ positive: 'extra.amount' }],
    checks: [
      {
        is: 'custom',
        run: extraFineHolds,
        keys: ['fine.amount', 'extra.amount', 'extra.from', 'extra.to', 'extra.suspended'],
      },
    ],
  },
  {
    ...{ id: 'P-29', title: '当场收缴罚款的理由', articles: '处68、69', severity: '严重', defect: 'D-ZX-01' },
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-F03', 处罚简易: 'JY-E02' },
    when: [{ flag: 'collect.on-spot', or: ['collect.ground'] }],
    checks: [{ is: 'custom', run: onSpotCollection, keys: ['collect.ground', 'fine.amount'] }],
  },
  {
    ...{ id: 'P-30', title: '收缴罚款二个工作日内交机关、缴银行', articles: '处71、85', severity: '一般' },
    defect: 'D-ZX-01',
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-F03', 处罚简易: 'JY-E02' },
    when: [{ flag: 'collect.on-spot', or: ['cash.collected', 'cash.agency', 'cash.bank'] }],
    checks: [
      { is: 'within', from: 'cash.collected', to: 'cash.agency', n: 2, unit: 'work' },
      { is: 'within', from: 'cash.agency', to: 'cash.bank', n: 2, unit: 'work' },
    ],
  },
  {
    ...{
      id: 'P-31',
      title: '使用财政部门统一制发的专用票据',
      articles: '处70',
      severity: '严重',
      defect: 'D-ZX-01',
    },
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-F03', 处罚简易: 'JY-E02' },
    when: [{ positive: 'fine.amount' }],
    checks: [flag('receipt.present')],
  },
  {
    ...{ id: 'P-32', title: '同一违法行为不两次罚款', articles: '处29', severity: '致命', defect: 'D-CL-05' },
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-V06' },
    when: [{ positive: 'fine.amount' }],
    checks: [flag('act.fined-before', false)],
  },
  {
    ...{
      id: 'P-33',
      title: '责令改正，没收或者退赔违法所得',
      articles: '处28',
      severity: '一般',
      defect: 'D-CL-06',
    },
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-C04', 处罚简易: 'JY-C03' },
    when: [],
    checks: [flag('correction.ordered'), { ...flag('gains.handled'), when: { flag: 'gains.exist' } }],
  },
  {
    ...{ id: 'P-34', title: '涉嫌犯罪的移送', articles: '处27、57、82', severity: '致命', defect: 'D-CX-15' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-V10' },
    when: [{ flag: 'crime.suspected' }],
    checks: [flag('crime.transferred')],
  },
  {
    ...{
      id: 'P-35',
      title: '委托书面、公布、在范围和期限内',
      articles: '处20、21',
      severity: '严重',
      defect: 'D-ZT-03',
    },
    caseTypes: ['处罚普通', '处罚简易', '检查'],
    items: { 处罚普通: 'PT-A01', 处罚简易: 'JY-A01', 检查: 'JC-A01' },
    when: [{ flag: 'entrust.used', or: ['entrust.written', 'entrust.from'] }],
    checks: [
      ...flags('entrust.written', 'entrust.published', 'entrust.in-scope'),
      { is: 'custom', run: entrustmentTerm, keys: ['enforcement.date', 'entrust.from', 'entrust.to'] },
    ],
  },
  {
    ...{
      id: 'P-36',
      title: '监控证据经审核、地点已公布',
      articles: '处41',
      severity: '严重',
      defect: 'D-ZJ-09',
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-B05' },
    when: [
      { flag: 'camera.used', or: ['camera.legal-review', 'camera.technical-review', 'camera.published'] },
    ],
    checks: flags('camera.legal-review', 'camera.technical-review', 'camera.published'),
  },
  {
    ...{
      id: 'P-37',
      title: '延期、分期缴纳经申请和批准',
      articles: '处66、72',
      severity: '一般',
      defect: null,
    },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-F04' },
    when: [{ flag: 'instalment.used', or: ['instalment.applied', 'instalment.approved'] }],
    checks: flags('instalment.applied', 'instalment.approved'),
  },
  {
    ...{ id: 'P-38', title: '从旧兼从轻', articles: '处37', severity: '严重', defect: 'D-FL-05' },
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-C02' },
    when: [given('law.changed')],
    checks: [
      { is: 'custom', run: oldOrNew, keys: ['act.end', 'law.changed', 'law.new-lighter', 'law.applied'] },
    ],
  },
  {
    ...{ id: 'P-39', title: '救济途径和期限告知正确', articles: '复20、24；行诉46', severity: '一般' },
    defect: 'D-WS-03',
    caseTypes: PENALTIES,
    items: { 处罚普通: 'PT-E03', 处罚简易: 'JY-D03' },
    when: [],
    checks: [
      { is: 'exactly', key: 'remedy.review-days', n: 60 },
      { is: 'exactly', key: 'remedy.suit-months', n: 6 },
      flag('remedy.body-correct'),
    ],
  },
  {
    ...{ id: 'P-40', title: '决定书写明代收银行和加处罚款', severity: '一般', defect: 'D-WS-01' },
    articles: '《罚款决定与罚款收缴分离实施办法》第七条',
    caseTypes: ['处罚普通'],
    items: { 处罚普通: 'PT-E01' },
    when: [{ positive: 'fine.amount' }],
    checks: flags('payment.bank-named', 'payment.extra-told'),
  },
]
