/** The preview's worker as a function: bytes in, pictures of the pages out. */
import { AppError } from '@shared/lib/app-error'
import type { FromPreviewWorker, ToPreviewWorker } from './preview-protocol'
import PreviewWorker from './preview-worker?worker'

export type PreviewPort = {
  /** @param pdf  a new file, or null for the last one at another width. @throws AppError */
  readonly draw: (pdf: Uint8Array | null, widthPx: number) => Promise<readonly ImageBitmap[]>
  readonly close: () => void
}

type Waiting = {
  readonly resolve: (pages: readonly ImageBitmap[]) => void
  readonly reject: (cause: AppError) => void
}

export function openPreviewPort(): PreviewPort {
  const worker = new PreviewWorker()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  worker.onmessage = ({ data }: MessageEvent<FromPreviewWorker>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.type === 'drawn') {
      if (asked) asked.resolve(data.pages)
      else data.pages.forEach((page) => page.close())
    } else asked?.reject(new AppError(data.failure.code, 'preview failed', data.failure.params))
  }
  worker.onerror = () => {
    for (const { reject } of waiting.values())
      reject(new AppError('viewer/worker-died', 'preview worker died'))
    waiting.clear()
  }
  return {
    draw: (pdf, widthPx) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        const message: ToPreviewWorker = { id: lastId, pdf, widthPx }
        worker.postMessage(message)
      }),
    close: () => worker.terminate(),
  }
}
