/** Numbers of several laptops without a network: never twice, never lost, every gap explained. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  blockCode,
  blockIdOf,
  CODE_SIGNS,
  isDeviceCode,
  parseBlockCode,
  tidyDeviceCode,
} from '@shared/domain/document/block-code'
import type { NumberBlock, NumberBlockRow } from '@shared/domain/document/number-block'
import { numberRegister, seriesIn, type NumberedPaper } from '@shared/domain/document/number-register'
import { mayTake, takeNumber, type Numbering, type TakenNumber } from '@shared/domain/document/take-number'
import { kindOf } from '../../../helpers/paper-source'
import { newDeviceCode } from '../../../../src/main/office/device'

const PREFIX = '京执监意'
const YEAR = 2026
const DEVICE = 'K7M2PQ'

const row = (from: number, to: number, part: Partial<NumberBlockRow> = {}): NumberBlockRow => ({
  ...{ prefix: PREFIX, year: YEAR, from, to, deviceCode: DEVICE, note: '', side: 'given' },
  ...{ id: `${from}-${to}`, blockId: `${from}-${to}`, at: '', by: '示例甲', closed: null },
  ...part,
})
const closed = { at: '2026-03-01', by: '示例甲', reason: '电脑报废' }
const used = (...serials: readonly number[]): readonly TakenNumber[] =>
  serials.map((serial) => ({ prefix: PREFIX, year: YEAR, serial, text: '', issuedOn: '2026-03-01' }))
const take = (numbering: Partial<Numbering>) => {
  const taken = takeNumber(PREFIX, YEAR, { used: [], blocks: [], mode: 'register', ...numbering })
  return taken.ok ? taken.value.serial : taken.failure.code
}

describe('takeNumber on the laptop with the register', () => {
  it.each<[string, Partial<Numbering>, number]>([
    ['begins with 1', {}, 1],
    ['counts on', { used: used(1, 2, 3) }, 4],
    ['does not fill gaps', { used: used(1, 7) }, 8],
    ['passes over what it gave away', { used: used(1, 2), blocks: [row(3, 10)] }, 11],
    ['uses what lies before a block', { used: used(1), blocks: [row(3, 10)] }, 2],
    ['passes over blocks that touch', { blocks: [row(1, 5), row(6, 9)] }, 10],
    ['passes over them in any order', { blocks: [row(6, 9), row(1, 5)] }, 10],
    [
      'passes over closed blocks too: the other laptop may have used them',
      { blocks: [row(1, 5, { closed })] },
      6,
    ],
    ['looks at no other year', { blocks: [row(1, 5, { year: 2025 })] }, 1],
    ['looks at no other prefix', { used: used(4).map((one) => ({ ...one, prefix: '京执监通' })) }, 1],
  ])('%s', (_name, numbering, serial) => expect(take(numbering)).toBe(serial))
})

describe('takeNumber on a laptop with blocks', () => {
  const own = (from: number, to: number, part: Partial<NumberBlockRow> = {}) =>
    row(from, to, { side: 'own', ...part })
  it.each<[string, Partial<Numbering>, number | string]>([
    ['has none without a block', {}, 'document/no-numbers-left'],
    ['begins with its block', { blocks: [own(16, 20)] }, 16],
    ['counts on within it', { used: used(16, 17), blocks: [own(16, 20)] }, 18],
    ['goes on with the next block', { used: used(16, 17), blocks: [own(30, 31), own(16, 17)] }, 30],
    ['ends with the last', { used: used(16, 17), blocks: [own(16, 17)] }, 'document/no-numbers-left'],
    ['leaves closed blocks', { blocks: [own(16, 20, { closed }), own(30, 31)] }, 30],
    ['leaves blocks of other years', { blocks: [own(16, 20, { year: 2025 })] }, 'document/no-numbers-left'],
    ['leaves blocks it gave away itself before', { blocks: [row(1, 5)] }, 'document/no-numbers-left'],
  ])('%s', (_name, numbering, serial) => expect(take({ mode: 'blocks', ...numbering })).toBe(serial))
})

describe('a laptop that was given blocks', () => {
  const own = row(16, 17, { side: 'own' })
  it.each<[string, Partial<Numbering>, number | string]>([
    ['draws from them even where it is set to keep the register', { blocks: [own] }, 16],
    ['does not count on in that series', { blocks: [own], used: used(16, 17) }, 'document/no-numbers-left'],
    ['nor when they were closed', { blocks: [{ ...own, closed }] }, 'document/no-numbers-left'],
    ['draws from those of its code', { blocks: [own], deviceCode: DEVICE, mode: 'blocks' }, 16],
    [
      'leaves those of a code it no longer has',
      { blocks: [own], deviceCode: 'NEWCDE' },
      'document/no-numbers-left',
    ],
    ['has none without a code', { blocks: [own], deviceCode: null }, 'document/no-numbers-left'],
    ['counts on in other years', { blocks: [{ ...own, year: 2025 }] }, 1],
  ])('%s', (_name, numbering, serial) => expect(take(numbering)).toBe(serial))
})

describe('mayTake', () => {
  const numbering: Numbering = { used: used(1, 2), blocks: [], mode: 'register' }
  const number = (serial: number) => ({
    prefix: PREFIX,
    year: YEAR,
    serial,
    text: `${PREFIX}〔2026〕${serial}号`,
  })
  it.each([
    ['the next one', number(3), '2026-03-01', true],
    ['one that is taken', number(2), '2026-03-01', 'document/number-taken'],
    ['one too far', number(4), '2026-03-01', 'document/number-taken'],
    [
      'one written another way',
      { ...number(3), text: '京执监意(2026)3号' },
      '2026-03-01',
      'document/number-taken',
    ],
    ['an earlier day than the last', number(3), '2026-02-28', 'document/date-before-last'],
  ])('%s', (_name, asked, issuedOn, answer) => {
    const verdict = mayTake(asked, issuedOn, numbering)
    expect(verdict.ok || verdict.failure.code).toBe(answer)
  })
})

const paper = (serial: number, part: Partial<NumberedPaper> = {}): NumberedPaper => ({
  ...{ id: `d${serial}`, state: 'sealed', issuedOn: '2026-03-01', kind: kindOf('opinion'), steps: [] },
  number: { prefix: PREFIX, year: YEAR, serial, text: '' },
  ...part,
})
const voided = (serial: number, note: string): NumberedPaper =>
  paper(serial, { state: 'voided', steps: [{ step: 'voided', person: '示例甲', at: '', note }] })

describe('numberRegister', () => {
  const states = (record: Parameters<typeof numberRegister>[2]) =>
    numberRegister(PREFIX, YEAR, record)
      .map(({ state }) => state.kind)
      .join(' ')

  it('tells what became of every serial up to the highest', () => {
    const rows = numberRegister(PREFIX, YEAR, {
      documents: [paper(1), voided(2, '主送单位写错'), paper(4)],
      blocks: [row(5, 6), row(7, 8, { closed })],
      device: { mode: 'register', code: 'AAAAAA' },
    })
    expect(rows.map(({ serial, state }) => [serial, state.kind])).toEqual([
      ...[
        [1, 'used'],
        [2, 'void'],
        [3, 'unexplained'],
        [4, 'used'],
      ],
      ...[
        [5, 'given'],
        [6, 'given'],
        [7, 'closed'],
        [8, 'closed'],
      ],
    ])
    expect(rows[1]?.state).toMatchObject({ reason: '主送单位写错' })
    expect(rows[6]?.state).toMatchObject({ reason: '电脑报废' })
    expect(rows[7]?.text).toBe('京执监意〔2026〕8号')
  })

  it('knows on another laptop only its own blocks', () => {
    const record = { documents: [paper(3)], blocks: [row(3, 5, { side: 'own' })] }
    expect(states({ ...record, device: { mode: 'blocks', code: DEVICE } })).toBe(
      'elsewhere elsewhere used own own',
    )
  })

  it('knows no more of a series it was given blocks of, whatever the laptop is set to', () => {
    const record = { documents: [], blocks: [row(2, 2, { side: 'own' })] }
    expect(states({ ...record, device: { mode: 'register', code: DEVICE } })).toBe('elsewhere own')
  })

  it('marks blocks of a code this laptop no longer has', () => {
    const [first] = numberRegister(PREFIX, YEAR, {
      documents: [],
      blocks: [row(1, 1, { side: 'own' })],
      device: { mode: 'blocks', code: 'NEWCDE' },
    })
    expect(first?.state).toMatchObject({ kind: 'own', isUsable: false })
  })

  it('shows a used serial of a block as used', () => {
    expect(
      states({ documents: [paper(2)], blocks: [row(1, 3, { side: 'own', closed })], device: null }),
    ).toBe('closed used closed')
  })

  it('is empty where nothing was numbered', () => {
    expect(numberRegister(PREFIX, 2025, { documents: [paper(1)], blocks: [], device: null })).toEqual([])
  })

  it('lists the series there are, the newest year first', () => {
    const old = paper(1, { number: { prefix: '京执监通', year: 2025, serial: 1, text: '' } })
    expect(seriesIn({ documents: [old, paper(1), paper(2)], blocks: [row(3, 4)] })).toEqual([
      { prefix: PREFIX, year: 2026 },
      { prefix: '京执监通', year: 2025 },
    ])
  })
})

/** A laptop as far as numbers go. */
type Laptop = { readonly code: string; readonly papers: NumberedPaper[]; readonly blocks: NumberBlockRow[] }
type Move =
  | { readonly do: 'sign'; readonly on: number }
  | { readonly do: 'void'; readonly on: number; readonly which: number }
  | { readonly do: 'give'; readonly to: number; readonly size: number }
  | { readonly do: 'close'; readonly on: number; readonly which: number }

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sign' as const), on: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), on: fc.nat(2), which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('give' as const), to: fc.integer({ min: 1, max: 2 }) },
      ...{ size: fc.integer({ min: 1, max: 4 }) },
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), on: fc.nat(2), which: fc.nat(9) }) },
)

