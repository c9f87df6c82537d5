import { describe, expect, it, vi } from 'vitest'
import type { FromWorker, ToWorker } from '../../../../src/renderer/viewer/engine/protocol'
import { PageEngine, type PageWish } from '../../../../src/renderer/viewer/engine/page-engine'
import { viewerPage } from '../pages'

// The worker itself runs in a real window only (test/e2e/viewer.e2e.ts).
vi.mock('../../../../src/renderer/viewer/engine/page-worker?worker', () => ({ default: null }))

const MB = 1024 * 1024

function open() {
  const sent: ToWorker[] = []
  const ports: { answer: (message: FromWorker) => void; crash: () => void; isAlive: boolean }[] = []
  const engine = new PageEngine({
    toCanvas: (pixels) => pixels as unknown as HTMLCanvasElement,
    makePort: () => {
      const port = { answer: (_: FromWorker): void => undefined, crash: (): void => undefined, isAlive: true }
      ports.push(port)
      return {
        post: (message) => sent.push(message),
        onMessage: (listener) => (port.answer = listener),
        onCrash: (listener) => (port.crash = listener),
        terminate: () => (port.isAlive = false),
      }
    },
  })
  const asked = () => sent.flatMap((one) => (one.type === 'render' ? [one] : []))
  const idOf = (pageIndex: number): number =>
    asked().findLast((one) => one.source.pageIndex === pageIndex)?.id ?? -1
  const answer = (message: FromWorker): void => ports.at(-1)?.answer(message)
  const rendered = (pageIndex: number, width = 100, height = 100): void => {
    const pixels = { width, height, close: () => undefined } as ImageBitmap
    answer({ type: 'rendered', id: idOf(pageIndex), pixels, bakedRotation: 0, path: 'jpeg' })
  }
  return { engine, sent, ports, asked, idOf, answer, rendered }
}

const wish = (pageIndex: number, more: Partial<PageWish> = {}): PageWish => ({
  page: viewerPage(pageIndex),
  widthPx: 100,
  heightPx: 140,
  isVisible: true,
  ...more,
})

describe('PageEngine', () => {
  it('asks for two pages at a time, best first, and tells who listens', () => {
    const { engine, asked, rendered } = open()
    let calls = 0
    engine.subscribe('page', 'f/0', () => (calls += 1))
    engine.want('page', [wish(0), wish(1), wish(2)])
    expect(asked().map((one) => one.source.pageIndex)).toEqual([0, 1])
    rendered(0)
    expect(engine.slot('page', 'f/0').status).toBe('shown')
    expect(calls).toBe(1)
    expect(asked().map((one) => one.source.pageIndex)).toEqual([0, 1, 2])
  })

  it('does not draw again what it has, and draws anew in another size', () => {
    const { engine, asked, rendered } = open()
    engine.want('page', [wish(0)])
    rendered(0)
    engine.want('page', [wish(0)])
    expect(asked()).toHaveLength(1)
    engine.want('page', [wish(0, { widthPx: 200, heightPx: 280 })])
    expect(asked()).toHaveLength(2)
    expect(engine.slot('page', 'f/0').status).toBe('shown')
  })

  it('cancels what nobody wants, and still draws it when it is wanted again meanwhile', () => {
    const { engine, sent, asked, idOf, answer } = open()
    engine.want('page', [wish(0)])
    engine.want('page', [wish(7)])
    const first = idOf(0)
    expect(sent).toContainEqual({ type: 'cancel', id: first })
    engine.want('page', [wish(0)])
    answer({ type: 'cancelled', id: first })
    expect(asked().filter((one) => one.source.pageIndex === 0)).toHaveLength(2)
  })

  it('keeps a failure until asked to try again, and lets the others go on', () => {
    const { engine, asked, idOf, answer, rendered } = open()
    engine.want('page', [wish(0), wish(1)])
    answer({ type: 'failed', id: idOf(0), failure: { code: 'pdf/damaged', params: {} } })
    rendered(1)
    engine.want('page', [wish(0), wish(1)])
    expect(asked()).toHaveLength(2)
    expect(engine.slot('page', 'f/0')).toEqual({
      status: 'failed',
      failure: { code: 'pdf/damaged', params: {} },
    })
    engine.retry('page', 'f/0')
    expect(engine.slot('page', 'f/0').status).toBe('waiting')
    expect(asked()).toHaveLength(3)
  })

  it('tries a locked page again with another password', () => {
    const { engine, asked, idOf, answer } = open()
    engine.want('page', [wish(0)])
    answer({ type: 'failed', id: idOf(0), failure: { code: 'pdf/password-needed', params: {} } })
    engine.want('page', [wish(0, { page: viewerPage(0, { password: 'x' }) })])
    expect(asked().map((one) => one.source.password)).toEqual([null, 'x'])
  })

  it('starts a new worker when one dies, at the cost of the pages it was drawing', () => {
    const { engine, ports, idOf } = open()
    engine.want('page', [wish(0), wish(1), wish(2)])
    ports[0]?.crash()
    expect([ports.length, ports[0]?.isAlive]).toEqual([2, false])
    expect(engine.slot('page', 'f/0')).toMatchObject({
      status: 'failed',
      failure: { code: 'viewer/worker-died' },
    })
    expect(idOf(2)).toBeGreaterThan(0)
  })

  it('holds no more than its budget, but always what is on screen', () => {
    const { engine, rendered } = open()
    for (let i = 0; i < 20; i += 1) {
      engine.want('page', [wish(i)])
      rendered(i, 2000, 1500) // 12 MB
    }
    expect(engine.heldBytes).toBeLessThanOrEqual(96 * MB)
    expect(engine.slot('page', 'f/19').status).toBe('shown')
    expect(engine.slot('page', 'f/0').status).toBe('waiting')
  })

  it('lets everything go when disposed of, and can be used again', () => {
    const { engine, ports, rendered } = open()
    engine.want('page', [wish(0)])
    rendered(0)
    engine.dispose()
    expect([engine.heldBytes, ports[0]?.isAlive]).toEqual([0, false])
    engine.want('page', [wish(0)])
    expect(ports).toHaveLength(2)
  })
})
