/** 行政强制法, Q-15 to Q-23: execution and the way to the court. */
import type { CaseType } from '../../case-file/case-file'
import {
  demolitionWaits,
  extraNotOverPrincipal,
  extraRanThirtyDays,
  noNightNoHoliday,
  suspensionEnds,
} from './measure-custom'
import type { Rule, When } from './rule'
import { flag, flags, given } from './short'

const ONLY: readonly CaseType[] = ['强制']
const executed: When = { flag: 'execution.used', or: ['execution.at', 'execution.decided'] }
const items = (item: string): Rule['items'] => ({ 强制: item })

export const EXECUTION_RULES: readonly Rule[] = [
  {
    ...{ id: 'Q-15', title: '强制执行前书面催告', articles: '强35', severity: '致命', defect: null },
    ...{ caseTypes: ONLY, items: items('QZ-V06'), when: [executed] },
    checks: [
      flag('demand.made'),
      { ...flag('demand.complete'), items: items('QZ-F01'), severity: '严重' },
      {
        ...{ is: 'order', first: 'demand.served', then: 'execution.decided', strict: true },
        when: given('execution.decided'),
      },
    ],
  },
  {
    ...{ id: 'Q-16', title: '对催告的意见记录、复核', articles: '强36', severity: '一般', defect: 'D-CX-11' },
    ...{ caseTypes: ONLY, items: items('QZ-F02'), when: [{ flag: 'demand.defence-made' }] },
    checks: flags('demand.defence-reviewed'),
  },
  {
    ...{ id: 'Q-17', title: '书面强制执行决定并送达', articles: '强37、38', severity: '致命', defect: null },
    ...{ caseTypes: ONLY, items: items('QZ-V06'), when: [executed] },
    checks: [
      { is: 'order', first: 'execution.decided', then: 'execution.at' },
      { ...flag('execution.complete'), items: items('QZ-F03'), severity: '严重' },
      { ...flag('execution.served'), items: items('QZ-F03'), severity: '严重' },
    ],
  },
  {
    ...{
      id: 'Q-18',
      title: '不在夜间、节假日执行，不断水断电',
      articles: '强43',
      severity: '致命',
      defect: null,
    },
    ...{ caseTypes: ONLY, items: items('QZ-V07'), when: [executed] },
    checks: [
      {
        ...{ is: 'custom', run: noNightNoHoliday, keys: ['execution.at', 'execution.urgent'] },
        when: { flag: 'execution.urgent', is: false, or: ['execution.at'] },
      },
      flag('execution.cut-supply', false),
    ],
  },
  {
    ...{
      id: 'Q-19',
      title: '违法建筑先公告，救济期满后拆除',
      articles: '强44',
      severity: '严重',
      defect: null,
    },
    ...{ caseTypes: ONLY, items: items('QZ-F04') },
    when: [{ flag: 'demolition.used', or: ['demolition.executed'] }],
    checks: [
      { is: 'order', first: 'demolition.announced', then: 'demolition.executed', strict: true },
      {
        ...{ is: 'custom', run: demolitionWaits },
        keys: ['demolition.executed', 'demolition.decision-served', 'demolition.term-end'],
      },
    ],
  },
  {
    ...{
      id: 'Q-20',
      title: '加处罚款、滞纳金的告知、上限和转为执行',
      articles: '强45、46',
      severity: '严重',
    },
    ...{ defect: 'D-ZX-02', caseTypes: ONLY, items: items('QZ-F04'), when: [{ positive: 'extra.amount' }] },
    checks: [
      flag('extra.told'),
      { is: 'custom', run: extraNotOverPrincipal, keys: ['extra.amount', 'fine.amount'] },
      {
        ...{ is: 'custom', run: extraRanThirtyDays, keys: ['extra.from', 'execution.at'] },
        when: given('execution.at'),
      },
    ],
  },
  {
    ...{ id: 'Q-21', title: '代履行三个工作日前催告，派员监督', articles: '强50、51、69', severity: '严重' },
    ...{ defect: null, caseTypes: ONLY, items: items('QZ-F04') },
    when: [
      { flag: 'substitute.used', or: ['substitute.executed'] },
      { flag: 'substitute.immediate', is: false, or: ['substitute.executed', 'substitute.used'] },
    ],
    checks: [
      ...flags('substitute.decision-served', 'substitute.officer-present', 'substitute.signed'),
      {
        is: 'wait',
        from: 'substitute.demanded',
        to: 'substitute.executed',
        n: 3,
        unit: 'work',
        strict: false,
      },
    ],
  },
  {
    ...{ id: 'Q-22', title: '三个月内申请法院执行，催告十个工作日后', articles: '强53、54、69' },
    ...{ severity: '严重', defect: 'D-ZX-03', caseTypes: ['强制', '处罚普通'] },
    ...{ items: { 强制: 'QZ-F04', 处罚普通: 'PT-F04' }, when: [given('court.applied')] },
    checks: [
      { is: 'within', from: 'court.remedy-expired', to: 'court.applied', n: 3, unit: 'month' },
      { is: 'wait', from: 'demand.served', to: 'court.applied', n: 10, unit: 'work', strict: true },
    ],
  },
  {
    ...{ id: 'Q-23', title: '中止满三年未恢复的不再执行', articles: '强39', severity: '提示', defect: null },
    ...{ caseTypes: ONLY, items: {}, when: [given('execution.suspended')] },
    checks: [{ is: 'custom', run: suspensionEnds, keys: ['execution.suspended', 'execution.resumed'] }],
  },
]
