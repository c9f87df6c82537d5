/** The worker as the engine sees it; tests put their own in its place. */
import PageWorker from './page-worker?worker'
import type { FromWorker, ToWorker } from './protocol'

export type WorkerPort = {
  readonly post: (message: ToWorker) => void
  readonly onMessage: (listener: (message: FromWorker) => void) => void
  readonly onCrash: (listener: () => void) => void
  readonly terminate: () => void
}

/**
 * A hostile page can keep PDFium busy for minutes (65500 × 65500 px took 38 s). The slowest honest page measured
 * took under 2 s; after this long without any answer the worker is given up like one that died.
 */
const SILENCE_LIMIT_MS = 20_000

export function createWorkerPort(): WorkerPort {
  const worker = new PageWorker()
  const asked = new Set<number>()
  let giveUp: () => void = () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = (): void => {
    clearTimeout(timer)
    if (asked.size > 0) timer = setTimeout(() => giveUp(), SILENCE_LIMIT_MS)
  }
  return {
    post: (message) => {
      if (message.type === 'render') asked.add(message.id)
      if (asked.size === 1) watch()
      worker.postMessage(message)
    },
    onMessage: (listener) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        asked.delete(event.data.id)
        watch()
        listener(event.data)
      }
    },
    onCrash: (listener) => {
      giveUp = listener
      worker.onerror = listener
      worker.onmessageerror = listener
    },
    terminate: () => {
      clearTimeout(timer)
      worker.terminate()
    },
  }
}
