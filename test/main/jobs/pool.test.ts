import { describe, expect, it } from 'vitest'
import { createPool, type Child, type PoolOptions } from '../../../src/main/jobs/pool'
import type { FromWorker, ToWorker } from '../../../src/main/jobs/protocol'
import { TASK_RULES } from '../../../src/main/jobs/task-table'

type Run = Extract<ToWorker, { kind: 'run' }>

/** A process played by hand: shows what it was sent, answers when told. */
function fakeProcesses() {
  const children: {
    sent: ToWorker[]
    say: (message: FromWorker) => void
    exit: () => void
    isKilled: boolean
  }[] = []
  const start = (): Child => {
    let [hear, leave] = [(_message: FromWorker): void => undefined, (): void => undefined]
    const child = {
      sent: [] as ToWorker[],
      isKilled: false,
      say: (message: FromWorker) => hear(message),
      exit: () => leave(),
    }
    children.push(child)
    return {
      post: (message) => child.sent.push(message),
      onMessage: (listener) => (hear = listener),
      onExit: (listener) => (leave = listener),
      kill: () => {
        child.isKilled = true
        leave()
      },
    }
  }
  const child = (i: number) => {
    const found = children[i]
    if (!found) throw new Error(`no process ${i}`)
    return found
  }
  const runs = (i: number) => child(i).sent.filter((message): message is Run => message.kind === 'run')
  return { start, child, runs, count: () => children.length }
}

function setUp(options: Partial<PoolOptions> = {}) {
  const processes = fakeProcesses()
  return {
    ...processes,
    pool: createPool({ config: { blobDir: 'blobs' }, start: processes.start, ...options }),
  }
}

const INGESTED = { sha256: 'a'.repeat(64), bytes: 5, existed: false }
const heavy = { path: 'p', outPath: 'o', marks: [], frames: [], revisionId: '' }
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (cause: { code?: string }) => cause.code,
  )

