/** The import rules of scripts/lint/rooms.js, run through eslint itself on snippets placed in each room. */
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../scripts/lib/paths'

const eslint = new ESLint({ cwd: PROJECT_ROOT })

async function rulesBroken(filePath: string, code: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: `${PROJECT_ROOT}/${filePath}` })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

const IMPORT_RULE = 'no-restricted-imports'
const importing = (source: string): string => `import { a } from '${source}'\nexport const b = a\n`

describe('rooms', () => {
  it.each([
    ['src/shared/lib/x.ts', '@shared/domain/scoring/score'],
    ['src/shared/domain/x.ts', 'zod'],
    ['src/shared/domain/x.ts', '@shared/events/act'],
    ['src/shared/domain/x.ts', 'electron'],
    ['src/shared/domain/x.ts', 'node:fs'],
    ['src/shared/events/x.ts', '@shared/pdf/stamp'],
    ['src/shared/exchange/x.ts', 'pdf-lib'],
    ['src/main/x.ts', 'pdf-lib'],
    ['src/main/x.ts', 'docx'],
    ['src/shared/pdf/x.ts', 'docx'],
    ['src/shared/docx/x.ts', 'pdf-lib'],
    ['src/shared/docx/x.ts', '@shared/events/act'],
    ['src/renderer/app/x.ts', 'docx'],
    ['src/main/x.ts', 'react'],
    ['src/main/x.ts', '../renderer/app/api'],
    ['src/preload/x.ts', 'node:fs'],
    ['src/preload/x.ts', '@shared/domain/scoring/score'],
    ['src/renderer/data/x.ts', '@mantine/core'],
    ['src/renderer/ui/x.ts', 'dexie'],
    ['src/renderer/features/review/x.ts', '../cases/use-cases'],
    ['src/renderer/features/review/parts/x.ts', '../../cases'],
    ['src/renderer/features/review/x.ts', 'electron'],
    ['src/renderer/app/x.ts', 'node:path'],
    ['src/verify/x.ts', '@shared/events/act'],
    ['src/verify/x.ts', 'react'],
    ['src/shared/paper-proof/x.ts', '@shared/pdf/stamp-seal'],
    ['src/shared/paper-proof/x.ts', '@shared/events/act'],
    ['src/shared/paper-proof/x.ts', 'pdf-lib'],
    ['src/verify/x.ts', '@shared/pdf/document-reader'],
  ])('%s may not import %s', async (file, source) => {
    expect(await rulesBroken(file, importing(source))).toContain(IMPORT_RULE)
  })

  it.each([
    ['src/shared/domain/x.ts', '@shared/lib/zod'],
    ['src/shared/pdf/x.ts', 'pdf-lib'],
    ['src/shared/docx/x.ts', 'docx'],
    ['src/shared/docx/x.ts', '@shared/domain/layout/official-document'],
    ['src/main/x.ts', '@shared/docx/document-docx'],
    ['src/main/x.ts', 'node:fs'],
    ['src/main/x.ts', '@shared/pdf/stamp'],
    ['src/shared/paper-proof/x.ts', '@shared/pdf/document-reader'],
    ['src/verify/x.ts', '@shared/paper-proof/verify'],
    ['src/preload/x.ts', '@shared/ipc/channels'],
    ['src/renderer/data/x.ts', 'dexie'],
    ['src/renderer/features/review/x.ts', '@mantine/core'],
  ])('%s may import %s', async (file, source) => {
    expect(await rulesBroken(file, importing(source))).not.toContain(IMPORT_RULE)
  })
})

describe('raw ipc', () => {
  const HANDLE = `import { ipcMain } from 'electron'\nipcMain.handle('x:y', () => 1)\n`
  const SEND = `import type { WebContents } from 'electron'\nexport const f = (c: WebContents): void => c.send('x')\n`
  const INVOKE = `import { ipcRenderer } from 'electron'\nexport const f = () => ipcRenderer.invoke('x')\n`
  const RULE = 'no-restricted-properties'

  it.each([
    ['src/main/documents/x.ts', HANDLE],
    ['src/main/documents/x.ts', SEND],
    ['src/renderer/app/x.ts', INVOKE],
  ])('is refused in %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toContain(RULE)
  })

  it.each([
    ['src/main/ipc/handle.ts', HANDLE],
    ['src/main/ipc/handle.ts', SEND],
    ['src/preload/index.ts', INVOKE],
  ])('is allowed in %s', async (file, code) => {
    expect(await rulesBroken(file, code)).not.toContain(RULE)
  })
})
