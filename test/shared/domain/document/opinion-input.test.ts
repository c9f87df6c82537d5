import { describe, expect, it } from 'vitest'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { draftOpinion } from '@shared/domain/document/draft'
import { opinionFields, opinionInput, UNKNOWN_ADDRESSEE } from '@shared/domain/document/opinion-input'
import { DocumentFields } from '@shared/domain/document/supervision-document'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { FILES, finding, missing, region, review, STANDARD } from '../../../renderer/review/sample-review'

const caseFile: CaseFile = {
  id: '00000000-0000-4000-8000-0000000000bb',
  campaignId: null,
  state: 'submitted',
  registeredAt: '2026-02-01T00:00:00.000Z',
  facts: {
    title: '示例乙餐饮店案',
    agency: '示例县市场监督管理局',
    party: '示例乙餐饮店',
    caseType: '处罚普通',
    decisionNumber: '示市监罚〔2025〕12号',
    handlers: '',
    dates: { filed: '2025-03-07', decided: '2025-04-21', served: null },
  },
  files: FILES.map((file) => ({
    ...file,
    kind: 'pdf' as const,
    sha256: 'b'.repeat(64),
    bytes: 1,
    needsPassword: false,
  })),
  sampleSlug: null,
  removedAt: null,
}

const source = {
  caseFile,
  standard: STANDARD,
  settings: DEFAULT_SETTINGS,
  reviewedOn: '2026-03-02',
  review: review({
    findings: [
      finding('late', { itemId: 'PT-G02', places: [missing('送达回证')] }),
      finding('gone', { itemId: 'PT-A01', withdrawnAt: '2026-03-01T02:00:00.000Z' }),
      finding('early', { itemId: 'PT-A02', places: [region(2), region(0, 1)] }),
      finding('veto', { itemId: 'PT-V07', kind: 'veto', unitCenti: 0 }),
    ],
  }),
}

describe('what an opinion is drafted from', () => {
  const input = opinionInput(source)

  it('is the standing findings in the order of the checklist, vetoes first', () => {
    expect(input.findings.map(({ id }) => id)).toEqual(['veto', 'early', 'late'])
  })

  it('names pages as they are counted over the whole case, like every report', () => {
    expect(input.findings[1]?.places).toEqual([
      { kind: 'page', pageNumber: 3 },
      { kind: 'page', pageNumber: 13 },
    ])
    expect(input.findings[2]?.places).toEqual([{ kind: 'missing', document: '送达回证' }])
  })

  it('carries the words of the item each finding belongs to', () => {
    expect(input.findings[1]?.itemText).toBe('各取证、告知、送达文书均有两名执法人员签名及执法证号')
  })

  it('is enough for a draft', () => {
    const drafted = draftOpinion(input)
    if (!drafted.ok) throw new Error(drafted.failure.code)
    expect(drafted.value.flatMap(({ findingIds }) => findingIds)).toEqual(
      expect.arrayContaining(['veto', 'early', 'late']),
    )
    expect(drafted.value.flatMap(({ findingIds }) => findingIds)).not.toContain('gone')
  })

  it('gives the draft nothing when all was withdrawn', () => {
    expect(draftOpinion(opinionInput({ ...source, review: review() }))).toMatchObject({ ok: false })
  })

  it('addresses the agency, and says so when none was entered', () => {
    const nobody = { ...caseFile, facts: { ...caseFile.facts, agency: '' } }
    expect(opinionFields(caseFile, DEFAULT_SETTINGS).addressee).toBe('示例县市场监督管理局')
    expect(DocumentFields.parse(opinionFields(nobody, DEFAULT_SETTINGS)).addressee).toBe(UNKNOWN_ADDRESSEE)
  })
})
