/**
 * The pictures of pages: asks a worker for them in the order the view wants, keeps them within a budget, and tells
 * who shows them. A picture is kept *as the canvas that shows it*, so it exists once, on screen or off.
 * One page that fails stays one page that failed.
 */
import type { PageRotation } from '@shared/domain/case-file/page-index'
import type { Failure } from '@shared/lib/app-error'
import type { ViewerPage } from '../viewer-page'
import { ByteCache } from './byte-cache'
import { createWorkerPort, type WorkerPort } from './worker-port'
import type { FromWorker, RenderedPixels, RenderPath } from './protocol'
import { RenderQueue, type Lane } from './render-queue'

/**
 * Some five pages at 1366 × 768 besides the visible ones, and over a hundred thumbnails. A page drawn again costs
 * about 90 ms; the processes themselves already take most of the 600 MB a laptop can spare (docs/benchmarks.md).
 */
const PAGES_BUDGET_BYTES = 12 * 1024 * 1024
const THUMBS_BUDGET_BYTES = 8 * 1024 * 1024

export type PageWish = {
  readonly page: ViewerPage
  /** The unrotated page in device pixels. */
  readonly widthPx: number
  readonly heightPx: number
  /** On screen now (or about to be): its picture is not dropped. */
  readonly isVisible: boolean
}

export type PagePicture = {
  readonly canvas: HTMLCanvasElement
  readonly bakedRotation: PageRotation
  readonly path: RenderPath
  /** What was asked for; the canvas may hold less where the scan has no more. */
  readonly askedWidthPx: number
}

export type PageSlot =
  | { readonly status: 'waiting' }
  | { readonly status: 'shown'; readonly picture: PagePicture }
  | { readonly status: 'failed'; readonly failure: Failure }

type Pixels = RenderedPixels['pixels']

type Job = PageWish & { readonly key: string; readonly variant: string }
type Flight = { readonly job: Job; readonly lane: Lane; readonly startedAt: number }

const WAITING: PageSlot = { status: 'waiting' }

export type PageEngineOptions = {
  readonly makePort?: () => WorkerPort
  /** Takes the pixels over: draws them and lets them go. */
  readonly toCanvas?: (pixels: Pixels) => HTMLCanvasElement
}

export class PageEngine {
  readonly #queue = new RenderQueue<Job>({ maxInFlight: { page: 2, thumb: 1 } })
  readonly #caches: Readonly<Record<Lane, ByteCache<PagePicture>>>
  readonly #slots = new Map<string, PageSlot>()
  readonly #failedWith = new Map<string, string | null>()
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #flights = new Map<number, Flight>()
  readonly #wishes: Record<Lane, readonly Job[]> = { page: [], thumb: [] }
  readonly #makePort: () => WorkerPort
  readonly #toCanvas: (pixels: Pixels) => HTMLCanvasElement
  #port: WorkerPort | null = null
  #nextId = 1

