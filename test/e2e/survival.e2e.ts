/** What a data folder can meet, done to the real app: kills, a full disk, a lost or broken cache, damaged files. */
import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '@shared/domain/settings/settings'
import { readProjection } from '../../scripts/torture/check-screen'
import { randomFrom } from '../../scripts/torture/random'
import { torture } from '../../scripts/torture/run'
import { makeScans } from '../../scripts/torture/scans'
import { resolveRuntime } from '../../scripts/runtime'
import { frameEnd, HEADER_BYTES, segmentName } from '../../src/main/journal/format'
import { openJournal } from '../../src/main/journal/journal'
import type { NewEvent } from '../../src/main/journal/types'
import { launchApp, type RunningApp } from '../helpers/electron-app'
import {
  answerOf,
  ask,
  chooseFrom,
  expectSound,
  journalDir,
  openDesk,
  openReview,
  startAgain,
  type Desk,
} from './survival-desk'
import { makeSmallDisk, whyNoSmallDisk, type SmallDisk } from '../helpers/small-disk'

let folder = ''
let running: RunningApp | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-survival-'))
})
afterEach(async () => {
  await running?.kill()
  running = undefined
  await rm(folder, { recursive: true, force: true })
})

const desk = async (userDataDir = join(folder, 'data')): Promise<Desk> => {
  const opened = await openDesk(userDataDir)
  running = opened
  return opened
}

const again = async ({ userDataDir }: RunningApp): Promise<RunningApp> => {
  running = await startAgain(userDataDir)
  return running
}

const checkItem = (
  { page, caseId, reviewId }: Desk & { readonly page: Page },
  itemId: string,
  isChecked = true,
) =>
  answerOf<{ seq: number }>(page, 'act:perform', {
    type: 'review/item-checked',
    payload: { caseId, reviewId, itemId, isChecked },
  })

const headOf = async (page: Page): Promise<number> =>
  (await ask<{ head: { seq: number } }>(page, 'journal:status')).head.seq

describe('kills', () => {
  const SEED = 472

  it(
    `at ten random moments lose nothing that was said to be saved (seed ${SEED})`,
    { timeout: 240_000 },
    async () => {
      const executablePath =
        process.env.HENGJUAN_ELECTRON ?? (await resolveRuntime({ quiet: true })).executablePath
      const summary = await torture({ times: 10, seed: SEED, executablePath })
      console.log(`torture: ${JSON.stringify(summary)}`)
      expect(summary.failure).toBeNull()
      expect(summary.kills).toBe(10)
      expect(summary.signed).toBeGreaterThan(0)
      expect(summary.acts).toMatchObject({
        intake: expect.any(Number),
        mark: expect.any(Number),
        seal: expect.any(Number),
        register: expect.any(Number),
        entry: expect.any(Number),
      })
    },
  )
})

describe('the cache of the screens', () => {
  const cacheOf = ({ userDataDir }: RunningApp): string => join(userDataDir, 'chromium', 'IndexedDB')

  const filesIn = async (dir: string): Promise<readonly string[]> =>
    (await readdir(dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))

  it.each([
    {
      name: 'deleted',
      damage: (dir: string) => rm(dir, { recursive: true }),
    },
    {
      name: 'filled with garbage',
      damage: async (dir: string) => {
        for (const file of await filesIn(dir)) {
          const { length } = await readFile(file)
          const garbage = createHash('shake256', { outputLength: Math.max(64, length) })
            .update(file)
            .digest()
          await writeFile(file, garbage)
        }
      },
    },
    {
      name: 'replaced by a file',
      damage: async (dir: string) => {
        await rm(dir, { recursive: true })
        await writeFile(dir, 'not a folder')
      },
    },
  ])('is made anew from the record when it is $name', async ({ damage }) => {
    const before = await desk()
    for (const itemId of ['PT-A01', 'PT-A02', 'PT-B01']) await checkItem(before, itemId)
    await before.kill()
    await damage(cacheOf(before))
    const { page, pageErrors } = await again(before)
    await page.getByText('示例乙餐饮店使用超过保质期').first().waitFor()
    await expectSound({ ...before, page })
    expect(pageErrors).toEqual([])
  })

  it('is made anew when it claims to be ahead of the record', async () => {
    const before = await desk()
    await before.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('hengjuan')
        request.onsuccess = () => done(request.result)
      })
      const transaction = database.transaction(['meta', 'cases'], 'readwrite')
      transaction.objectStore('meta').put({ id: 'applied', seq: 99, hash: 'f'.repeat(64) })
      transaction.objectStore('cases').clear()
      await new Promise((done) => (transaction.oncomplete = done))
      database.close()
    })
    await before.close()
    const { page } = await again(before)
    await expectSound({ ...before, page })
    expect((await readProjection(page)).tables.cases).toHaveLength(1)
  })
})

