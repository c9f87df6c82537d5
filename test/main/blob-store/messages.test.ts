import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storageMessages } from '@shared/messages/storage'

const FOLDERS = ['src/main/journal', 'src/main/blob-store']

const thrown = new Set(
  FOLDERS.flatMap((folder) =>
    readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/'((?:journal|blob)\/[a-z-]+)'/g)].map(
        (found) => found[1] ?? '',
      ),
    ),
  ),
)

describe('storage messages', () => {
  it('hold a sentence for every code that journal and blob store throw', () => {
    expect(thrown.size).toBeGreaterThan(15)
    expect([...thrown].filter((code) => !(code in storageMessages))).toEqual([])
  })

  it.each(Object.entries(storageMessages))('%s reads well without and with parameters', (_code, message) => {
    const params = {
      freeBytes: 3e6,
      neededBytes: 9e7,
      errno: 'EIO',
      pid: 7,
      kind: 'frame',
      segment: 2,
      offset: 9,
    }
    for (const text of [message({}), message(params)]) {
      expect(text).toMatch(/[\u4e00-\u9fff].*。$/)
      expect(text).not.toMatch(/undefined|NaN|null|\[object/)
    }
  })
})