const numbersOf = ({ papers, blocks }: Laptop, index: number): Numbering => ({
  used: papers.flatMap(({ number }) => (number ? [{ ...number, issuedOn: '2026-03-01' }] : [])),
  blocks,
  mode: index === 0 ? 'register' : 'blocks',
})

/** Blocks go over by their codes only, as between laptops without a network. */
function play(moves: readonly Move[]): readonly Laptop[] {
  const laptops: readonly Laptop[] = ['AAAAAA', 'BBBBBB', 'CCCCCC'].map((code) => ({
    code,
    papers: [],
    blocks: [],
  }))
  const [register] = laptops
  if (!register) throw new Error('no register')
  for (const one of moves) {
    const laptop = laptops[one.do === 'give' ? one.to : one.on]
    if (!laptop) continue
    if (one.do === 'sign') {
      const taken = takeNumber(PREFIX, YEAR, numbersOf(laptop, one.on))
      if (taken.ok) laptop.papers.push({ ...paper(taken.value.serial), number: taken.value })
    } else if (one.do === 'void') {
      const which = one.which % Math.max(1, laptop.papers.length)
      const old = laptop.papers[which]
      if (old) laptop.papers[which] = { ...voided(0, '示例原因'), number: old.number }
    } else if (one.do === 'close') {
      const which = one.which % Math.max(1, laptop.blocks.length)
      const old = laptop.blocks[which]
      if (old) laptop.blocks[which] = { ...old, closed }
    } else give(register, laptop, one.size)
  }
  return laptops
}

