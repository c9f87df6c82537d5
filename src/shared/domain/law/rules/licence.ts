/** 行政许可法, X-01 to X-14; all terms of the agency in working days (art. 82). */
import type { CaseType } from '../../case-file/case-file'
import {
  correctionTerm,
  excludedTimeTold,
  hearingRequestInTime,
  hostIsNoReviewer,
  licenceTerm,
  noFee,
  renewal,
} from './licence-custom'
import type { Rule } from './rule'
import { flag, flags, given } from './short'

const caseTypes: readonly CaseType[] = ['许可']
const items = (item: string): Rule['items'] => ({ 许可: item })

export const LICENCE_RULES: readonly Rule[] = [
  {
    ...{ id: 'X-01', title: '当场或者五个工作日内一次告知补正', articles: '许32、82', severity: '严重' },
    ...{ defect: 'D-XK-01', caseTypes, items: items('XK-B02') },
    when: [{ flag: 'apply.incomplete', or: ['correction.told'] }],
    checks: [
      { is: 'custom', run: correctionTerm, keys: ['apply.received', 'correction.told', 'accept.date'] },
      flag('correction.once'),
    ],
  },
  {
    ...{
      id: 'X-02',
      title: '受理凭证加盖专用印章、注明日期',
      articles: '许32',
      severity: '一般',
      defect: 'D-XK-01',
    },
    ...{ caseTypes, items: items('XK-B03'), when: [] },
    checks: flags('accept.voucher', 'accept.sealed', 'accept.dated'),
  },
  {
    ...{ id: 'X-03', title: '两名以上工作人员核查', articles: '许34', severity: '严重', defect: null },
    ...{ caseTypes, items: items('XK-C02'), when: [{ flag: 'check.on-site', or: ['check.staff'] }] },
    checks: [{ is: 'at-least', key: 'check.staff', n: 2 }],
  },
  {
    ...{ id: 'X-04', title: '告知利害关系人并听取意见', articles: '许36', severity: '严重', defect: null },
    ...{ caseTypes, items: items('XK-C03'), when: [{ flag: 'third-party.exists' }] },
    checks: flags('third-party.told', 'third-party.heard'),
  },
  {
    ...{
      id: 'X-05',
      title: '受理后二十个工作日内决定',
      articles: '许42、82',
      severity: '严重',
      defect: 'D-XK-02',
    },
    ...{ caseTypes, items: items('XK-D01'), when: [] },
    checks: [
      {
        ...{ is: 'custom', run: licenceTerm },
        keys: ['accept.date', 'decision.date', 'licence.joint', 'licence.extended', 'licence.excluded'],
      },
      { ...flag('licence.extended-told'), when: { flag: 'licence.extended' } },
    ],
  },
  {
    ...{
      id: 'X-06',
      title: '下级机关二十个工作日内审查完毕',
      articles: '许43、82',
      severity: '一般',
      defect: 'D-XK-02',
    },
    ...{ caseTypes, items: items('XK-D01') },
    when: [{ flag: 'prereview.used', or: ['prereview.from', 'prereview.done'] }],
    checks: [{ is: 'within', from: 'prereview.from', to: 'prereview.done', n: 20, unit: 'work' }],
  },
  {
    ...{ id: 'X-07', title: '不计入期限的时间书面告知', articles: '许45', severity: '一般', defect: null },
    ...{ caseTypes, items: items('XK-C05'), when: [given('licence.excluded')] },
    checks: [{ is: 'custom', run: excludedTimeTold, keys: ['licence.excluded'] }],
  },
  {
    ...{
      id: 'X-08',
      title: '决定后十个工作日内颁发、送达证件',
      articles: '许44、82',
      severity: '一般',
      defect: null,
    },
    ...{
      caseTypes,
      items: items('XK-E01'),
      when: [{ flag: 'decision.refused', is: false, or: ['certificate.issued'] }],
    },
    checks: [{ is: 'within', from: 'decision.date', to: 'certificate.issued', n: 10, unit: 'work' }],
  },
  {
    ...{
      id: 'X-09',
      title: '听证的期限、主持人和依笔录决定',
      articles: '许47、48、82',
      severity: '严重',
      defect: null,
    },
    ...{ caseTypes, items: items('XK-C04') },
    when: [{ flag: 'hearing.requested', or: ['hearing.date', 'hearing.requested-on'] }],
    checks: [
      { is: 'custom', run: hearingRequestInTime, keys: ['licence.hearing-told', 'hearing.requested-on'] },
      { is: 'within', from: 'hearing.requested-on', to: 'hearing.date', n: 20, unit: 'work' },
      { is: 'wait', from: 'hearing.notice-served', to: 'hearing.date', n: 7, unit: 'work', strict: false },
      { is: 'custom', run: hostIsNoReviewer, keys: ['hearing.host', 'licence.reviewers'] },
      flag('hearing.followed'),
    ],
  },
  {
    ...{ id: 'X-10', title: '不予许可说明理由、告知救济', articles: '许38', severity: '严重', defect: null },
    ...{ caseTypes, items: items('XK-D03') },
    when: [{ flag: 'decision.refused', or: ['refusal.reasons', 'refusal.remedies'] }],
    checks: flags('refusal.reasons', 'refusal.remedies'),
  },
  {
    ...{ id: 'X-11', title: '延续申请和届满前决定', articles: '许50', severity: '严重', defect: null },
    ...{ caseTypes, items: items('XK-F02'), when: [given('renewal.asked')] },
    checks: [{ is: 'custom', run: renewal, keys: ['licence.expires', 'renewal.asked', 'decision.date'] }],
  },
  {
    ...{
      id: 'X-12',
      title: '五个工作日内指派两人以上检验检测',
      articles: '许55、82',
      severity: '一般',
      defect: null,
    },
    ...{ caseTypes, items: items('XK-C05') },
    when: [{ flag: 'test.needed', or: ['test.assigned', 'test.staff'] }],
    checks: [
      { is: 'within', from: 'accept.date', to: 'test.assigned', n: 5, unit: 'work' },
      { is: 'at-least', key: 'test.staff', n: 2 },
    ],
  },
  {
    ...{ id: 'X-13', title: '准予许可的决定公开', articles: '许40', severity: '一般', defect: null },
    ...{ caseTypes, items: items('XK-F01') },
    when: [{ flag: 'decision.refused', is: false, or: ['licence.published'] }],
    checks: flags('licence.published'),
  },
  {
    ...{
      id: 'X-14',
      title: '不收费，法律、行政法规另有规定的除外',
      articles: '许58、59、75',
      severity: '致命',
    },
    ...{ defect: 'D-XK-03', caseTypes, items: items('XK-V05'), when: [] },
    checks: [{ is: 'custom', run: noFee, keys: ['fee.charged', 'fee.lawful'] }],
  },
]
