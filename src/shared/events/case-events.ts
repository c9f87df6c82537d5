import { CaseFacts, FiledScan, type CaseFile } from '@shared/domain/case-file/case-file'
import { MAX_OUTLINE, OutlineEntry } from '@shared/domain/case-file/outline'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import type { Rows } from './tables'

const CaseId = z.object({ caseId: z.uuid() })

const change = (rows: Rows, caseId: string, patch: Partial<CaseFile>): void =>
  rows.put('cases', { ...rows.get('cases', caseId), ...patch })

export const caseEvents = {
  'case/registered': defineEvent({
    v: 1,
    origin: 'main',
    schema: CaseId.extend({
      campaignId: z.uuid().nullable(),
      facts: CaseFacts,
      files: z.array(FiledScan).min(1).readonly(),
      sampleSlug: z.string().max(60).nullable(),
    }),
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p, { at }) =>
      rows.put('cases', {
        id: p.caseId,
        campaignId: p.campaignId,
        state: 'registered',
        registeredAt: at,
        facts: p.facts,
        files: p.files,
        sampleSlug: p.sampleSlug,
        removedAt: null,
      }),
  }),

  'case/files-added': defineEvent({
    v: 1,
    origin: 'main',
    schema: CaseId.extend({ files: z.array(FiledScan).min(1).readonly() }),
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p) => change(rows, p.caseId, { files: [...rows.get('cases', p.caseId).files, ...p.files] }),
  }),

  'case/files-ordered': defineEvent({
    v: 1,
    origin: 'person',
    schema: CaseId.extend({ fileIds: z.array(z.uuid()).min(1).readonly() }),
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p) => {
      const place = new Map(p.fileIds.map((id, index) => [id, index]))
      const rank = (id: string) => place.get(id) ?? place.size
      const files = [...rows.get('cases', p.caseId).files].sort((a, b) => rank(a.fileId) - rank(b.fileId))
      change(rows, p.caseId, { files })
    },
  }),

  'case/facts-edited': defineEvent({
    v: 1,
    origin: 'person',
    schema: CaseId.extend({ facts: CaseFacts }),
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p) => change(rows, p.caseId, { facts: p.facts }),
  }),

  /** 卷内目录, as a whole: which document begins on which page. */
  'case/outline-set': defineEvent({
    v: 1,
    origin: 'person',
    schema: CaseId.extend({ outline: z.array(OutlineEntry).max(MAX_OUTLINE).readonly() }),
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p) => change(rows, p.caseId, { outline: p.outline }),
  }),

  'case/assigned': defineEvent({
    v: 1,
    origin: 'person',
    schema: CaseId.extend({ campaignId: z.uuid().nullable() }),
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p) => change(rows, p.caseId, { campaignId: p.campaignId }),
  }),

  'case/removed': defineEvent({
    v: 1,
    origin: 'person',
    schema: CaseId,
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p, { at }) => change(rows, p.caseId, { removedAt: at }),
  }),

  'case/restored': defineEvent({
    v: 1,
    origin: 'person',
    schema: CaseId,
    touches: (p) => [['cases', p.caseId]],
    apply: (rows, p) => change(rows, p.caseId, { removedAt: null }),
  }),
}