describe('the pool', () => {
  it('starts no process before there is work, then configures it first', async () => {
    const { pool, child, count } = setUp()
    expect(count()).toBe(0)
    const job = pool.run('ingest', { path: 'a' })
    expect(child(0).sent).toEqual([
      { kind: 'configure', config: { blobDir: 'blobs' } },
      { kind: 'run', id: 1, name: 'ingest', input: { path: 'a' } },
    ])
    child(0).say({ kind: 'done', id: 1, output: INGESTED })
    expect(await job).toEqual(INGESTED)
  })

  it('runs two light tasks at a time, in order', () => {
    const { pool, child, runs } = setUp()
    for (const path of ['a', 'b', 'c']) void codeOf(pool.run('ingest', { path }))
    expect(runs(0).map(({ id }) => id)).toEqual([1, 2])
    child(0).say({ kind: 'done', id: 1, output: INGESTED })
    expect(runs(0).map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('runs one heavy task at a time and lets light ones pass', () => {
    const { pool, child, runs } = setUp()
    void codeOf(pool.run('append-marks', heavy))
    void codeOf(pool.run('append-marks', heavy))
    void codeOf(pool.run('ingest', { path: 'a' }))
    expect(runs(0).map(({ name }) => name)).toEqual(['append-marks', 'ingest'])
    child(0).say({ kind: 'done', id: 3, output: INGESTED })
    expect(runs(0)).toHaveLength(2)
    child(0).say({ kind: 'done', id: 1, output: { bytes: 1, addedBytes: 1 } })
    expect(runs(0).map(({ id }) => id)).toEqual([1, 3, 2])
  })

  it('passes progress and failures on', async () => {
    const { pool, child } = setUp()
    const seen: number[][] = []
    const job = pool.run('ingest', { path: 'a' }, { onProgress: (done, total) => seen.push([done, total]) })
    child(0).say({ kind: 'progress', id: 1, done: 3, total: 9 })
    child(0).say({
      kind: 'failed',
      id: 1,
      failure: { code: 'blob/disk-full', params: { freeBytes: 1 } },
      detail: 'x',
    })
    await expect(job).rejects.toMatchObject({
      code: 'blob/disk-full',
      params: { freeBytes: 1 },
      message: 'x',
    })
    expect(seen).toEqual([[3, 9]])
  })

  it('names an unexpected failure of a task a bug of ours', async () => {
    const { pool, child } = setUp()
    const job = pool.run('ingest', { path: 'a' })
    child(0).say({ kind: 'failed', id: 1, failure: { code: 'app/bug', params: {} }, detail: 'TypeError' })
    expect(await codeOf(job)).toBe('jobs/bug')
  })

  it('fails what a crash took with it, keeps the rest, and starts anew', async () => {
    const { pool, child, runs } = setUp()
    const jobs = ['a', 'b', 'c'].map((path) => pool.run('ingest', { path }))
    const codes = jobs.slice(0, 2).map(codeOf)
    child(0).exit()
    expect(await Promise.all(codes)).toEqual(['jobs/crashed', 'jobs/crashed'])
    expect(runs(1).map(({ id }) => id)).toEqual([3])
    child(1).say({ kind: 'done', id: 3, output: INGESTED })
    expect(await jobs[2]).toEqual(INGESTED)
  })

  it('ignores a late word of a process that is gone', async () => {
    const { pool, child } = setUp()
    const code = codeOf(pool.run('ingest', { path: 'a' }))
    child(0).exit()
    child(0).say({ kind: 'done', id: 1, output: INGESTED })
    expect(await code).toBe('jobs/crashed')
  })
})

describe('cancelling', () => {
  it('refuses what is cancelled before it begins', async () => {
    const { pool, count } = setUp()
    expect(await codeOf(pool.run('ingest', { path: 'a' }, { signal: AbortSignal.abort() }))).toBe(
      'jobs/cancelled',
    )
    expect(count()).toBe(0)
  })

  it('takes a waiting task out of the queue', async () => {
    const { pool, child, runs } = setUp()
    const controller = new AbortController()
    void codeOf(pool.run('ingest', { path: 'a' }))
    void codeOf(pool.run('ingest', { path: 'b' }))
    const third = codeOf(pool.run('ingest', { path: 'c' }, { signal: controller.signal }))
    controller.abort()
    expect(await third).toBe('jobs/cancelled')
    child(0).say({ kind: 'done', id: 1, output: INGESTED })
    expect(runs(0)).toHaveLength(2)
  })

  it('tells the process by id and waits until it has tidied up', async () => {
    const { pool, child } = setUp()
    const controller = new AbortController()
    const code = codeOf(pool.run('ingest', { path: 'a' }, { signal: controller.signal }))
    controller.abort()
    expect(child(0).sent.at(-1)).toEqual({ kind: 'cancel', id: 1 })
    child(0).say({ kind: 'failed', id: 1, failure: { code: 'blob/cancelled', params: {} }, detail: '' })
    expect(await code).toBe('jobs/cancelled')
    expect(child(0).isKilled).toBe(false)
  })

  it('ends the process of a task that does not stop, and starts its neighbour again', async () => {
    const { pool, child, runs } = setUp({ graceMs: 5 })
    const controller = new AbortController()
    const stuck = codeOf(pool.run('ingest', { path: 'stuck' }, { signal: controller.signal }))
    const neighbour = pool.run('ingest', { path: 'b' })
    controller.abort()
    expect(await stuck).toBe('jobs/cancelled')
    expect(child(0).isKilled).toBe(true)
    expect(runs(1).map(({ id }) => id)).toEqual([2])
    child(1).say({ kind: 'done', id: 2, output: INGESTED })
    expect(await neighbour).toEqual(INGESTED)
  })
})

describe('time', () => {
  it('ends a task at its deadline with a code of its own', async () => {
    const rules = { ...TASK_RULES, inspect: { weight: 'light', deadlineMs: 5 } } as const
    const { pool, child } = setUp({ rules })
    const input = { path: 'hostile', sha256: 'a'.repeat(64), kind: 'pdf' } as const
    expect(await codeOf(pool.run('inspect', input))).toBe('jobs/timed-out')
    expect(child(0).isKilled).toBe(true)
  })

  it('gives the memory back when there is nothing to do', async () => {
    const { pool, child, runs, count } = setUp({ idleMs: 5 })
    const job = pool.run('ingest', { path: 'a' })
    child(0).say({ kind: 'done', id: 1, output: INGESTED })
    await job
    await expect.poll(() => child(0).isKilled).toBe(true)
    void codeOf(pool.run('ingest', { path: 'b' }))
    expect(count()).toBe(2)
    expect(runs(1)).toHaveLength(1)
  })

  it('closes: nothing is left waiting', async () => {
    const { pool, child } = setUp()
    const codes = ['a', 'b', 'c'].map((path) => codeOf(pool.run('ingest', { path })))
    await pool.close()
    expect(await Promise.all(codes)).toEqual(['jobs/closed', 'jobs/closed', 'jobs/closed'])
    expect(child(0).isKilled).toBe(true)
    expect(await codeOf(pool.run('ingest', { path: 'd' }))).toBe('jobs/closed')
  })
})
