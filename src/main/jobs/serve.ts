/** The background process behind its port: runs what it is asked, reports, and stops what is cancelled. */
import { readFile } from 'node:fs/promises'
import { AppError, toFailure } from '@shared/lib/app-error'
import { loadPdfium, type Pdfium } from '@shared/pdf/pdfium'
import { openBlobStore } from '../blob-store/blob-store'
import type { BlobStore } from '../blob-store/types'
import { errnoOf } from './file-source'
import type { FromWorker, Port, ToWorker, WorkerConfig } from './protocol'
import type { TaskName, Tasks } from './task-table'
import { TASKS, type TaskContext, type TaskFunctions } from './tasks'

export type ServeOptions = {
  readonly port: Port<FromWorker, ToWorker>
  readonly wasmPath: string
  readonly tasks?: TaskFunctions
}

export function serve({ port, wasmPath, tasks = TASKS }: ServeOptions): void {
  const running = new Map<number, AbortController>()
  let config: WorkerConfig | null = null
  const pdfium = keepPdfium(wasmPath)
  const blobs = keepBlobs(() => config)

  const run = async <N extends TaskName>(id: number, name: N, input: Tasks[N]['input']): Promise<void> => {
    const controller = new AbortController()
    running.set(id, controller)
    const onProgress = (done: number, total: number) => port.post({ kind: 'progress', id, done, total })
    const context: TaskContext = { signal: controller.signal, onProgress, pdfium, blobs }
    try {
      port.post({ kind: 'done', id, output: await tasks[name](input, context) })
    } catch (cause) {
      port.post({ kind: 'failed', id, failure: toFailure(cause), detail: detailOf(cause) })
    } finally {
      running.delete(id)
    }
  }

  port.onMessage((message) => {
    if (message.kind === 'configure') config = message.config
    else if (message.kind === 'cancel') running.get(message.id)?.abort()
    else void run(message.id, message.name, message.input)
  })
}

function keepPdfium(wasmPath: string): () => Promise<Pdfium> {
  let kept: Promise<Pdfium> | null = null
  return async () => {
    if (kept && (await kept).isBroken()) kept = null
    kept ??= readFile(wasmPath).then(loadPdfium)
    return kept
  }
}

/** Opened once: it only copies in; sweeping and listing stay with main. */
function keepBlobs(config: () => WorkerConfig | null): () => Promise<BlobStore> {
  let kept: Promise<BlobStore> | null = null
  return () => {
    const dir = config()?.blobDir
    if (dir === undefined) throw new Error('the background process was not configured')
    kept ??= openBlobStore({ dir })
    return kept
  }
}

/** Messages of the system name files, ours do not: only ours travel, with the frames of our own code. */
function detailOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'not an Error'
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const says = cause instanceof AppError ? `${cause.code} ${cause.message}` : errnoOf(cause)
  const inner = cause.cause === undefined ? [] : [`caused by ${detailOf(cause.cause)}`]
  return [`${cause.name} ${says}`, ...frames.slice(0, 4), ...inner].join('\n')
}
