/** Where the column of pages is scrolled to, outside React: a layout effect may move it before the next paint. */
import type { ScrollPosition } from './layout'

export class ScrollBox {
  #position: ScrollPosition = { left: 0, top: 0 }
  readonly #listeners = new Set<() => void>()

  readonly get = (): ScrollPosition => this.#position

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Takes over where `element` really is. */
  readonly readFrom = (element: Element): void => {
    const { scrollLeft: left, scrollTop: top } = element
    if (left === this.#position.left && top === this.#position.top) return
    this.#position = { left, top }
    for (const listener of this.#listeners) listener()
  }
}
