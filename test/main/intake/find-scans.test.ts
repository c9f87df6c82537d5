import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findScans } from '../../../src/main/intake/find-scans'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjuan-find-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PDF = '%PDF-1.4\n'
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
}

const names = async (paths: readonly string[] = [folder]) => (await findScans(paths)).map(({ name }) => name)
const kinds = async () =>
  Object.fromEntries((await findScans([folder])).map(({ name, kind }) => [name, kind]))

describe('findScans', () => {
  it('takes natural order: 2 before 10, at every level', async () => {
    put({
      '10.pdf': PDF,
      '2.pdf': PDF,
      '1.pdf': PDF,
      '第10册/1.pdf': PDF,
      '第2册/10.pdf': PDF,
      '第2册/9.pdf': PDF,
    })
    expect(await names()).toEqual(['1.pdf', '2.pdf', '10.pdf', '第2册/9.pdf', '第2册/10.pdf', '第10册/1.pdf'])
  })

  it('orders files chosen one by one in the same way, whatever the order of choosing', async () => {
    put({ '10.pdf': PDF, '2.pdf': PDF, '1.pdf': PDF })
    expect(await names(['10.pdf', '1.pdf', '2.pdf'].map((name) => join(folder, name)))).toEqual([
      '1.pdf',
      '2.pdf',
      '10.pdf',
    ])
  })

  it('goes by content first, then by the name for what looks damaged', async () => {
    put({
      'a.pdf': PDF,
      'jpeg named.pdf': JPEG,
      'pdf named.txt': PDF,
      'late header.pdf': ' '.repeat(1000) + PDF,
      'b.PNG': PNG,
      'no extension': JPEG,
      'page.pdf': '<html>',
      'empty.pdf': '',
      'broken.JPEG': 'x',
      'notes.txt': 'x',
      'table.xlsx': 'PK',
    })
    expect(await kinds()).toEqual({
      'a.pdf': 'pdf',
      'jpeg named.pdf': 'jpeg',
      'pdf named.txt': 'pdf',
      'late header.pdf': 'pdf',
      'b.PNG': 'png',
      'no extension': 'jpeg',
      'page.pdf': 'pdf',
      'empty.pdf': 'pdf',
      'broken.JPEG': 'jpeg',
      'notes.txt': null,
      'table.xlsx': null,
    })
  })

  it('passes over droppings of systems and programs', async () => {
    put({
      '.DS_Store': 'x',
      '._1.pdf': PDF,
      'Thumbs.db': 'x',
      'desktop.ini': 'x',
      '~$a.pdf': PDF,
      '__MACOSX/a.pdf': PDF,
      '1.pdf': PDF,
    })
    expect(await names()).toEqual(['1.pdf'])
  })

  it('does not follow links out of the folder', async () => {
    put({ '1.pdf': PDF })
    symlinkSync('/etc/hostname', join(folder, '2.pdf'))
    symlinkSync('/etc', join(folder, 'etc'))
    symlinkSync(folder, join(folder, 'loop'))
    expect(await names()).toEqual(['1.pdf'])
  })

  it('goes eight folders deep and no deeper', async () => {
    put({ [`${'d/'.repeat(8)}in.pdf`]: PDF, [`${'d/'.repeat(9)}out.pdf`]: PDF })
    expect(await names()).toEqual([`${'d/'.repeat(8)}in.pdf`])
  })

  it('keeps the end of a path that is longer than the record takes', async () => {
    const long = '很长的文件夹名'.repeat(10)
    put({ [`${long}/${long}/${long}/${long}/${long}/${long}/1.pdf`]: PDF })
    const [name = ''] = await names()
    expect(name).toHaveLength(400)
    expect(name).toMatch(/^….*\/1\.pdf$/)
  })

  it('lists a file that vanishes or cannot be opened by its name, as unreadable', async () => {
    put({ '1.pdf': PDF })
    chmodSync(join(folder, '1.pdf'), 0)
    const [found] = await findScans([folder])
    // Root may read everything.
    expect(found).toMatchObject({ kind: 'pdf', canRead: process.getuid?.() === 0 })
  })

  it('says which choice cannot be read', async () => {
    await expect(findScans([join(folder, '拔出的U盘')])).rejects.toMatchObject({
      code: 'intake/unreadable',
      params: { name: '拔出的U盘' },
    })
  })

  it('refuses a folder with more files than a case can have', async () => {
    for (let n = 0; n <= 5000; n += 1) writeFileSync(join(folder, `${n}.pdf`), '')
    await expect(findScans([folder])).rejects.toMatchObject({
      code: 'intake/too-many-files',
      params: { limit: 5000 },
    })
  })
})