describe('the record', () => {
  const segmentOf = ({ userDataDir }: RunningApp): string => join(journalDir(userDataDir), segmentName(1))

  async function appendByHand(
    { userDataDir }: RunningApp,
    event: NewEvent,
    nowMs = Date.now(),
  ): Promise<void> {
    const dir = journalDir(userDataDir)
    const { journal } = await openJournal({ dir, now: () => nowMs, newId: () => crypto.randomUUID() })
    await journal.append([event])
    await journal.close()
  }

  it('with a torn tail opens, says so, and has everything that was acknowledged', async () => {
    const before = await desk()
    const { value } = await checkItem(before, 'PT-A01')
    await before.kill()
    const bytes = await readFile(segmentOf(before))
    // The beginning of one more frame, as a power cut leaves it.
    await appendFile(segmentOf(before), bytes.subarray(HEADER_BYTES, HEADER_BYTES + 40))
    const { page } = await again(before)
    await page.getByRole('alert').filter({ hasText: '上次没有正常退出' }).waitFor()
    const { head } = await expectSound({ ...before, page })
    expect(head.seq).toBe(value.seq)
    expect(await checkItem({ ...before, page }, 'PT-A02')).toMatchObject({ ok: true })
  })

  it('with one altered byte in its middle opens for reading only, says why, and refuses acts', async () => {
    const before = await desk()
    for (const itemId of ['PT-A01', 'PT-A02', 'PT-B01']) await checkItem(before, itemId)
    await before.close()
    const bytes = await readFile(segmentOf(before))
    const ends = [HEADER_BYTES]
    for (let end = frameEnd(bytes, HEADER_BYTES); end !== null; end = frameEnd(bytes, end)) ends.push(end)
    const place = (ends.at(-3) ?? 0) + 60
    bytes[place] = (bytes[place] ?? 0) ^ 0x01
    await writeFile(segmentOf(before), bytes)
    running = await openReadOnly(before.userDataDir)
    const { page } = running
    const notice = page.getByRole('alert').filter({ hasText: '只能查看，不能修改' })
    expect(await notice.innerText()).toContain('记录文件中间有一段已损坏')
    await openReview({ page, caseId: before.caseId })
    expect(await page.locator('[data-item="PT-A01"]').getAttribute('data-state')).not.toBe('unseen')
    const refused = await checkItem({ ...before, page }, 'PT-A03')
    expect(refused.failure.code).toBe('journal/damaged')
    expect(await readFile(segmentOf(before))).toEqual(bytes)
  })

  it('with an event of a newer release opens for reading only and writes nothing', async () => {
    const before = await desk()
    await before.close()
    await appendByHand(before, { actor: '示例甲', type: 'future/thing-done', v: 1, payload: { a: 1 } })
    const bytes = await readFile(segmentOf(before))
    running = await openReadOnly(before.userDataDir)
    const { page } = running
    const notice = page.getByRole('alert').filter({ hasText: '只能查看，不能修改' })
    expect(await notice.innerText()).toContain('由更新版本的衡卷写入')
    expect((await checkItem({ ...before, page }, 'PT-A03')).failure.code).toBe('journal/unknown-event')
    await page.getByText('示例乙餐饮店使用超过保质期').first().waitFor()
    expect(await readFile(segmentOf(before))).toEqual(bytes)
  })

  it('made under a clock that was ahead opens with a notice and goes on', async () => {
    const before = await desk()
    await before.close()
    const settings = { ...DEFAULT_SETTINGS, reviewerName: '示例评查员' }
    const tomorrow = Date.now() + 26 * 3_600_000
    await appendByHand(
      before,
      { actor: '示例甲', type: 'settings/changed', v: 1, payload: { settings } },
      tomorrow,
    )
    const { page } = await again(before)
    await page.getByRole('alert').filter({ hasText: '请检查电脑时间' }).waitFor()
    expect(await checkItem({ ...before, page }, 'PT-A03')).toMatchObject({ ok: true })
    await expectSound({ ...before, page })
  })
})

/** Started on a record that can only be read; `startAgain` calls that a complaint. */
async function openReadOnly(userDataDir: string): Promise<RunningApp> {
  const opened = await launchApp({ userDataDir })
  await opened.page.getByRole('navigation', { name: '主导航' }).waitFor()
  return opened
}

describe('a stored file', () => {
  const blobPath = (userDataDir: string, sha256: string): string =>
    join(userDataDir, 'store', 'blobs', 'blobs', sha256.slice(0, 2), sha256)

  it.each([
    { name: 'missing', damage: (path: string) => unlink(path), says: '原件不在本机的案卷库里' },
    {
      name: 'altered by one byte',
      damage: async (path: string) => {
        const bytes = await readFile(path)
        bytes[1000] = (bytes[1000] ?? 0) ^ 0x20
        await rm(path)
        await writeFile(path, bytes)
      },
      says: '原件的内容与存入时不一致',
    },
  ])('that is $name is named in its place; the others are shown', async ({ damage, says }) => {
    const before = await desk()
    const { tables } = await readProjection(before.page)
    const [caseFile] = tables.cases as unknown as { files: { sha256: string; pageCount: number }[] }[]
    const files = caseFile?.files ?? []
    const [first, second] = files
    if (!first || !second) throw new Error('the sample has too few files')
    await before.kill()
    await damage(blobPath(before.userDataDir, first.sha256))
    const { page, pageErrors } = await again(before)
    await openReview({ page, caseId: before.caseId })
    const sheet = (number: number) => page.locator(`[data-page-number="${number}"]`)
    await sheet(1).getByRole('alert').waitFor()
    expect(await sheet(1).getByRole('alert').innerText()).toContain(says)
    const goTo = page.getByRole('textbox', { name: /页码|跳到/ })
    await goTo.fill(String(first.pageCount + 1))
    await goTo.press('Enter')
    await sheet(first.pageCount + 1)
      .locator('canvas')
      .waitFor()
    expect(await checkItem({ ...before, page }, 'PT-A03')).toMatchObject({ ok: true })
    expect(pageErrors.filter((text) => text.startsWith('uncaught'))).toEqual([])
  })
})