  constructor({ makePort = createWorkerPort, toCanvas = drawOnCanvas }: PageEngineOptions = {}) {
    this.#makePort = makePort
    this.#toCanvas = toCanvas
    const dispose = (picture: PagePicture, key: string): void => {
      releaseCanvas(picture.canvas)
      this.#setSlot(key, WAITING)
    }
    this.#caches = {
      page: new ByteCache({ budgetBytes: PAGES_BUDGET_BYTES, dispose }),
      thumb: new ByteCache({ budgetBytes: THUMBS_BUDGET_BYTES, dispose }),
    }
  }

  /** Bytes of pixels held, pages and thumbnails. */
  get heldBytes(): number {
    return this.#caches.page.usedBytes + this.#caches.thumb.usedBytes
  }

  slot(lane: Lane, pageKey: string): PageSlot {
    return this.#slots.get(keyOf(lane, pageKey)) ?? WAITING
  }

  /** @returns unsubscribe */
  subscribe(lane: Lane, pageKey: string, listener: () => void): () => void {
    const key = keyOf(lane, pageKey)
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(key)
    }
  }

  /** The complete wish list of a lane, most urgent first; it replaces the one before. */
  want(lane: Lane, wishes: readonly PageWish[]): void {
    const jobs = wishes.map((wish) => toJob(lane, wish))
    this.#wishes[lane] = jobs
    this.#caches[lane].pin(jobs.filter((job) => job.isVisible).map((job) => job.key))
    for (const job of this.#queue.setWanted(lane, jobs)) this.#cancel(job)
    this.#refill(lane)
  }

  /** Forgets the failure of a page; and tries again if it is still wanted. */
  retry(lane: Lane, pageKey: string): void {
    const key = keyOf(lane, pageKey)
    this.#failedWith.delete(key)
    this.#setSlot(key, WAITING)
    this.#refill(lane)
  }

  /** Stops the worker and lets every picture go. The engine can be used again afterwards. */
  dispose(): void {
    this.#port?.terminate()
    this.#port = null
    this.#flights.clear()
    this.#queue.clear()
    this.#wishes.page = []
    this.#wishes.thumb = []
    this.#failedWith.clear()
    this.#caches.page.clear()
    this.#caches.thumb.clear()
    this.#slots.clear()
  }

  /** Queues what is wished for and neither there nor on its way. */
  #refill(lane: Lane): void {
    this.#queue.setWanted(
      lane,
      this.#wishes[lane].filter((job) => this.#isMissing(job)),
    )
    this.#pump()
  }

  #isMissing(job: Job): boolean {
    if (job.page.problem !== null || this.#queue.isInFlight(job)) return false
    if (this.#failedWith.has(job.key)) {
      if (this.#failedWith.get(job.key) === job.page.password) return false
      this.#failedWith.delete(job.key) // another password is another try
    }
    const picture = this.#picture(job.key)
    return picture === undefined || picture.askedWidthPx !== job.widthPx
  }

  #picture(key: string): PagePicture | undefined {
    const slot = this.#slots.get(key)
    return slot?.status === 'shown' ? slot.picture : undefined
  }

  #pump(): void {
    for (let next = this.#queue.take(); next !== null; next = this.#queue.take())
      this.#start(next.job, next.lane)
  }

  #start(job: Job, lane: Lane): void {
    this.#port ??= this.#openPort()
    const id = this.#nextId
    this.#nextId += 1
    this.#flights.set(id, { job, lane, startedAt: performance.now() })
    const { page } = job
    this.#port.post({
      type: 'render',
      id,
      source: {
        sha256: page.sha256,
        blobUrl: page.blobUrl,
        kind: page.kind,
        bytes: page.bytes,
        pageIndex: page.pageIndex,
        info: page.info,
        password: page.password,
      },
      widthPx: job.widthPx,
      heightPx: job.heightPx,
    })
  }

  #openPort(): WorkerPort {
    const port = this.#makePort()
    port.onMessage((message) => {
      this.#receive(message)
    })
    port.onCrash(() => {
      this.#recover()
    })
    return port
  }

  #cancel(job: Job): void {
    for (const [id, flight] of this.#flights) {
      if (flight.job.key === job.key && flight.job.variant === job.variant)
        this.#port?.post({ type: 'cancel', id })
    }
  }

  #receive(message: FromWorker): void {
    const flight = this.#flights.get(message.id)
    this.#flights.delete(message.id)
    if (flight === undefined) {
      if (message.type === 'rendered') freePixels(message.pixels)
      return
    }
    this.#queue.done(flight.job.key)
    if (message.type === 'rendered') this.#keep(flight, message)
    else if (message.type === 'failed') this.#fail(flight, message.failure)
    // A job cancelled in passing may be wanted again by now.
    this.#refill(flight.lane)
  }

  #keep({ job, lane, startedAt }: Flight, message: Extract<FromWorker, { type: 'rendered' }>): void {
    const { pixels, bakedRotation, path } = message
    const picture = { canvas: this.#toCanvas(pixels), bakedRotation, path, askedWidthPx: job.widthPx }
    const bytes = picture.canvas.width * picture.canvas.height * 4
    this.#caches[lane].set(job.key, picture, bytes)
    this.#setSlot(job.key, { status: 'shown', picture })
    performance.measure(`viewer/${lane}`, {
      start: startedAt,
      detail: { pageNumber: job.page.pageNumber, widthPx: job.widthPx, path },
    })
  }

  #fail({ job }: Flight, failure: Failure): void {
    this.#failedWith.set(job.key, job.page.password)
    this.#setSlot(job.key, { status: 'failed', failure })
  }

  /** A worker that died (out of memory, most likely) costs the pages it was drawing; the next wish starts a new one. */
  #recover(): void {
    const lost = [...this.#flights.values()]
    this.#port?.terminate()
    this.#port = null
    this.#flights.clear()
    for (const flight of lost) {
      this.#queue.done(flight.job.key)
      this.#fail(flight, { code: 'viewer/worker-died', params: {} })
    }
    this.#refill('page')
    this.#refill('thumb')
  }

  #setSlot(key: string, slot: PageSlot): void {
    if (slot === WAITING) this.#slots.delete(key)
    else this.#slots.set(key, slot)
    for (const listener of this.#listeners.get(key) ?? []) listener()
  }
}

const keyOf = (lane: Lane, pageKey: string): string => `${lane}:${pageKey}`

const toJob = (lane: Lane, wish: PageWish): Job => ({
  ...wish,
  key: keyOf(lane, wish.page.key),
  variant: `${wish.widthPx} ${wish.page.password ?? ''}`,
})

/**
 * Draws the pixels and lets them go at once. A `bitmaprenderer` canvas would save the copy, but Chromium 130 then frees
 * them only with the garbage collector: 60 jumps through a 1000-page scan held 2 GB, with a drawn copy 240 MB.
 */
function drawOnCanvas(pixels: Pixels): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const isRaw = 'buffer' in pixels
  canvas.width = isRaw ? pixels.widthPx : pixels.width
  canvas.height = isRaw ? pixels.heightPx : pixels.height
  // Drawn once and never changed: a texture on the graphics card would only be one more copy.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (isRaw) {
    const data = new Uint8ClampedArray(pixels.buffer)
    context?.putImageData(new ImageData(data, pixels.widthPx, pixels.heightPx), 0, 0)
  } else context?.drawImage(pixels, 0, 0)
  freePixels(pixels)
  return canvas
}

function freePixels(pixels: Pixels): void {
  if (!('buffer' in pixels)) {
    pixels.close()
    return
  }
  // Newer than the language level we compile for; without it the collector frees the buffer later.
  const { transfer } = pixels.buffer as ArrayBuffer & { readonly transfer?: (bytes: number) => ArrayBuffer }
  transfer?.call(pixels.buffer, 0)
}

/** Pixels are freed now and not when the garbage collector happens to see a small object. */
function releaseCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}
