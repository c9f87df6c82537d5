/** The worker's entry: one message in, one message out, pictures are transferred, never copied. */
import { AppError, toFailure, type Failure } from '@shared/lib/app-error'
import type { FromWorker, RenderRequest, ToWorker } from './protocol'
import { PageRenderer } from './render-page'

type WorkerScope = {
  readonly postMessage: (message: FromWorker, transfer?: Transferable[]) => void
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
}
const scope = self as unknown as WorkerScope

// A path and not an import: PDF libraries are named only inside shared/pdf, this is their data file.
const wasmUrl = new URL('../../../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm', import.meta.url).href
const renderer = new PageRenderer(wasmUrl)
const running = new Map<number, AbortController>()

scope.onmessage = ({ data }) => {
  if (data.type === 'cancel') running.get(data.id)?.abort()
  else void answer(data)
}

async function answer(request: RenderRequest): Promise<void> {
  const { id } = request
  const abort = new AbortController()
  running.set(id, abort)
  try {
    const rendered = await renderer.render(request, abort.signal)
    const { pixels } = rendered
    scope.postMessage({ type: 'rendered', id, ...rendered }, ['buffer' in pixels ? pixels.buffer : pixels])
  } catch (cause) {
    if (abort.signal.aborted) scope.postMessage({ type: 'cancelled', id })
    else scope.postMessage({ type: 'failed', id, failure: failureOf(cause) })
  } finally {
    running.delete(id)
  }
}

/** A throw nobody foresaw still concerns this one page only. */
const failureOf = (cause: unknown): Failure =>
  cause instanceof AppError ? toFailure(cause) : { code: 'viewer/page-failed', params: {} }
