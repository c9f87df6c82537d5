/**
 * One score saved: from the page's call to the answer that says it is on the disk, on the open review screen; beside it
 * what the disk alone takes for as many bytes.
 */
import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp } from '../../test/helpers/electron-app'
import { openCase, seedSampleCase, seedSettings } from '../../test/helpers/seed-case'
import type { Group, GroupContext } from './group'
import { drawnPage, useSmallWindow } from './real-app'
import { makeRow, p95, spread, type Row } from './row'

const SAVES_PER_RUN = 40
const TARGET_MS = 30

export const saveGroup: Group = { names: ['save-p95-ms'], measure }

async function startReview(page: Page, caseId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const answer = await globalThis.hengjuan['review:start']({ caseId: id, standardId: 'CF-PT-2026.1' })
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.reviewId
  }, caseId)
}

/** @returns milliseconds of each save */
function saveScores(page: Page, caseId: string, reviewId: string): Promise<readonly number[]> {
  return page.evaluate(
    async (order) => {
      const times: number[] = []
      for (let index = 0; index < order.count; index += 1) {
        const payload = {
          caseId: order.caseId,
          reviewId: order.reviewId,
          findingId: crypto.randomUUID(),
          finding: {
            kind: 'deduction',
            itemId: 'PT-B03',
            ruleId: null,
            unitCenti: 20,
            count: 1,
            places: [{ kind: 'missing', document: '送达回证' }],
            description: `第 ${index + 1} 处：进货票据复印件没有核对无误字样和核对人签名`,
            defectCode: null,
            law: '《中华人民共和国行政处罚法》第四十六条',
            severity: '一般',
            advice: '由承办人补充说明并附卷',
          },
        }
        const startedMs = performance.now()
        const answer = await globalThis.hengjuan['act:perform']({ type: 'finding/recorded', payload })
        times.push(performance.now() - startedMs)
        if (!answer.ok) throw new Error(answer.failure.code)
      }
      return times
    },
    { caseId, reviewId, count: SAVES_PER_RUN },
  )
}

/** Appends and fsyncs as many times as many bytes. */
async function writeRaw(file: FileHandle, bytes: number): Promise<readonly number[]> {
  const piece = Buffer.alloc(bytes, 'x')
  const times: number[] = []
  for (let index = 0; index < SAVES_PER_RUN; index += 1) {
    const startedMs = performance.now()
    await file.write(piece)
    await file.sync()
    times.push(performance.now() - startedMs)
  }
  return times
}

async function journalBytes(userDataDir: string): Promise<number> {
  const dir = join(userDataDir, 'store', 'journal')
  const names = (await readdir(dir)).filter((name) => name.endsWith('.hjj'))
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(dir, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function measure({ runs }: GroupContext): Promise<readonly Row[]> {
  const running = await launchApp()
  const { page, userDataDir } = running
  const saves: number[] = []
  const raws: number[] = []
  let bytesPerSave = 0
  try {
    await useSmallWindow(running)
    await seedSettings(page)
    const raw = await open(join(userDataDir, 'raw.bin'), 'wx')
    for (let run = 0; run < runs; run += 1) {
      const caseId = await seedSampleCase(page, '01-canyin')
      const reviewId = await startReview(page, caseId)
      await openCase(page, caseId)
      await page.locator(drawnPage(1)).waitFor()
      const before = await journalBytes(userDataDir)
      saves.push(...(await saveScores(page, caseId, reviewId)))
      bytesPerSave = Math.round(((await journalBytes(userDataDir)) - before) / SAVES_PER_RUN)
      raws.push(...(await writeRaw(raw, bytesPerSave)))
    }
    await raw.close()
  } finally {
    await running.kill()
    await rm(userDataDir, { recursive: true, force: true })
  }
  return [
    makeRow({
      name: 'save-p95-ms',
      value: p95(saves),
      unit: 'ms',
      target: TARGET_MS,
      against: `finding/recorded to acknowledged: median ${spread(saves)}; raw write+fsync of ${bytesPerSave} bytes: p95 ${p95(raws).toFixed(1)}, median ${spread(raws)}`,
      runs: saves.length,
    }),
  ]
}
