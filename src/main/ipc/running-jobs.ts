/** Long acts a window has asked for: progress out, cancel in. The window names the job, so it can cancel before the answer. */
import { emit, handle } from './handle'

export type Report = (progress: { phase: string; done: number; total: number; item?: string }) => void

const running = new Map<string, AbortController>()
/** More often than this helps nobody and floods the bridge. */
const REPORT_EVERY_MS = 80

export function setUpJobHandlers(): void {
  handle('job:cancel', (jobId) => {
    running.get(jobId)?.abort()
    return null
  })
}

/** Runs `work` as job `jobId`. A second job of the same name is refused by its UUID being taken. */
export async function runJob<T>(
  jobId: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  if (running.has(jobId)) throw new Error('job id is taken')
  const controller = new AbortController()
  running.set(jobId, controller)
  let lastMs = 0
  const report: Report = ({ phase, done, total, item = '' }) => {
    const nowMs = performance.now()
    if (nowMs - lastMs < REPORT_EVERY_MS && done < total) return
    lastMs = nowMs
    emit('job:progress', { jobId, phase, done, total, item })
  }
  try {
    return await work(controller.signal, report)
  } finally {
    running.delete(jobId)
  }
}
