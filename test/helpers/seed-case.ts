/** Fills a fresh store through the app's own bridge: the reviewer's name, and cases from samples or files. */
import type { Page } from 'playwright-core'
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings/settings'
import type { Bridge } from '@shared/ipc/contract'
import type { RunningApp } from './electron-app'

declare global {
  // The page's own window, seen from `evaluate`.
  var hengjuan: Bridge<unknown>
}

export async function seedSettings(page: Page, change: Partial<Settings> = {}): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, reviewerName: '示例甲', ...change }
  await page.evaluate(
    async (payload) => {
      const answer = await globalThis.hengjuan['act:perform']({ type: 'settings/changed', payload })
      if (!answer.ok) throw new Error(answer.failure.code)
    },
    { settings },
  )
}

/** @returns the case made from a shipped sample */
export async function seedSampleCase(page: Page, slug: string): Promise<string> {
  return page.evaluate(async (sample) => {
    const offer = await globalThis.hengjuan['sample:offer'](sample)
    if (!offer.ok || offer.value.facts === null) throw new Error('no such sample')
    const { token, entries, facts } = offer.value
    const report = await globalThis.hengjuan['intake:run']({
      token,
      jobId: crypto.randomUUID(),
      target: { kind: 'new', facts, campaignId: null },
      entryIds: entries.filter(({ kind }) => kind !== null).map(({ entryId }) => entryId),
      passwords: {},
    })
    if (!report.ok || report.value.caseId === null) throw new Error('the sample was not taken in')
    return report.value.caseId
  }, slug)
}

/** Takes in files as if a person had chosen them in the dialog; passwords by file name. */
export async function seedCaseFromFiles(
  running: RunningApp,
  paths: readonly string[],
  passwords: Readonly<Record<string, string>> = {},
): Promise<string> {
  await running.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
  }, paths)
  return running.page.evaluate(async (byName) => {
    const offer = await globalThis.hengjuan['intake:choose']('files')
    if (!offer.ok || offer.value === null) throw new Error('nothing was offered')
    const { token, entries } = offer.value
    const report = await globalThis.hengjuan['intake:run']({
      token,
      jobId: crypto.randomUUID(),
      target: {
        kind: 'new',
        campaignId: null,
        facts: {
          title: '示例案卷',
          agency: '示例县示例局',
          party: '示例乙',
          caseType: '处罚普通',
          decisionNumber: '',
          handlers: '',
          dates: { filed: null, decided: null, served: null },
        },
      },
      entryIds: entries.map(({ entryId }) => entryId),
      passwords: Object.fromEntries(
        entries.flatMap(({ entryId, name }) => (name in byName ? [[entryId, byName[name] ?? '']] : [])),
      ),
    })
    if (!report.ok || report.value.caseId === null) throw new Error(JSON.stringify(report))
    return report.value.caseId
  }, passwords)
}

export async function openCase(page: Page, caseId: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/cases/${id}`
  }, caseId)
}
