/** The only kind of releases before 0.3, frozen: their papers carry no kind of their own. */
import type { KindDefinition } from './kind'

const proposed = <T>(value: T) => ({ value, provenance: 'proposal', isConfirmed: false }) as const
const found = <T>(value: T) => ({ value, provenance: 'found', isConfirmed: true }) as const

const part = (role: string, label: string): KindDefinition['scheme'][number] => ({
  ...{ role, label, level: 'body', each: 'once', text: '', isRequired: true, provenance: 'proposal' },
})

export const OPINION_V1: KindDefinition = {
  id: 'opinion',
  title: '行政执法监督意见书',
  shortName: '意见书',
  numberPrefix: proposed('京执监意'),
  issuer: found('京山市行政执法监督局'),
  signatory: proposed(''),
  sealName: found('京山市人民政府行政执法监督专用章'),
  basisText: proposed('《行政执法监督条例》'),
  forms: ['legal'],
  subjects: ['review'],
  access: 'open',
  mayOrder: false,
  asksSelfCorrection: true,
  fields: [],
  scheme: [
    part('source', '案件来源'),
    part('fact', '查明的事实'),
    part('evidence', '证据'),
    part('evaluation', '认定意见'),
    part('requirement', '监督意见'),
    part('term', '整改期限和反馈要求'),
  ],
  terms: [
    {
      ...{ id: 'rectify', label: '整改', days: 30, unit: 'days', from: 'received', alarms: [-7, -3, 0, 1] },
      ...{ provenance: 'proposal', isConfirmed: false },
    },
  ],
  attachments: ['行政执法案卷评查问题清单'],
  approval: [
    { label: '审核', roles: ['leader', 'rechecker'] },
    { label: '签发', roles: ['leader'] },
  ],
  followUp: { needsDelivery: true, needsReply: true, needsRectification: true, escalatesTo: 'decision' },
  provenance: 'proposal',
}
