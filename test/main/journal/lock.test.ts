import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acquireLock } from '../../../src/main/journal/lock'
import { nodeDisk } from '../../../src/main/journal/disk'
import { act, afterThis, folder, open } from './helpers'
import { faultyDisk } from './disks'

const lockPath = (dir: string): string => join(dir, 'journal.lock')

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
  })

/** A process that only lives, until the test ends it. */
function living(): ChildProcess & { readonly pid: number } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  afterThis(() => {
    child.kill('SIGKILL')
  })
  if (child.pid === undefined) throw new Error('no child')
  return child as ChildProcess & { readonly pid: number }
}

/** What a lock of that process would say, without knowing when it started. */
const lockOf = (pid: number, more: object = {}): string =>
  JSON.stringify({ token: 'x', pid, process: null, bootAtMs: bootAt(), uptimeMs: 0, ...more })

const bootAt = (): number => Date.now() - uptime() * 1000

describe('the lock of a journal', () => {
  it('lets one opener in at a time', async () => {
    const dir = folder()
    const first = await open(dir)
    await expect(open(dir)).rejects.toMatchObject({ code: 'journal/locked', params: { pid: process.pid } })
    await first.journal.append([act()])
    await first.journal.close()
    const second = await open(dir)
    expect(second.journal.head.seq).toBe(1)
  })

  it('lets exactly one of many in that come at once', async () => {
    const dir = folder()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(nodeDisk, dir)))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('lets exactly one of many in that find a dead owner at once, every time', async () => {
    const child = living()
    const gone = ended(child)
    child.kill('SIGKILL')
    await gone
    for (let round = 0; round < 50; round++) {
      const dir = folder()
      writeFileSync(lockPath(dir), lockOf(child.pid))
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(nodeDisk, dir)))
      expect(tries.filter((one) => one.status === 'fulfilled').length).toBeLessThanOrEqual(1)
      expect(readdirSync(dir).length).toBeLessThanOrEqual(1)
      // Where all gave way to one another, the next one gets in.
      if (tries.every((one) => one.status === 'rejected')) await acquireLock(nodeDisk, dir)
    }
  })

  it('is respected while its owner lives and taken over when it is dead', async () => {
    const dir = folder()
    const child = living()
    writeFileSync(lockPath(dir), lockOf(child.pid))
    await expect(open(dir)).rejects.toMatchObject({ code: 'journal/locked', params: { pid: child.pid } })
    const gone = ended(child)
    child.kill('SIGKILL')
    await gone
    const opened = await open(dir)
    expect(opened.readOnly).toBeNull()
  })

  it.each([
    ['by the start time of the process', { process: 'another-boot/1' }],
    ['by a restart of the machine', { bootAtMs: bootAt() - 3_600_000 }],
    ['by an uptime it cannot have had', { uptimeMs: 1e12 }],
  ])('knows a number that now belongs to another process, %s', async (_how, more) => {
    const dir = folder()
    writeFileSync(lockPath(dir), lockOf(living().pid, more))
    const opened = await open(dir)
    expect(opened.readOnly).toBeNull()
  })

  it.each(['', '{', 'null', '{"pid":"x"}'])(
    'that is unreadable (%j) does not lock anybody out for long',
    async (text) => {
      const dir = folder()
      writeFileSync(lockPath(dir), text)
      await expect(open(dir)).rejects.toMatchObject({ code: 'journal/locked' })
      utimesSync(lockPath(dir), 1000, 1000)
      expect((await open(dir)).readOnly).toBeNull()
    },
  )

  it('works on a disk without hard links', async () => {
    const dir = folder()
    const { disk, fail } = faultyDisk()
    fail({ call: 'link', errno: 'EPERM' })
    const first = await open(dir, { disk })
    await expect(open(dir, { disk })).rejects.toMatchObject({ code: 'journal/locked' })
    await first.journal.close()
    expect(existsSync(lockPath(dir))).toBe(false)
  })
})
