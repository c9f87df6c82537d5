/** Settings and what left the store. */
import { ExportedFile, ExportKind } from '@shared/domain/export/export-record'
import { Settings } from '@shared/domain/settings/settings'
import { z } from '@shared/lib/zod'
import { defineEvent } from './define'
import { SETTINGS_ID } from './tables'

export const officeEvents = {
  'settings/changed': defineEvent({
    v: 1,
    origin: 'person',
    schema: z.object({ settings: Settings }),
    touches: () => [['settings', SETTINGS_ID]],
    apply: (rows, p) => rows.put('settings', { ...p.settings, id: SETTINGS_ID }),
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
