/** The torture run must be able to fail: its parts that judge and draw, tried without an app. */
import { describe, expect, it } from 'vitest'
import { MemoryTables } from '@shared/events/tables'
import { Ledger, type HashedEvent } from '../../../scripts/torture/ledger'
import { parseOptions } from '../../../scripts/torture/options'
import { randomFrom } from '../../../scripts/torture/random'
import { drawRound } from '../../../scripts/torture/rounds'
import { World } from '../../../scripts/torture/world'

const event = (seq: number, patch: Partial<HashedEvent> = {}): HashedEvent => ({
  id: `id-${seq}`,
  seq,
  at: '2026-03-01T00:00:00.000Z',
  actor: '示例甲',
  type: 'campaign/opened',
  v: 1,
  payload: { campaignId: `c${seq}`, name: `批次${seq}`, year: 2026 },
  prevHash: `h${seq - 1}`,
  hash: `h${seq}`,
  ...patch,
})

describe('Ledger', () => {
  const filled = (): Ledger => {
    const ledger = new Ledger()
    ledger.tell(event(1))
    ledger.tell(event(2))
    ledger.promise({ kind: 'mark', type: 'campaign/opened', seq: 2, payload: { campaignId: 'c2' } })
    ledger.promise({ kind: 'intake', type: 'campaign/opened', payload: { name: '批次1' } })
    return ledger
  }

  it('is content with a journal that has everything, and more', () => {
    expect(filled().findLost([event(1), event(2), event(3)])).toEqual([])
  })

  it.each<readonly [string, readonly HashedEvent[]]>([
    ['the last event gone', [event(1)]],
    ['another event in its place', [event(1), event(2, { id: 'other' })]],
    ['other bytes of the same event', [event(1), event(2, { hash: 'other' })]],
    ['another payload', [event(1), event(2, { payload: { campaignId: 'c9' } })]],
    ['nothing left', []],
  ])('finds %s', (_name, events) => {
    expect(filled().findLost(events).length).toBeGreaterThan(0)
  })
})

describe('World', () => {
  it('folds news in order, whatever the order it comes in', async () => {
    const told: number[] = []
    const world = new World(new MemoryTables(), 0, ({ seq }) => told.push(seq))
    const reached = world.reach(2)
    world.tell([event(2)])
    expect(world.state.all('campaigns')).toEqual([])
    world.tell([event(1)])
    await reached
    expect(world.state.all('campaigns').map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(told).toEqual([2, 1])
  })
})

describe('drawRound', () => {
  it('draws the same rounds from the same seed, and others from another', () => {
    const draw = (seed: number): string => {
      const random = randomFrom(seed)
      return JSON.stringify(Array.from({ length: 20 }, (_, index) => drawRound(random, index + 1)))
    }
    expect(draw(7)).toBe(draw(7))
    expect(draw(7)).not.toBe(draw(8))
  })

  it('reaches every kind of stress and start-up', () => {
    const random = randomFrom(1)
    const rounds = Array.from({ length: 200 }, (_, index) => drawRound(random, index + 1))
    const seen = new Set(rounds.map((round) => (round.kind === 'start-up' ? round.kind : round.stress)))
    expect([...seen].sort()).toEqual(['all', 'intake', 'mark', 'office', 'score', 'seal', 'start-up'])
  })
})

describe('parseOptions', () => {
  it.each<readonly [args: readonly string[], options: object]>([
    [[], { times: 200, seed: 42, jsonFile: null }],
    [['--times', '8', '--seed=3'], { times: 8, seed: 3, jsonFile: null }],
    [['--json', 'out.json'], { times: 200, seed: 42, jsonFile: 'out.json' }],
  ])('reads %j', (args, options) => {
    expect(parseOptions(args, 42)).toEqual({ kind: 'run', options })
  })

  it.each([['--times', '0'], ['--times', '1.5'], ['--seed', 'x'], ['--times'], ['--what', '1'], ['8']])(
    'refuses %s %s',
    (...args) => {
      expect(
        parseOptions(
          args.filter((each) => each !== undefined),
          42,
        ).kind,
      ).toBe('refused')
    },
  )
})
