import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AutoSaver } from '../../../src/renderer/features/documents/auto-saver'

type Saved = readonly [key: string, value: string]

function setUp(save?: (key: string, value: string) => Promise<void>) {
  const saved: Saved[] = []
  const failures: unknown[] = []
  const saver = new AutoSaver<string>({
    save:
      save ??
      (async (key, value) => {
        saved.push([key, value])
      }),
    onFailure: (cause) => failures.push(cause),
    canSave: (value) => value !== '',
    delayMs: 600,
  })
  return { saver, saved, failures }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('AutoSaver', () => {
  it('saves once, 600 ms after the last letter', async () => {
    const { saver, saved } = setUp()
    saver.change('p1', '查')
    await vi.advanceTimersByTimeAsync(500)
    saver.change('p1', '查明')
    await vi.advanceTimersByTimeAsync(599)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(saved).toEqual([['p1', '查明']])
  })

  it('saves everything at once when flushed, in the order typed', async () => {
    const { saver, saved } = setUp()
    saver.change('p2', '乙')
    saver.change('p1', '甲')
    expect(await saver.flush()).toBe(true)
    expect(saved).toEqual([
      ['p2', '乙'],
      ['p1', '甲'],
    ])
    await vi.advanceTimersByTimeAsync(2000)
    expect(saved).toHaveLength(2)
  })

  it('holds the typed value until the screen shows it from the record', async () => {
    const { saver } = setUp()
    saver.change('p1', '甲')
    saver.settle('p1')
    expect(saver.snapshot().get('p1')).toEqual({ value: '甲', isDirty: true })
    await saver.flush('p1')
    expect(saver.snapshot().get('p1')).toEqual({ value: '甲', isDirty: false })
    saver.settle('p1')
    expect(saver.snapshot().has('p1')).toBe(false)
  })

  it('keeps what is typed while a save is under way, and saves it next', async () => {
    const saved: Saved[] = []
    let finish = (): void => undefined
    const { saver } = setUp(async (key, value) => {
      await new Promise<void>((resolve) => (finish = resolve))
      saved.push([key, value])
    })
    saver.change('p1', '一')
    const first = saver.flush('p1')
    await vi.advanceTimersByTimeAsync(0)
    saver.change('p1', '一二')
    finish()
    expect(await first).toBe(false)
    expect(saver.snapshot().get('p1')).toEqual({ value: '一二', isDirty: true })
    const second = saver.flush('p1')
    await vi.advanceTimersByTimeAsync(0)
    finish()
    expect(await second).toBe(true)
    expect(saved).toEqual([
      ['p1', '一'],
      ['p1', '一二'],
    ])
  })

  it('keeps the text when the disk refuses, and can try again', async () => {
    let isFull = true
    const { saver, failures } = setUp(async () => {
      if (isFull) throw new Error('disk full')
    })
    saver.change('p1', '不能丢')
    expect(await saver.flush()).toBe(false)
    expect(failures).toHaveLength(1)
    expect(saver.snapshot().get('p1')).toEqual({ value: '不能丢', isDirty: true })
    isFull = false
    expect(await saver.flush()).toBe(true)
  })

  it('does not save what may not be saved, and says so', async () => {
    const { saver, saved } = setUp()
    saver.change('fields', '')
    expect(await saver.flush()).toBe(false)
    expect(saved).toEqual([])
  })

  it('waits for the end of a composed word', async () => {
    const { saver, saved } = setUp()
    saver.change('p1', 'zhong', true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(saved).toEqual([])
    saver.change('p1', '中')
    await vi.advanceTimersByTimeAsync(600)
    expect(saved).toEqual([['p1', '中']])
  })

  it('knows a text written elsewhere, and saves nothing typed before it', async () => {
    const { saver, saved } = setUp()
    saver.change('p1', '旧')
    saver.know('p1', '新')
    await vi.advanceTimersByTimeAsync(2000)
    await saver.flush()
    expect(saved).toEqual([])
    expect(saver.snapshot().get('p1')).toEqual({ value: '新', isDirty: false })
  })

  it('tells its listeners about every change', () => {
    const { saver } = setUp()
    const listener = vi.fn()
    const stop = saver.subscribe(listener)
    saver.change('p1', '甲')
    saver.know('p1', '丙')
    stop()
    saver.change('p1', '乙')
    expect(listener).toHaveBeenCalledTimes(2)
  })
})
