import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findStaticFile } from '../../../src/main/security/static-files'

let folder = ''
let root = ''

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'hengjuan-static-')))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-evil'))
  await writeFile(join(root, 'index.html'), 'page')
  await writeFile(join(root, 'assets', '仿宋 1.woff2'), 'face')
  await writeFile(join(root, '..hidden'), 'a name that only looks like the way up')
  await writeFile(join(folder, 'renderer-evil', 'index.html'), 'outside')
  await writeFile(join(folder, 'secret.txt'), 'outside')
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'))
  await symlink(folder, join(root, 'up'))
  await symlink(join(root, 'index.html'), join(root, 'alias.html'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('findStaticFile', () => {
  it.each(['/index.html', '/assets/仿宋 1.woff2', '/..hidden', '/assets/../index.html'])(
    'finds %s',
    async (path) => {
      expect(await findStaticFile(root, path)).toBe(join(root, path))
    },
  )

  it('follows a link that stays inside', async () => {
    expect(await findStaticFile(root, '/alias.html')).toBe(join(root, 'index.html'))
  })

  it.each([
    ['/../secret.txt', 'the way up'],
    ['/../renderer-evil/index.html', 'a neighbour with the same beginning'],
    ['/link.txt', 'a link to a file outside'],
    ['/up/secret.txt', 'a link to a folder outside'],
    ['/', 'the folder itself'],
    ['/assets', 'a folder'],
    ['/..', 'the folder above'],
    ['//etc/hostname', 'an absolute path'],
    ['/missing.js', 'a file that is not there'],
    ['/index.html\0.png', 'a null byte'],
    ['/..\\secret.txt', 'a backslash'],
  ])('refuses %j: %s', async (path) => {
    expect(await findStaticFile(root, path)).toBeUndefined()
  })
})
