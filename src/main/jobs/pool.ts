/**
 * Main's side of the background process: starts it when there is work, hands out tasks (two at a time, one heavy),
 * and outlives it. A crash fails the tasks it was busy with, never the app; a task that does not end is ended with
 * its process, and what ran beside it starts again in the next one. Knows no Electron: the process is a `Child`.
 */
import { AppError } from '@shared/lib/app-error'
import type { FromWorker, Port, ToWorker, WorkerConfig } from './protocol'
import { TASK_RULES, type TaskName, type TaskRule, type Tasks } from './task-table'

export type Child = Port<ToWorker, FromWorker> & {
  readonly onExit: (listener: () => void) => void
  readonly kill: () => void
}

export type RunOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

export type Jobs = {
  /** @throws AppError of the task, or `jobs/cancelled`, `jobs/crashed`, `jobs/timed-out`, `jobs/closed`, `jobs/bug` */
  readonly run: <N extends TaskName>(
    name: N,
    input: Tasks[N]['input'],
    options?: RunOptions,
  ) => Promise<Tasks[N]['output']>
  /** Ends the process; what is running fails with `jobs/closed`. */
  readonly close: () => Promise<void>
}

export type PoolOptions = {
  readonly config: WorkerConfig
  readonly start: () => Child
  readonly rules?: Readonly<Record<TaskName, TaskRule>>
  /** How long a cancelled task may take to tidy up. */
  readonly graceMs?: number
  /** The process holds the PDF engine; without work it is not worth its memory. */
  readonly idleMs?: number
}

const MAX_RUNNING = 2

type Job = {
  readonly id: number
  readonly name: TaskName
  readonly input: Tasks[TaskName]['input']
  readonly onProgress: RunOptions['onProgress']
  readonly settle: (outcome: { readonly value: unknown } | { readonly error: AppError }) => void
  readonly timers: Set<ReturnType<typeof setTimeout>>
  isCancelled: boolean
}

export function createPool(options: PoolOptions): Jobs {
  const pool = new Pool(options)
  return { run: (name, input, given) => pool.run(name, input, given), close: () => pool.close() }
}

class Pool {
  readonly #options: PoolOptions
  readonly #rules: Readonly<Record<TaskName, TaskRule>>
  readonly #queue: Job[] = []
  readonly #running = new Map<number, Job>()
  #child: Child | null = null
  #exited: Promise<void> = Promise.resolve()
  #idle: ReturnType<typeof setTimeout> | undefined
  #nextId = 1
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
    this.#rules = options.rules ?? TASK_RULES
  }

  run<N extends TaskName>(
    name: N,
    input: Tasks[N]['input'],
    { signal, onProgress }: RunOptions = {},
  ): Promise<Tasks[N]['output']> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new AppError('jobs/closed', 'the background process is closed'))
      if (signal?.aborted) return reject(cancelled())
      const onAbort = () => this.#cancel(job)
      const job: Job = {
        id: this.#nextId++,
        name,
        input,
        onProgress,
        timers: new Set(),
        isCancelled: false,
        settle: (outcome) => {
          signal?.removeEventListener('abort', onAbort)
          job.timers.forEach(clearTimeout)
          if ('error' in outcome) reject(outcome.error)
          else resolve(outcome.value as Tasks[N]['output'])
        },
      }
      signal?.addEventListener('abort', onAbort)
      this.#queue.push(job)
      this.#pump()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#idle)
    const left = [...this.#queue.splice(0), ...this.#running.values()]
    this.#running.clear()
    for (const job of left) job.settle({ error: new AppError('jobs/closed', 'the app is closing') })
    this.#child?.kill()
    await this.#exited
  }

  #pump(): void {
    clearTimeout(this.#idle)
    while (this.#running.size < MAX_RUNNING) {
      const isHeavyBusy = [...this.#running.values()].some(({ name }) => this.#rules[name].weight === 'heavy')
      const at = this.#queue.findIndex(({ name }) => !isHeavyBusy || this.#rules[name].weight === 'light')
      const [job] = at < 0 ? [] : this.#queue.splice(at, 1)
      if (!job) break
      this.#startJob(job)
    }
    if (this.#running.size === 0 && this.#child) {
      this.#idle = setTimeout(() => this.#endChild(), this.#options.idleMs ?? 60_000)
      this.#idle.unref()
    }
  }

  #startJob(job: Job): void {
    const child = this.#child ?? this.#startChild()
    this.#running.set(job.id, job)
    this.#later(job, this.#rules[job.name].deadlineMs, () => this.#endWith(job, timedOut()))
    child.post({ kind: 'run', id: job.id, name: job.name, input: job.input })
  }

  #startChild(): Child {
    const child = this.#options.start()
    this.#child = child
    this.#exited = new Promise((resolve) => {
      child.onExit(() => {
        if (this.#child === child) this.#onCrash()
        resolve()
      })
    })
    child.onMessage((message) => {
      if (this.#child === child) this.#onMessage(message)
    })
    child.post({ kind: 'configure', config: this.#options.config })
    return child
  }

  #onMessage(message: FromWorker): void {
    const job = this.#running.get(message.id)
    if (!job) return
    if (message.kind === 'progress') {
      if (!job.isCancelled) job.onProgress?.(message.done, message.total)
      return
    }
    this.#running.delete(job.id)
    if (message.kind === 'done')
      job.settle(job.isCancelled ? { error: cancelled() } : { value: message.output })
    else job.settle({ error: job.isCancelled ? cancelled() : errorOf(message) })
    this.#pump()
  }

  #onCrash(): void {
    this.#child = null
    const lost = [...this.#running.values()]
    this.#running.clear()
    for (const job of lost) {
      job.settle({
        error: job.isCancelled ? cancelled() : new AppError('jobs/crashed', 'the background process ended'),
      })
    }
    this.#pump()
  }

  #cancel(job: Job): void {
    job.isCancelled = true
    const at = this.#queue.indexOf(job)
    if (at >= 0) {
      this.#queue.splice(at, 1)
      job.settle({ error: cancelled() })
      return
    }
    this.#child?.post({ kind: 'cancel', id: job.id })
    this.#later(job, this.#options.graceMs ?? 3000, () => this.#endWith(job, cancelled()))
  }

  /** Ends a task with its process. What ran beside it did nothing wrong and starts again. */
  #endWith(job: Job, error: AppError): void {
    this.#running.delete(job.id)
    const others = [...this.#running.values()]
    this.#running.clear()
    this.#endChild()
    for (const other of others) {
      other.timers.forEach(clearTimeout)
      if (other.isCancelled) other.settle({ error: cancelled() })
      else this.#queue.unshift(other)
    }
    job.settle({ error })
    this.#pump()
  }

  #endChild(): void {
    const child = this.#child
    this.#child = null
    child?.kill()
  }

  #later(job: Job, ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      job.timers.delete(timer)
      run()
    }, ms)
    job.timers.add(timer)
  }
}

const cancelled = () => new AppError('jobs/cancelled', 'cancelled')
const timedOut = () => new AppError('jobs/timed-out', 'no answer within the deadline')

function errorOf({ failure, detail }: Extract<FromWorker, { kind: 'failed' }>): AppError {
  const code = failure.code === 'app/bug' ? 'jobs/bug' : failure.code
  return new AppError(code, detail, failure.params)
}
