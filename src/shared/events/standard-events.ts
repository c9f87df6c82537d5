/** The library of standards: editions taken into use, editions being written. An adopted edition never changes. */
import { StandardDraft } from '@shared/domain/checklist/draft'
import { ScoringStandard } from '@shared/domain/checklist/standard'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'

const Origin = z.enum(['shipped', 'imported', 'edited'])

const Adopted = z.object({ sha256: Sha256, standard: ScoringStandard, origin: Origin })

export const standardEvents = {
  'standard/adopted': defineEvent({
    v: 2,
    origin: 'main',
    schema: Adopted,
    touches: (p) => [['standards', p.sha256]],
    /** Before there was a library every edition was a shipped one. */
    lift: (payload) => ({
      ...(payload as Omit<z.infer<typeof Adopted>, 'origin'>),
      origin: 'shipped' as const,
    }),
    apply: (rows, p, { at, actor }) =>
      rows.put('standards', {
        id: p.sha256,
        adoptedAt: at,
        adoptedBy: actor,
        standard: p.standard,
        origin: p.origin,
        retiredAt: null,
      }),
  }),

  'standard/retired': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ sha256: Sha256 }),
    touches: (p) => [['standards', p.sha256]],
    apply: (rows, p, { at }) => rows.put('standards', { ...rows.get('standards', p.sha256), retiredAt: at }),
  }),

  'standard/reinstated': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ sha256: Sha256 }),
    touches: (p) => [['standards', p.sha256]],
    apply: (rows, p) => rows.put('standards', { ...rows.get('standards', p.sha256), retiredAt: null }),
  }),

  'standard-draft/saved': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ draftId: z.uuid(), draft: StandardDraft, origin: Origin }),
    touches: (p) => [['standardDrafts', p.draftId]],
    apply: (rows, p, { at, actor }) =>
      rows.put('standardDrafts', {
        id: p.draftId,
        draft: p.draft,
        origin: p.origin,
        savedAt: at,
        savedBy: actor,
        endedAt: null,
      }),
  }),

  /** Dropped by hand, or published and so done with; its last text stays in the journal. */
  'standard-draft/ended': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ draftId: z.uuid() }),
    touches: (p) => [['standardDrafts', p.draftId]],
    apply: (rows, p, { at }) =>
      rows.put('standardDrafts', { ...rows.get('standardDrafts', p.draftId), endedAt: at }),
  }),

  'standard-draft/restored': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ draftId: z.uuid() }),
    touches: (p) => [['standardDrafts', p.draftId]],
    apply: (rows, p) =>
      rows.put('standardDrafts', { ...rows.get('standardDrafts', p.draftId), endedAt: null }),
  }),
}
