import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadFonts } from '../../../src/main/documents/font-files'

let empty: string

beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'hengjuan-fonts-'))
})
afterAll(() => rm(empty, { recursive: true, force: true }))

describe('loadFonts', () => {
  it('hands out every face of the manifest as woff2', async () => {
    const { manifest, source } = await loadFonts('resources')
    for (const { file, bytes } of manifest.faces) {
      const font = await source(file)
      expect(font?.length).toBe(bytes)
      expect(Buffer.from(font?.subarray(0, 4) ?? []).toString('latin1')).toBe('wOF2')
    }
  })

  it.each(['../fonts/fonts.json', 'fonts.json', 'LICENSE-fandol.txt', '/etc/hostname', 'fang.woff2/..', ''])(
    'hands out nothing for %j',
    async (file) => {
      const { source } = await loadFonts('resources')
      expect(await source(file)).toBeNull()
    },
  )

  it('says that fonts are missing when there is no manifest, or a damaged one', async () => {
    await expect(loadFonts(empty)).rejects.toMatchObject({ code: 'document/fonts-missing' })
    await mkdir(join(empty, 'fonts'))
    await writeFile(join(empty, 'fonts', 'fonts.json'), '{"format":1,"faces":[{"file":"../x.woff2"}]}')
    await expect(loadFonts(empty)).rejects.toMatchObject({ code: 'document/fonts-missing' })
  })
})
