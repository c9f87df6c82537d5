/**
 * The app ended by force while it seals, twenty times at random moments, and on a full disk: there is never a sealed
 * paper without its row, a row without its files, a number twice, or half an impression.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomFrom } from '../../scripts/torture/random'
import type { RunningApp } from '../helpers/electron-app'
import { makeSmallDisk, whyNoSmallDisk, type SmallDisk } from '../helpers/small-disk'
import { approve, codeOf, expectStoreWhole, openAbusedOffice, press, reopen, sayYes } from './abuse-desk'

const SEED = 20261123
const KILLS = 8
/** One for each kill, should each come too late; one before and one after. */
const PAPERS = KILLS + 2

let folder = ''
let running: RunningApp | undefined
const dataDir = (): string => join(folder, 'data')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hengjuan-abuse-kill-'))
})
afterEach(async () => {
  await running?.kill()
  running = undefined
  await rm(folder, { recursive: true, force: true })
})

describe('a kill while the seal is pressed', () => {
  it(
    `at ${KILLS} random moments leaves a whole impression with its row, or none (seed ${SEED})`,
    { timeout: 900_000 },
    async () => {
      const random = randomFrom(SEED)
      const opened = await openAbusedOffice(dataDir(), PAPERS)
      const { office } = opened
      ;({ running } = opened)
      const [warm = '', ...papers] = office.papers
      const requestId = await approve(running.page, office, warm)
      const startedMs = performance.now()
      expect(codeOf(await press(running.page, office, warm, requestId))).toBe('ok')
      let wholeMs = performance.now() - startedMs
      const said: string[] = []
      let sealedBefore = 1
      for (let kill = 0; kill < KILLS; kill += 1) {
        const state = await expectStoreWhole(dataDir())
        const documentId = papers.find((id) => state.get('documents', id).state === 'numbered') ?? ''
        const open = state
          .all('sealRequests')
          .find((one) => one.documentId === documentId && one.state === 'approved')
        const request = open?.id ?? (await approve(running.page, office, documentId))
        // Not waited for: the answer of a program that is killed never comes, or comes just before.
        let answer = 'none'
        const pressedMs = performance.now()
        const asked = press(running.page, office, documentId, request).then(
          (given) => {
            answer = codeOf(given)
            wholeMs = Math.min(wholeMs, performance.now() - pressedMs)
          },
          () => undefined,
        )
        await new Promise((next) => setTimeout(next, random.below(Math.ceil(wholeMs * 1.1))))
        await running.kill()
        await asked
        const after = await expectStoreWhole(dataDir())
        const { length } = after.all('sealUses')
        const isSealed = after.get('documents', documentId).state === 'sealed'
        expect(length).toBe(sealedBefore + (isSealed ? 1 : 0))
        if (answer === 'ok') expect(isSealed).toBe(true)
        sealedBefore = length
        said.push(isSealed ? (answer === 'ok' ? 'answered' : 'recorded') : 'nothing')
        running = await reopen(dataDir(), office.people.示例乙)
        expect(running.pageErrors).toEqual([])
      }
      const count = (what: string): number => said.filter((one) => one === what).length
      console.log(
        `kills while sealing: ${count('nothing')} before the row, ${count('recorded')} after it unanswered, ` +
          `${count('answered')} answered; one impression takes ${Math.round(wholeMs)} ms`,
      )
      expect(count('nothing')).toBeGreaterThan(0)
      // The next one goes through as if nothing had been.
      const state = await expectStoreWhole(dataDir())
      const last = papers.find((id) => state.get('documents', id).state === 'numbered') ?? ''
      const open = state.all('sealRequests').find((r) => r.documentId === last && r.state === 'approved')
      const request = open?.id ?? (await approve(running.page, office, last))
      expect(codeOf(await press(running.page, office, last, request))).toBe('ok')
      expect((await expectStoreWhole(dataDir())).all('sealUses')).toHaveLength(sealedBefore + 1)
      expect(await readdir(join(dataDir(), 'store', 'blobs', 'tmp'))).toEqual([])
    },
  )
})

const reason = whyNoSmallDisk()
if (reason !== null) console.warn(`the full disk is not tried here: ${reason}`)
else {
  describe('a full disk while the seal is pressed', () => {
    let disk: SmallDisk
    beforeEach(() => {
      disk = makeSmallDisk(192)
    })
    afterEach(async () => {
      await running?.kill()
      running = undefined
      disk.remove()
    })

    it('is refused in words, leaves nothing half, and the same approval goes through once there is room', async () => {
      const data = join(disk.dir, 'data')
      const opened = await openAbusedOffice(data, 1)
      const { office } = opened
      ;({ running } = opened)
      const { page } = running
      const [documentId = ''] = office.papers
      const requestId = await approve(page, office, documentId)
      for (const leave of [0, 64 << 10, 200 << 10]) {
        disk.fill(leave)
        const { ok, failure } = await press(page, office, documentId, requestId)
        expect([leave, ok]).toEqual([leave, false])
        expect(failure.code).toMatch(/disk-full|no-space/)
        const state = await expectStoreWhole(data)
        expect(state.all('sealUses')).toEqual([])
        expect(state.get('documents', documentId).state).toBe('numbered')
        expect(await readdir(join(data, 'store', 'blobs', 'tmp'))).toEqual([])
        disk.free()
      }
      expect(codeOf(await press(page, office, documentId, requestId))).toBe('ok')
      expect((await expectStoreWhole(data)).all('sealUses')).toHaveLength(1)
      await running.close()
      running = await reopen(data, null)
      await sayYes(running)
      await expectStoreWhole(data)
    })
  })
}