const reason = whyNoSmallDisk()
if (reason !== null) console.warn(`the full disk is not tried here: ${reason}`)
else {
  describe('a full disk', () => {
    let disk: SmallDisk
    beforeEach(() => {
      disk = makeSmallDisk(192)
    })
    afterEach(async () => {
      await running?.kill()
      running = undefined
      disk.remove()
    })

    /** Acts until the last bit of room in the journal's own blocks is used up. @returns how many were saved */
    async function actUntilRefused(at: Desk): Promise<number> {
      for (let count = 0; ; count += 1) {
        const answer = await checkItem(at, 'PT-A01', count % 2 === 0)
        if (answer.ok) continue
        expect(answer.failure.code).toBe('journal/disk-full')
        return count
      }
    }

    it('refuses an act with a clear sentence, keeps what was saved in sight, and goes on once there is room', async () => {
      const at = await desk(join(disk.dir, 'data'))
      const { page } = at
      await openReview(at)
      disk.fill()
      await actUntilRefused(at)
      const full = await headOf(page)
      const row = page.locator('[data-current-row]')
      const itemId = await page.locator('[data-current]').first().getAttribute('data-item')
      await row.press(' ')
      const header = page.locator('[data-save-state="failed"]')
      await header.waitFor()
      expect(await header.innerText()).toContain('没有保存：磁盘已满')
      expect(await headOf(page)).toBe(full)

      await page.getByRole('link', { name: '案卷', exact: true }).click()
      await page.getByText('示例乙餐饮店使用超过保质期').first().waitFor()
      await page.getByText('磁盘可能已满').waitFor()

      disk.free()
      await openReview(at)
      await page.locator(`[data-item="${itemId ?? ''}"] [data-row]`).click()
      await page.locator('[data-current-row]').press(' ')
      await page.locator('[data-save-state="saved"]').waitFor()
      expect(await headOf(page)).toBe(full + 1)
      await at.close()
      const { page: next } = await again(at)
      expect((await expectSound({ ...at, page: next })).head.seq).toBe(full + 1)
    })

    it('refuses scans that do not fit and leaves nothing of them', async () => {
      const at = await desk(join(disk.dir, 'data'))
      const { page } = at
      const blobs = join(at.userDataDir, 'store', 'blobs')
      const stored = async (): Promise<readonly string[]> =>
        (await readdir(blobs, { recursive: true })).sort()
      const before = { seq: await headOf(page), files: await stored() }
      const scans = join(folder, '外单位案卷')
      makeScans(scans, randomFrom(5))
      await chooseFrom(at, scans)
      disk.fill(30 << 20)
      await page.getByRole('button', { name: '导入案卷' }).click()
      await page.getByRole('menuitem', { name: '选择案卷文件夹…' }).click()
      await page.getByRole('button', { name: '开始导入' }).click()
      await page.getByRole('dialog').getByText('没有导入任何文件').waitFor()
      expect(await page.getByRole('dialog').innerText()).toContain('磁盘空间不足')
      expect({ seq: await headOf(page), files: await stored() }).toEqual(before)

      disk.free()
      await page.getByRole('button', { name: '关闭' }).last().click()
      await page.getByRole('button', { name: '导入案卷' }).click()
      await page.getByRole('menuitem', { name: '选择案卷文件夹…' }).click()
      await page.getByRole('button', { name: '开始导入' }).click()
      await page
        .getByRole('dialog')
        .getByText(/^已导入 1 个文件/)
        .waitFor()
      await expectSound(at)
    })

    it('does not keep the app from starting, showing the work, and going on once there is room', async () => {
      const at = await desk(join(disk.dir, 'data'))
      await checkItem(at, 'PT-A02')
      await at.kill()
      disk.fill()
      const { page } = await again(at)
      await page.getByText('示例乙餐饮店使用超过保质期').first().waitFor()
      await actUntilRefused({ ...at, page })
      disk.free()
      expect(await checkItem({ ...at, page }, 'PT-A03')).toMatchObject({ ok: true })
      await running?.close()
      const { page: next } = await again(at)
      await expectSound({ ...at, page: next })
    })
  })
}
