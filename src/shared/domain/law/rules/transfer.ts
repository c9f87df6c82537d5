/**
 * 行政执法机关移送涉嫌犯罪案件的规定, T-01 to T-08. Its days are counted as calendar days, since it has no rule of
 * its own [K]. The only item of the penalty list is the veto PT-V10; what is no failure to transfer carries none.
 */
import type { CaseType } from '../../case-file/case-file'
import { refusalAnswered, transferHandedOver } from './licence-custom'
import type { Rule, When } from './rule'
import { flag, flags, given } from './short'

const caseTypes: readonly CaseType[] = ['处罚普通']
const suspected: When = { flag: 'crime.suspected' }
const veto: Rule['items'] = { 处罚普通: 'PT-V10' }

export const TRANSFER_RULES: readonly Rule[] = [
  {
    ...{
      id: 'T-01',
      title: '两人以上专案组核实并书面报告',
      articles: '移5',
      severity: '一般',
      defect: 'D-CX-15',
    },
    ...{ caseTypes, items: {}, when: [suspected] },
    checks: [{ is: 'at-least', key: 'transfer.staff', n: 2 }, flag('transfer.report')],
  },
  {
    ...{ id: 'T-02', title: '三日内决定，批准的二十四小时内移送', articles: '移5', severity: '致命' },
    ...{ defect: 'D-CX-15', caseTypes, items: veto, when: [suspected] },
    checks: [
      { is: 'within', from: 'transfer.reported', to: 'transfer.decided', n: 3, unit: 'cal' },
      {
        ...{ is: 'custom', run: transferHandedOver },
        keys: ['transfer.approved', 'transfer.decided', 'transfer.handed', 'transfer.refusal-noted'],
      },
    ],
  },
  {
    ...{ id: 'T-03', title: '移送材料齐全', articles: '移6', severity: '一般', defect: 'D-CX-15' },
    ...{ caseTypes, items: {}, when: [suspected] },
    checks: flags('transfer.annexes'),
  },
  {
    ...{ id: 'T-04', title: '公安机关签收并三日内决定', articles: '移7、8', severity: '提示', defect: null },
    ...{ caseTypes, items: {}, when: [suspected] },
    checks: [
      flag('transfer.slip'),
      { is: 'within', from: 'transfer.handed', to: 'police.decided', n: 3, unit: 'cal' },
    ],
  },
  {
    ...{ id: 'T-05', title: '不予立案的三日内提请复议或者建议监督', articles: '移9', severity: '严重' },
    ...{ defect: 'D-CX-15', caseTypes, items: veto, when: [given('police.refused-served')] },
    checks: [
      {
        ...{ is: 'custom', run: refusalAnswered },
        keys: ['police.refused-served', 'police.reconsidered', 'police.procuratorate'],
      },
    ],
  },
  {
    ...{
      id: 'T-06',
      title: '立案后三日内移交物品和材料',
      articles: '移12',
      severity: '严重',
      defect: 'D-CX-15',
    },
    ...{ caseTypes, items: veto, when: [given('police.filed-served')] },
    checks: [{ is: 'within', from: 'police.filed-served', to: 'police.goods-handed', n: 3, unit: 'cal' }],
  },
  {
    ...{ id: 'T-07', title: '不以行政处罚代替移送', articles: '移11', severity: '致命', defect: 'D-CX-15' },
    ...{ caseTypes, items: veto, when: [suspected] },
    checks: [flag('crime.penalty-instead', false)],
  },
  {
    ...{ id: 'T-08', title: '职务犯罪线索移送', articles: '移18、19', severity: '严重', defect: null },
    ...{ caseTypes: ['处罚普通', '检查'], items: { 检查: 'JC-V06' }, when: [{ flag: 'duty-crime.clue' }] },
    checks: flags('duty-crime.transferred'),
  },
]
