/** Seals, settings and what left the store. */
import { ExportedFile, ExportKind } from '@shared/domain/export/export-record'
import { Settings } from '@shared/domain/settings/settings'
import { Sha256 } from '@shared/lib/sha256'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import { SETTINGS_ID } from './tables'

export const SealMeasures = z.object({
  name: z.string().trim().min(1).max(100),
  widthMm: z.number().min(10).max(100),
  heightMm: z.number().min(10).max(100),
  isSample: z.boolean(),
})

export const officeEvents = {
  'settings/changed': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ settings: Settings }),
    touches: () => [['settings', SETTINGS_ID]],
    apply: (rows, p) => rows.put('settings', { ...p.settings, id: SETTINGS_ID }),
  }),

  'seal/imported': defineEvent({
    v: 1,
    origin: 'main',
    schema: SealMeasures.extend({ sealId: z.uuid(), vaultSha256: Sha256 }),
    touches: (p) => [['seals', p.sealId]],
    apply: (rows, p, { at, actor }) => {
      const { sealId, ...measures } = p
      rows.put('seals', { ...measures, id: sealId, importedAt: at, importedBy: actor, retiredAt: null })
    },
  }),

  'seal/retired': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ sealId: z.uuid() }),
    touches: (p) => [['seals', p.sealId]],
    apply: (rows, p, { at }) => rows.put('seals', { ...rows.get('seals', p.sealId), retiredAt: at }),
  }),

  'export/made': defineEvent({
    v: 1,
    origin: 'main',
    schema: z.object({
      exportId: z.uuid(),
      kind: ExportKind,
      caseId: z.uuid().nullable(),
      documentId: z.uuid().nullable(),
      files: z.array(ExportedFile).min(1).readonly(),
    }),
    touches: (p) => [['exports', p.exportId]],
    apply: (rows, p, { at, actor }) => {
      const { exportId, ...record } = p
      rows.put('exports', { ...record, id: exportId, at, actor })
    },
  }),
}
