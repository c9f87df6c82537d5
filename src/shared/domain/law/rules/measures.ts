/** 行政强制法, Q-01 to Q-14: measures. They are also judged in penalty files, where no item of the 强制 list applies. */
import type { CaseType } from '../../case-file/case-file'
import { freezeTerm, releasedAtOnce, seizureDisposal, seizureTerm, testTimeProven } from './measure-custom'
import type { Rule, When } from './rule'
import { flag, flags, given } from './short'

const MEASURES: readonly CaseType[] = ['强制', '处罚普通']
const ONLY: readonly CaseType[] = ['强制']
const measured: When = { flag: 'measure.used', or: ['measure.start'] }
const items = (item: string): Rule['items'] => ({ 强制: item })

export const MEASURE_RULES: readonly Rule[] = [
  {
    ...{ id: 'Q-01', title: '有权机关实施，不得委托', articles: '强17、22', severity: '致命', defect: null },
    ...{ caseTypes: ONLY, items: items('QZ-V01'), when: [measured] },
    checks: [flag('measure.lawful-body'), flag('measure.delegated', false)],
  },
  {
    ...{ id: 'Q-02', title: '实施前报告并经批准', articles: '强18', severity: '致命', defect: 'D-QZ-01' },
    ...{ caseTypes: MEASURES, items: items('QZ-V03') },
    when: [measured, { flag: 'measure.urgent', is: false, or: ['measure.approved-at'] }],
    checks: [{ is: 'order', first: 'measure.approved-at', then: 'measure.start' }],
  },
  {
    ...{
      id: 'Q-03',
      title: '情况紧急的二十四小时内补办批准',
      articles: '强19',
      severity: '致命',
      defect: 'D-QZ-01',
    },
    ...{ caseTypes: MEASURES, items: items('QZ-V03'), when: [{ flag: 'measure.urgent' }] },
    checks: [
      {
        is: 'within',
        from: 'measure.start',
        to: 'measure.approved-at',
        n: 24,
        unit: 'hour',
        mayPrecede: true,
      },
    ],
  },
  {
    ...{
      id: 'Q-04',
      title: '两人以上、出示证件、通知到场',
      articles: '强18',
      severity: '致命',
      defect: 'D-ZT-05',
    },
    ...{ caseTypes: ONLY, items: items('QZ-V02'), when: [measured] },
    checks: [
      { is: 'officers', on: ['measure.start'] },
      { ...flag('certificate.shown'), items: items('QZ-C01'), severity: '一般', defect: 'D-CX-03' },
      { ...flag('measure.party-called'), items: items('QZ-C01'), severity: '一般', defect: null },
    ],
  },
  {
    ...{
      id: 'Q-05',
      title: '当场告知理由、依据、权利，听取陈述申辩',
      articles: '强18',
      severity: '严重',
      defect: null,
    },
    ...{ caseTypes: ONLY, items: items('QZ-C02'), when: [measured] },
    checks: [
      ...flags('measure.reasons-told', 'measure.rights-told'),
      { ...flag('measure.defence-heard'), items: items('QZ-C03') },
    ],
  },
  {
    ...{
      id: 'Q-06',
      title: '现场笔录签名，拒签、不到场的注明',
      articles: '强18',
      severity: '严重',
      defect: 'D-ZJ-05',
    },
    ...{ caseTypes: ONLY, items: items('QZ-C04'), when: [measured] },
    checks: flags('measure.record-signed'),
  },
  {
    ...{ id: 'Q-07', title: '只限涉案财物，不及生活必需品，不重复查封', articles: '强23', severity: '致命' },
    ...{ defect: 'D-QZ-03', caseTypes: ONLY, items: items('QZ-V04'), when: [measured] },
    checks: [
      {
        is: 'manual',
        look: '请对照清单核对：财物是否与违法行为有关，是否有公民个人及其所扶养家属的生活必需品，是否已被其他机关查封。',
      },
    ],
  },
  {
    ...{ id: 'Q-08', title: '当场交付决定书和清单', articles: '强24', severity: '致命', defect: null },
    ...{ caseTypes: ONLY, items: items('QZ-V05'), when: [measured] },
    checks: [
      flag('measure.decision-handed'),
      { ...flag('measure.decision-complete'), items: items('QZ-C05'), severity: '严重' },
      { is: 'at-least', key: 'measure.list-copies', n: 2, items: items('QZ-D01'), severity: '严重' },
    ],
  },
  {
    ...{ id: 'Q-09', title: '查封、扣押不超过三十日，延长不超过三十日', articles: '强25', severity: '严重' },
    ...{ defect: 'D-QZ-02', caseTypes: MEASURES, items: items('QZ-E01'), when: [measured] },
    checks: [
      {
        ...{ is: 'custom', run: seizureTerm },
        keys: ['measure.start', 'measure.end', 'measure.extended-on', 'measure.test'],
      },
      { ...flag('measure.extended-told'), when: given('measure.extended-on') },
    ],
  },
  {
    ...{
      id: 'Q-10',
      title: '检测检验期间书面告知，费用由机关承担',
      articles: '强25',
      severity: '一般',
      defect: null,
    },
    ...{ caseTypes: ONLY, items: items('QZ-D03'), when: [given('measure.test')] },
    checks: [{ is: 'custom', run: testTimeProven, keys: ['measure.test'] }, flag('measure.test-paid')],
  },
  {
    ...{ id: 'Q-11', title: '保管费用由机关承担', articles: '强26', severity: '一般', defect: null },
    ...{ caseTypes: ONLY, items: items('QZ-D04'), when: [measured] },
    checks: flags('measure.storage-paid'),
  },
  {
    ...{
      id: 'Q-12',
      title: '期限内处理，应当解除的立即解除',
      articles: '强27、28',
      severity: '严重',
      defect: 'D-QZ-02',
    },
    ...{ caseTypes: MEASURES, items: items('QZ-E02'), when: [measured] },
    checks: [
      {
        ...{ is: 'custom', run: seizureDisposal },
        keys: ['measure.start', 'measure.disposed', 'measure.extended-on', 'measure.test'],
      },
      {
        ...{ is: 'custom', run: releasedAtOnce, keys: ['measure.release-cause', 'measure.returned'] },
        ...{ items: items('QZ-E03'), when: given('measure.release-cause') },
      },
    ],
  },
  {
    ...{
      id: 'Q-13',
      title: '冻结依法律、三个工作日内交付、不超过三十日',
      severity: '严重',
      defect: 'D-QZ-02',
    },
    articles: '强29、31、32、69',
    ...{ caseTypes: ONLY, items: items('QZ-E01') },
    when: [{ flag: 'freeze.used', or: ['freeze.start'] }],
    checks: [
      { ...flag('freeze.lawful'), items: items('QZ-V01'), severity: '致命', defect: null },
      {
        ...{ is: 'within', from: 'freeze.start', to: 'freeze.delivered', n: 3, unit: 'work' },
        ...{ items: items('QZ-C05'), defect: null },
      },
      { is: 'custom', run: freezeTerm, keys: ['freeze.start', 'freeze.end', 'freeze.extended-on'] },
    ],
  },
  {
    ...{
      id: 'Q-14',
      title: '涉嫌犯罪的财物一并移送并告知',
      articles: '强21',
      severity: '严重',
      defect: null,
    },
    ...{ caseTypes: ONLY, items: items('QZ-E02'), when: [{ flag: 'crime.suspected' }] },
    checks: flags('crime.goods-transferred', 'crime.party-told'),
  },
]
