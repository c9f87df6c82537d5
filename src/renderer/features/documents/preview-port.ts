/** The preview's worker as a function: bytes in, pictures of the pages out. */
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import { AppError } from '@shared/lib/app-error'
import type { FromPreviewWorker, Stretch, ToPreviewWorker } from './preview-protocol'
import PreviewWorker from './preview-worker?worker'

export type PreviewPort = {
  /** @param pdf  a new file, or null for the last one at another width. @throws AppError */
  readonly draw: (pdf: Uint8Array | null, widthPx: number) => Promise<readonly ImageBitmap[]>
  /** Where a text stands in the file drawn last; empty when it is not there. */
  readonly find: (text: string) => Promise<readonly Stretch[]>
  /** The file drawn last, as the ruler reads it. @throws AppError */
  readonly measure: () => Promise<MeasuredPaper>
  readonly close: () => void
}

type Answer = Exclude<FromPreviewWorker, { type: 'failed' }>
type Waiting = {
  readonly resolve: (answer: Answer) => void
  readonly reject: (cause: AppError) => void
}
type Request = ToPreviewWorker extends infer T ? (T extends unknown ? Omit<T, 'id'> : never) : never

export function openPreviewPort(): PreviewPort {
  const worker = new PreviewWorker()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  worker.onmessage = ({ data }: MessageEvent<FromPreviewWorker>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.type === 'failed')
      asked?.reject(new AppError(data.failure.code, 'preview failed', data.failure.params))
    else asked?.resolve(data)
  }
  worker.onerror = () => {
    for (const { reject } of waiting.values())
      reject(new AppError('viewer/worker-died', 'preview worker died'))
    waiting.clear()
  }
  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      worker.postMessage({ ...request, id: lastId } satisfies ToPreviewWorker)
    })
  return {
    draw: async (pdf, widthPx) => {
      const answer = await ask({ type: 'draw', pdf, widthPx })
      return answer.type === 'drawn' ? answer.pages : []
    },
    find: async (text) => {
      const answer = await ask({ type: 'find', text })
      return answer.type === 'found' ? answer.stretches : []
    },
    measure: async () => {
      const answer = await ask({ type: 'measure' })
      if (answer.type !== 'measured') throw new AppError('document/print-failed', 'nothing was measured')
      return answer.paper
    },
    close: () => worker.terminate(),
  }
}
