/** The worker as the engine sees it; tests put their own in its place. */
import PageWorker from './page-worker?worker'
import type { FromWorker, ToWorker } from './protocol'

export type WorkerPort = {
  readonly post: (message: ToWorker) => void
  readonly onMessage: (listener: (message: FromWorker) => void) => void
  readonly onCrash: (listener: () => void) => void
  readonly terminate: () => void
}

export function createWorkerPort(): WorkerPort {
  const worker = new PageWorker()
  return {
    post: (message) => {
      worker.postMessage(message)
    },
    onMessage: (listener) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        listener(event.data)
      }
    },
    onCrash: (listener) => {
      worker.onerror = listener
      worker.onmessageerror = listener
    },
    terminate: () => {
      worker.terminate()
    },
  }
}
