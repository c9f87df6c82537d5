import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  asExportError,
  freePath,
  placeFor,
  prepareFile,
  safeFileName,
} from '../../../src/main/exports/write-out'
import { makeSmallDisk, whyNoSmallDisk } from '../../helpers/small-disk'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjuan-write-out-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const BYTES = Buffer.from('%PDF-1.7 示例')

describe('placeFor', () => {
  it('goes over its own copy of an earlier time, and beside anything else of that name', async () => {
    const name = '核对页.html'
    expect(await placeFor(folder, name, BYTES)).toBe(join(folder, name))
    writeFileSync(join(folder, name), BYTES)
    expect(await placeFor(folder, name, BYTES)).toBe(join(folder, name))
    expect(await placeFor(folder, name, Buffer.from('另一版'))).toBe(join(folder, '核对页（2）.html'))
  })
})

describe('safeFileName', () => {
  it.each<readonly [text: string, expected: string]>([
    ['示例甲公司案', '示例甲公司案'],
    ['京执监意〔2026〕3号', '京执监意〔2026〕3号'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['两行\n名字\u0000', '两行_名字_'],
    ['一\u202Efdp.exe', '一_fdp.exe'],
    ['结尾的点. . ', '结尾的点'],
    ['.隐藏', '隐藏'],
    ['', '案卷'],
    ['   ', '案卷'],
    ['...', '案卷'],
    // Device names of Windows, whatever follows the dot.
    ['CON', '案卷'],
    ['con.案', '案卷'],
    ['Aux ', '案卷'],
    ['nul', '案卷'],
    ['COM1', '案卷'],
    ['lpt9.txt', '案卷'],
    ['COM¹', '案卷'],
    // Only look like one.
    ['CONSOLE', 'CONSOLE'],
    ['COM10', 'COM10'],
    ['控CON', '控CON'],
  ])('makes of %j the name %j', (text, expected) => {
    expect(safeFileName(text, '案卷')).toBe(expected)
  })

  it('keeps the ending of a text that is too long, and never cuts a character in two', () => {
    const name = safeFileName('𬱖'.repeat(300), '案卷', '-评分表')
    expect(name).toMatch(/^(𬱖)+-评分表$/u)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(220)
  })

  it.each(['案', 'a', '𬱖', '很 长 . '])(
    'makes of any length of %j a name every system takes',
    async (text) => {
      for (const ending of ['', '-问题清单']) {
        const path = await freePath(folder, `${safeFileName(text.repeat(200), '案卷', ending)}.xlsx`)
        await (await prepareFile(path, BYTES)).place()
        expect(readdirSync(folder)).toContain(basename(path))
        expect([...basename(path)].length).toBeLessThan(100)
      }
    },
  )

  it('puts an ending behind what stands in for an unusable text', () => {
    expect(safeFileName('  ', '案卷', '-评分表')).toBe('案卷-评分表')
  })
})

describe('freePath', () => {
  it('takes the name itself when it is free, else the first free number behind it', async () => {
    expect(await freePath(folder, '标注卷-01.pdf')).toBe(join(folder, '标注卷-01.pdf'))
    writeFileSync(join(folder, '标注卷-01.pdf'), '')
    expect(await freePath(folder, '标注卷-01.pdf')).toBe(join(folder, '标注卷-01（2）.pdf'))
    writeFileSync(join(folder, '标注卷-01（2）.pdf'), '')
    expect(await freePath(folder, '标注卷-01.pdf')).toBe(join(folder, '标注卷-01（3）.pdf'))
  })
})

describe('prepareFile', () => {
  it('writes beside the destination, which appears only when it is put in place', async () => {
    const path = join(folder, 'a.pdf')
    const prepared = await prepareFile(path, BYTES)
    expect(readdirSync(folder)).not.toContain('a.pdf')
    await prepared.place()
    expect(readdirSync(folder)).toEqual(['a.pdf'])
    expect(readFileSync(path)).toEqual(BYTES)
  })

  it('leaves nothing when it is dropped, and the older file untouched', async () => {
    const path = join(folder, 'a.pdf')
    writeFileSync(path, 'older')
    await (await prepareFile(path, BYTES)).drop()
    expect(readdirSync(folder)).toEqual(['a.pdf'])
    expect(readFileSync(path, 'utf8')).toBe('older')
  })

  it('says that it cannot write where there is no folder', async () => {
    await expect(prepareFile(join(folder, 'none', 'a.pdf'), BYTES)).rejects.toMatchObject({
      code: 'export/cannot-write',
    })
  })

  it('leaves nothing when the destination cannot be replaced', async () => {
    const path = join(folder, 'taken')
    mkdirSync(path)
    const prepared = await prepareFile(path, BYTES)
    await expect(prepared.place()).rejects.toMatchObject({ code: 'export/cannot-write' })
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})

describe('asExportError', () => {
  it.each([
    ['ENOSPC', 'export/disk-full'],
    ['EDQUOT', 'export/disk-full'],
    ['EACCES', 'export/cannot-write'],
    ['EBUSY', 'export/cannot-write'],
  ])('calls %s %s', (errno, code) => {
    expect(asExportError(Object.assign(new Error(errno), { code: errno })).code).toBe(code)
  })
})

const reason = whyNoSmallDisk()
if (reason !== null) console.warn(`the full disk is not tried here: ${reason}`)
else {
  describe('prepareFile on a full disk', () => {
    it('names the full disk, leaves no half-written file, and works once there is room', async () => {
      const disk = makeSmallDisk(4)
      try {
        disk.fill(64 << 10)
        const before = readdirSync(disk.dir)
        const path = join(disk.dir, 'a.pdf')
        const large = Buffer.alloc(1 << 20, 7)
        await expect(prepareFile(path, large)).rejects.toMatchObject({ code: 'export/disk-full' })
        expect(readdirSync(disk.dir)).toEqual(before)
        disk.free()
        await (await prepareFile(path, large)).place()
        expect(readFileSync(path).equals(large)).toBe(true)
      } finally {
        disk.remove()
      }
    })
  })
}