function give(register: Laptop, to: Laptop, size: number): void {
  const next = takeNumber(PREFIX, YEAR, numbersOf(register, 0))
  if (!next.ok) return
  const from = next.value.serial
  const block = { prefix: PREFIX, year: YEAR, from, to: from + size - 1, deviceCode: to.code }
  const parsed = parseBlockCode(blockCode(block))
  if (!parsed.ok) throw new Error(parsed.failure.code)
  register.blocks.push(row(from, block.to, { ...parsed.value, side: 'given' }))
  to.blocks.push(row(from, block.to, { ...parsed.value, side: 'own' }))
}

describe('three laptops', () => {
  it('never take one number twice and leave no gap without a record, whatever they do', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
        const laptops = play(moves)
        const all = laptops.flatMap(({ papers }) => papers.map(({ number }) => number?.serial))
        expect(new Set(all).size).toBe(all.length)
        laptops.forEach((laptop, index) => {
          const device = {
            code: laptop.code,
            mode: index === 0 ? ('register' as const) : ('blocks' as const),
          }
          const rows = numberRegister(PREFIX, YEAR, {
            documents: laptop.papers,
            blocks: laptop.blocks,
            device,
          })
          expect(rows.filter(({ state }) => state.kind === 'unexplained')).toEqual([])
          expect(rows.filter(({ state }) => state.kind === 'used' || state.kind === 'void')).toHaveLength(
            laptop.papers.length,
          )
        })
      }),
      { numRuns: 300 },
    )
  })

  it('are really tried: most plays number papers on more than one of them', () => {
    const plays = fc.sample(fc.array(move, { minLength: 40, maxLength: 80 }), { numRuns: 50, seed: 7 })
    const busy = plays.filter((moves) => play(moves).filter(({ papers }) => papers.length > 0).length > 1)
    expect(busy.length).toBeGreaterThan(25)
  })
})

