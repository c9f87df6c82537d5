/** An invented ground for every kind, so that a scheme can be looked at before anything real is drafted with it. Pure. */
import type { CaseFile } from '@shared/domain/case-file/case-file'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { KindDefinition } from '@shared/domain/document/kind'
import { NOTHING_GATHERED, type PaperSource } from '@shared/domain/document/paper-source'
import type { Clue } from '@shared/domain/loop/clue'
import type { Dispute } from '@shared/domain/loop/dispute'
import type { Matter } from '@shared/domain/loop/matter'
import type { Finding, Review } from '@shared/domain/review/review'
import type { Settings } from '@shared/domain/settings/settings'

const AT = '2026-03-02T01:00:00.000Z'
const DAY = '2026-03-02'
const FILE_ID = '00000000-0000-4000-8000-00000000000f'
const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`

const CASE: CaseFile = {
  id: id(1),
  campaignId: null,
  state: 'submitted',
  registeredAt: AT,
  facts: {
    title: '示例商店未按规定公示许可证案',
    agency: '示例县市场监督管理局',
    party: '示例商店',
    caseType: '处罚普通',
    decisionNumber: '示市监罚〔2026〕1号',
    handlers: '示例甲、示例乙',
    dates: { filed: null, decided: '2026-02-10', served: null },
  },
  files: [
    {
      fileId: FILE_ID,
      name: '示例案卷.pdf',
      kind: 'pdf',
      sha256: '0'.repeat(64) as CaseFile['files'][number]['sha256'],
      bytes: 1,
      pageCount: 30,
      needsPassword: false,
    },
  ],
  sampleSlug: 'sample',
  removedAt: null,
}

const FINDINGS: readonly Finding[] = [
  findingOf(
    11,
    4,
    '复查笔录缺执法人员签名',
    '《中华人民共和国行政处罚法》第四十二条第一款',
    '由承办人书面说明并附卷',
  ),
  findingOf(
    12,
    7,
    '证据复印件没有核对人签名',
    '《中华人民共和国行政处罚法》第四十六条',
    '由承办人核对后补签说明',
  ),
]

function findingOf(
  last: number,
  pageIndex: number,
  description: string,
  law: string,
  advice: string,
): Finding {
  return {
    ...{ id: id(last), kind: 'deduction', itemId: '示例', ruleId: null, unitCenti: 50, count: 1 },
    places: [{ kind: 'region', fileId: FILE_ID, pageIndex, boxPt: [100, 100, 200, 140] }],
    ...{ description, law, advice, severity: '一般', defectCode: null },
    ...{ recordedAt: AT, recordedBy: '示例甲', withdrawnAt: null },
  }
}

const REVIEW: Review = {
  ...{
    id: id(2),
    caseId: CASE.id,
    round: '初评',
    entryId: null,
    basedOn: [],
    standardSha256: '',
    standardId: '',
  },
  ...{ vetoStyle: 'A', state: 'submitted', startedAt: AT, reviewer: '示例甲', reviewerId: null },
  ...{ submittedAt: AT, result: null, items: {}, findings: FINDINGS, decisions: [] },
}

const MATTER: Matter = {
  ...{ id: id(3), year: 2026, serial: 1, state: 'open', registeredAt: AT, registeredBy: '示例甲' },
  facts: {
    ...{ title: '示例县市场监督管理局案卷问题监督', source: '案卷评查', unit: '示例县市场监督管理局' },
    ...{ cause: '案卷制作不规范', caseIds: [CASE.id], registeredOn: DAY, isJoint: false },
    ...{ isPublicInterest: false, summary: '案卷评查中发现笔录和证据的制作有问题。' },
  },
  ...{ investigations: [], closing: null, archive: null, entryId: null },
}

const CLUE: Clue = {
  ...{ id: id(4), year: 2026, serial: 1, state: 'approved', registeredAt: AT, registeredBy: '示例甲' },
  facts: {
    ...{ title: '示例线索', matterId: null, foundBy: '示例甲', foundOn: DAY, secrecy: '内部' },
    ...{
      unit: '示例单位',
      persons: [{ name: '示例丙', post: '示例岗位' }],
      facts: '案卷中的收费与票据不一致',
    },
    ...{ happenedAt: '2026年1月', amount: '500元', nature: '违纪', receiverKind: '纪检监察机关' },
    ...{ receiver: '示例纪检监察机关', materials: [{ name: '案卷复印件', pages: '第5页', copies: 1 }] },
  },
  ...{ approvals: [], transfer: null, receipt: null, result: null, withdrawn: null },
}

const DISPUTE: Dispute = {
  ...{ id: id(5), year: 2026, serial: 1, state: 'open', registeredAt: AT, registeredBy: '示例甲' },
  facts: {
    ...{ title: '示例街道占道经营管理争议', appliedOn: DAY, applicant: '示例甲局' },
    ...{ parties: ['示例甲局', '示例乙局'], kind: '都不主张管辖', question: '占道经营由谁负责查处' },
    matterId: null,
  },
  views: ['示例甲局', '示例乙局'].map((party, index) => ({
    ...{ viewId: id(20 + index), party, on: DAY, view: '认为应由对方负责', basis: '部门职责规定', files: [] },
  })),
  staffingOpinion: { on: DAY, from: '示例编办', number: '', opinion: '由示例甲局负责', files: [] },
  ...{ meetings: [], ending: null },
}

/** What the kind's own fields would hold. */
const valuesOf = ({ fields }: KindDefinition): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.map(({ id: name, type, label, options }) => [
      name,
      type === 'date'
        ? DAY
        : type === 'number'
          ? '1'
          : type === 'choice'
            ? (options[0] ?? '')
            : `示例${label}`,
    ]),
  )

export function sampleSource(
  kind: KindDefinition,
  settings: Settings,
  standard: ScoringStandard,
): PaperSource {
  const subject = kind.subjects[0]
  const isAboutCase = subject === 'review' || subject === 'matter' || subject === 'document'
  return {
    ...NOTHING_GATHERED,
    ...{ settings, today: DAY, values: valuesOf(kind) },
    cases: isAboutCase ? [{ caseFile: CASE, reviewed: { review: REVIEW, standard, on: DAY } }] : [],
    matter: subject === 'matter' ? MATTER : null,
    clue: subject === 'clue' ? CLUE : null,
    dispute: subject === 'dispute' ? DISPUTE : null,
  }
}
