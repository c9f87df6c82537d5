/** Fills a store that no app has open, with events as main writes them: many cases in no time. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { openJournal } from '../../src/main/journal/journal'

export const settled = (reviewerName: string): EventBody => ({
  type: 'settings/changed',
  payload: { settings: { ...DEFAULT_SETTINGS, reviewerName } },
})

export type SeededCase = {
  readonly title: string
  readonly agency?: string
  readonly party?: string
  readonly campaignId?: string | null
}

/** A case of one page; its file is not in the blob store, so it can be listed but not shown. */
export const registered = (seeded: SeededCase): EventBody => ({
  type: 'case/registered',
  payload: {
    caseId: randomUUID(),
    campaignId: seeded.campaignId ?? null,
    sampleSlug: null,
    facts: {
      title: seeded.title,
      agency: seeded.agency ?? '示例县示例局',
      party: seeded.party ?? '示例乙',
      caseType: '处罚普通',
      decisionNumber: '',
      handlers: '',
      dates: { filed: '2025-03-07', decided: null, served: null },
    },
    files: [
      {
        fileId: randomUUID(),
        name: '正卷.pdf',
        kind: 'pdf',
        sha256: randomUUID().replaceAll('-', '').repeat(2),
        bytes: 1000,
        pageCount: 1,
        needsPassword: false,
      },
    ],
  },
})

export async function seedJournal(userDataDir: string, bodies: readonly EventBody[]): Promise<void> {
  const dir = join(userDataDir, 'store', 'journal')
  const { journal } = await openJournal({ dir, now: Date.now, newId: randomUUID })
  await journal.append(
    bodies.map(({ type, payload }) => ({ type, v: CATALOGUE[type].v, payload, actor: '示例甲' })),
  )
  await journal.close()
}