const BLOCK = { prefix: PREFIX, year: YEAR, from: 16, to: 30, deviceCode: DEVICE }
const CODE = blockCode(BLOCK)

describe('block codes', () => {
  it('are short, and say what they are for', () => {
    expect(CODE).toMatch(/^京执监意2026-16-30-K7M2PQ-[A-HJKMNP-Z2-9]{6}$/)
  })

  it('read back what they were written from', () => {
    expect(parseBlockCode(CODE)).toEqual({
      ok: true,
      value: { ...BLOCK, blockId: blockIdOf(BLOCK), note: '' },
    })
    fc.assert(
      fc.property(
        fc.constantFrom('京执监意', '京政执协决', '甲乙'),
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.string({ unit: fc.constantFrom(...CODE_SIGNS), minLength: 6, maxLength: 6 }),
        (prefix, year, from, size, deviceCode) => {
          const block: Omit<NumberBlock, 'blockId' | 'note'> = {
            prefix,
            year,
            from,
            to: from + size,
            deviceCode,
          }
          expect(parseBlockCode(blockCode(block))).toMatchObject({ ok: true, value: block })
        },
      ),
    )
  })

  it('have an id the record takes, the same on both laptops and another for anything else', () => {
    expect(blockIdOf(BLOCK)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(blockIdOf({ ...BLOCK })).toBe(blockIdOf(BLOCK))
    expect(blockIdOf({ ...BLOCK, to: 31 })).not.toBe(blockIdOf(BLOCK))
  })

  it.each([
    ['small letters', CODE.toLowerCase()],
    ['spaces and line feeds', ` ${CODE.slice(0, 8)} \n${CODE.slice(8)}`],
    ['full-width signs', CODE.replaceAll('-', '－').replace('2026', '２０２６')],
    ['long dashes', CODE.replaceAll('-', '—')],
  ])('are read with %s', (_name, text) => expect(parseBlockCode(text).ok).toBe(true))

  it('refuse every single mistyped sign', () => {
    const signs = [...`${CODE_SIGNS}0123456789京执监意通建`]
    const taken: string[] = []
    for (let at = 0; at < CODE.length; at += 1) {
      for (const sign of signs) {
        const typo = `${CODE.slice(0, at)}${sign}${CODE.slice(at + 1)}`
        if (typo !== CODE && parseBlockCode(typo).ok) taken.push(typo)
      }
    }
    expect(taken).toEqual([])
  })

  it('refuse two neighbouring signs changed over', () => {
    for (let at = 0; at + 1 < CODE.length; at += 1) {
      const [a = '', b = ''] = [CODE[at], CODE[at + 1]]
      if (a === b) continue
      expect(parseBlockCode(CODE.slice(0, at) + b + a + CODE.slice(at + 2)).ok).toBe(false)
    }
  })

  it.each([
    ['nothing', ''],
    ['a piece', CODE.slice(0, -3)],
    ['more', `${CODE}A`],
    ['another order', 'K7M2PQ-京执监意2026-16-30-AAAAAA'],
    ['a leading zero', CODE.replace('-16-', '-016-')],
  ])('refuse %s', (_name, text) => {
    expect(parseBlockCode(text)).toMatchObject({ ok: false, failure: { code: 'number/code-malformed' } })
  })

  it('say that they were mistyped when only the check signs disagree', () => {
    expect(parseBlockCode(blockCode({ ...BLOCK, to: 31 }).replace('-31-', '-30-'))).toMatchObject({
      failure: { code: 'number/code-mistyped' },
    })
  })
})

describe('codes of laptops', () => {
  it('are what main makes', () => {
    for (let i = 0; i < 50; i += 1) expect(isDeviceCode(newDeviceCode())).toBe(true)
  })
  it.each([
    ['K7M2PQ', true],
    ['K7M2P', false],
    ['K7M2PO', false],
    ['K7M2P1', false],
    ['k7m2pq', false],
  ])('%s: %s', (text, isCode) => expect(isDeviceCode(text)).toBe(isCode))
  it('are tidied as typed', () => expect(tidyDeviceCode(' k7m-2pq ')).toBe('K7M2PQ'))
})
