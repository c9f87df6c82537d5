import { describe, expect, it } from 'vitest'
import { RenderQueue, type QueueJob } from '../../../../src/renderer/viewer/engine/render-queue'

const job = (key: string, variant = '1'): QueueJob => ({ key, variant })
const open = () => new RenderQueue<QueueJob>({ maxInFlight: { page: 2, thumb: 1 } })
const takeAll = (queue: RenderQueue<QueueJob>): string[] => {
  const keys: string[] = []
  for (let next = queue.take(); next !== null; next = queue.take()) keys.push(next.job.key)
  return keys
}

describe('RenderQueue', () => {
  it('takes in the order of the wishes, as many as there are places', () => {
    const queue = open()
    queue.setWanted('page', [job('a'), job('b'), job('c')])
    expect(takeAll(queue)).toEqual(['a', 'b'])
    queue.done('a')
    expect(takeAll(queue)).toEqual(['c'])
  })

  it('draws no thumbnail while a page waits', () => {
    const queue = open()
    queue.setWanted('thumb', [job('t1'), job('t2')])
    queue.setWanted('page', [job('a'), job('b'), job('c')])
    expect(takeAll(queue)).toEqual(['a', 'b'])
    queue.done('a')
    expect(takeAll(queue)).toEqual(['c', 't1'])
    queue.done('b')
    expect(takeAll(queue)).toEqual([])
    queue.done('t1')
    expect(takeAll(queue)).toEqual(['t2'])
  })

  it('forgets wishes that are not repeated', () => {
    const queue = open()
    queue.setWanted('page', [job('a'), job('b'), job('c'), job('d')])
    takeAll(queue)
    queue.setWanted('page', [job('z')])
    queue.done('a')
    queue.done('b')
    expect(takeAll(queue)).toEqual(['z'])
  })

  it('names what is being drawn and no longer wanted, of that lane only', () => {
    const queue = open()
    queue.setWanted('page', [job('a'), job('b')])
    takeAll(queue)
    expect(queue.setWanted('page', [job('b')])).toEqual([job('a')])
    expect(queue.setWanted('thumb', [])).toEqual([])
  })

  it('treats another size as another job, and does not draw a page twice at once', () => {
    const queue = open()
    queue.setWanted('page', [job('a', '100')])
    takeAll(queue)
    expect(queue.setWanted('page', [job('a', '200')])).toEqual([job('a', '100')])
    expect(takeAll(queue)).toEqual([])
    queue.done('a')
    expect(queue.take()?.job).toEqual(job('a', '200'))
  })
})
