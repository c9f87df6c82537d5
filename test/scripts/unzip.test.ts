import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzip } from '../../scripts/runtime/unzip'

let folder = ''
const long = strToU8('案卷'.repeat(20_000))
const archive = zipSync({
  'top/a.txt': strToU8('a'),
  'top/long.txt': long,
  'top/stored.bin': [strToU8('stored'), { level: 0 }],
  'top/empty': new Uint8Array(),
  'top/skip/b.txt': strToU8('b'),
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-unzip-'))
  await writeFile(join(folder, 'good.zip'), archive)
})
afterAll(() => rm(folder, { recursive: true }))

describe('unzip', () => {
  it('writes the wanted entries under their new names and leaves the others out', async () => {
    const target = join(folder, 'out')
    const written = await unzip(join(folder, 'good.zip'), target, (name) =>
      name.includes('/skip/') ? undefined : name.replace('top/', ''),
    )
    expect(written).toBe(4)
    expect((await readdir(target)).sort()).toEqual(['a.txt', 'empty', 'long.txt', 'stored.bin'])
    expect(new Uint8Array(await readFile(join(target, 'long.txt')))).toEqual(long)
    expect(await readFile(join(target, 'stored.bin'), 'utf8')).toBe('stored')
    expect((await readFile(join(target, 'empty'))).length).toBe(0)
  })

  it('refuses an entry that leads out of the folder', async () => {
    const escaping = unzip(join(folder, 'good.zip'), join(folder, 'in'), (name) => `../../${name}`)
    await expect(escaping).rejects.toThrow('leaves its folder')
  })

  it('refuses what is no zip', async () => {
    await writeFile(join(folder, 'bad.zip'), 'not a zip at all, but longer than the end record')
    await expect(unzip(join(folder, 'bad.zip'), folder, (name) => name)).rejects.toThrow('not a zip')
  })
})
