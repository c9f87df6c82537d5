/**
 * What the reader does to the view: zoom, turn, tool, place. Shared by the toolbar, the pages and the thumbnails,
 * and by whoever embeds them (`scrollToMark`, `goToPage`). Never kept: a case opens as fit-width on its first page.
 */
import { addRotation } from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import { PageEngine } from './engine/page-engine'
import { clampRatio, zoomStep, type ZoomMode } from './layout'

export const TOOLS = ['read', 'box', 'pin'] as const
export type Tool = (typeof TOOLS)[number]

export type ViewerState = {
  readonly pageCount: number
  /** From 0, over the whole case. */
  readonly currentIndex: number
  readonly zoom: ZoomMode
  /** The zoom at which the current page is shown; 1 = actual size. */
  readonly ratio: number
  /** How far the reader turned single pages, by page key. */
  readonly turns: ReadonlyMap<string, PageRotation>
  readonly tool: Tool
}

/** What the mounted PageViewer does for the store. */
export type ViewPort = {
  readonly showPage: (index: number) => void
  readonly showMark: (markId: string) => void
  /** The current page's key, for turning. */
  readonly keyOfPage: (index: number) => string | undefined
  readonly focus: () => void
}

const INITIAL: ViewerState = {
  pageCount: 0,
  currentIndex: 0,
  zoom: { kind: 'fit-width' },
  ratio: 1,
  turns: new Map(),
  tool: 'read',
}

export class ViewerStore {
  readonly engine: PageEngine
  #state = INITIAL
  #port: ViewPort | null = null
  /** Asked for before the pages were mounted. */
  #pendingMark: string | null = null
  #canDraw = false
  readonly #listeners = new Set<() => void>()
  readonly #pageBoxListeners = new Set<() => void>()

  constructor(engine: PageEngine = new PageEngine()) {
    this.engine = engine
  }

  readonly getState = (): ViewerState => this.#state

  /** @returns unsubscribe */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** For the mounted PageViewer only. @returns detach */
  attach(port: ViewPort): () => void {
    this.#port = port
    if (this.#pendingMark !== null) port.showMark(this.#pendingMark)
    else if (this.#state.currentIndex > 0) port.showPage(this.#state.currentIndex)
    this.#pendingMark = null
    return () => {
      if (this.#port === port) this.#port = null
    }
  }

  /** For the mounted PageViewer only: what it sees. */
  report(seen: Partial<Pick<ViewerState, 'pageCount' | 'currentIndex' | 'ratio'>>): void {
    this.#set(seen)
  }

  /** @param index from 0; out of range goes to the nearest page */
  goToPage(index: number): void {
    const last = Math.max(0, this.#state.pageCount - 1)
    const target = this.#port === null ? Math.max(0, index) : Math.min(last, Math.max(0, index))
    this.#set({ currentIndex: target })
    this.#port?.showPage(target)
  }

  nextPage(): void {
    this.goToPage(this.#state.currentIndex + 1)
  }

  previousPage(): void {
    this.goToPage(this.#state.currentIndex - 1)
  }

  /** Brings a mark into the middle of the window; remembered when the pages are not mounted yet. */
  scrollToMark(markId: string): void {
    if (this.#port === null) this.#pendingMark = markId
    else this.#port.showMark(markId)
  }

  setZoom(zoom: ZoomMode): void {
    this.#set({ zoom: zoom.kind === 'ratio' ? { kind: 'ratio', ratio: clampRatio(zoom.ratio) } : zoom })
  }

  zoomIn(): void {
    this.setZoom({ kind: 'ratio', ratio: zoomStep(this.#state.ratio, 'in') })
  }

  zoomOut(): void {
    this.setZoom({ kind: 'ratio', ratio: zoomStep(this.#state.ratio, 'out') })
  }

  /** Turns the current page for reading; the original and the marks stay as they are. */
  turn(direction: 'clockwise' | 'counterclockwise'): void {
    const key = this.#port?.keyOfPage(this.#state.currentIndex)
    if (key === undefined) return
    const turns = new Map(this.#state.turns)
    const next = addRotation(turns.get(key) ?? 0, direction === 'clockwise' ? 90 : 270)
    if (next === 0) turns.delete(key)
    else turns.set(key, next)
    this.#set({ turns })
  }

  setTool(tool: Tool): void {
    this.#set({ tool })
    if (tool !== 'read') this.#port?.focus()
  }

  /** The keys B and P: as the toolbar's buttons, and like them only where marks may be drawn. */
  chooseTool(tool: Tool): void {
    if (this.#canDraw) this.setTool(tool)
  }

  /** For the mounted PageViewer only. */
  allowDrawing(canDraw: boolean): void {
    this.#canDraw = canDraw
    if (!canDraw) this.#set({ tool: 'read' })
  }

  focusPages(): void {
    this.#port?.focus()
  }

  /** The G key: whoever holds a page number box puts the cursor there. */
  askForPageNumber(): void {
    for (const listener of this.#pageBoxListeners) listener()
  }

  /** @returns unsubscribe */
  onAskForPageNumber(listener: () => void): () => void {
    this.#pageBoxListeners.add(listener)
    return () => {
      this.#pageBoxListeners.delete(listener)
    }
  }

  #set(change: Partial<ViewerState>): void {
    const keys = Object.keys(change) as (keyof ViewerState)[]
    if (keys.every((key) => Object.is(change[key], this.#state[key]))) return
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
