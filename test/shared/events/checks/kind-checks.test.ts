/** The guard on kinds, laptops and number blocks. */
import { beforeEach, describe, expect, it } from 'vitest'
import { blockCode, parseBlockCode } from '@shared/domain/document/block-code'
import type { KindDefinition } from '@shared/domain/document/kind'
import { soleActor } from '@shared/domain/people/person'
import { applyEvent, CATALOGUE, type EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { MemoryTables } from '@shared/events/tables'
import { KINDS, kindOf } from '../../../helpers/paper-source'
import { uuid } from '../../../helpers/sample-record'

const ACTOR = soleActor('示例甲')
let state: MemoryTables

const codeOf = (body: EventBody): string => {
  const verdict = checkEvent(state, body, ACTOR)
  return verdict.ok ? 'ok' : verdict.failure.code
}
function write(body: EventBody): void {
  expect(codeOf(body)).toBe('ok')
  const { v } = CATALOGUE[body.type]
  applyEvent(state, { ...body, id: '', seq: 1, at: '2026-03-01T00:00:00.000Z', actor: '示例甲', by: null, v })
}

const HERE = 'AAAAAA'
const THERE = 'BBBBBB'
const device = (code = HERE): EventBody => ({
  type: 'device/attached',
  payload: { code, fingerprint: 'f'.repeat(64), statement: '' },
})
const mode = (value: 'register' | 'blocks'): EventBody => ({
  type: 'device/numbering-set',
  payload: { mode: value },
})
const block = (n: number, from: number, to: number, deviceCode: string, prefix = '京执监意') => ({
  ...{ blockId: uuid(n), prefix, year: 2026, from, to, deviceCode, note: '' },
})
const given = (...args: Parameters<typeof block>): EventBody => ({
  type: 'number-block/given',
  payload: block(...args),
})
const received = (...args: Parameters<typeof block>): EventBody => ({
  type: 'number-block/received',
  payload: block(...args),
})

beforeEach(() => {
  state = new MemoryTables()
  write(device())
})

describe('number blocks', () => {
  it.each([
    ['a sound one', given(1, 16, 30, THERE), 'ok'],
    ['one for itself', given(1, 16, 30, HERE), 'number/block-for-itself'],
    ['one that ends before it begins', given(1, 30, 16, THERE), 'number/bad-block'],
    ['one of more than a thousand', given(1, 1, 1001, THERE), 'number/bad-block'],
    ['one of a prefix no number has', given(1, 1, 5, THERE, 'AB'), 'number/bad-block'],
  ])('are given away: %s', (_name, body, code) => expect(codeOf(body)).toBe(code))

  it.each([
    ['the same serials', 16, 30],
    ['some of them', 30, 40],
    ['all of them and more', 1, 100],
  ])('are not given twice: %s', (_name, from, to) => {
    write(given(1, 16, 30, THERE))
    expect(codeOf(given(2, from, to, 'CCCCCC'))).toBe('number/block-taken')
    expect(codeOf(given(2, 31 + to, 40 + to, 'CCCCCC'))).toBe('ok')
  })

  it('are given by the register only', () => {
    write(mode('blocks'))
    expect(codeOf(given(1, 16, 30, THERE))).toBe('number/not-register')
  })

  it('are received by the laptop they are for, once, and not while it counts by itself', () => {
    expect(codeOf(received(1, 16, 30, HERE))).toBe('number/still-register')
    write(mode('blocks'))
    expect(codeOf(received(1, 16, 30, THERE))).toBe('number/block-not-for-here')
    write(received(1, 16, 30, HERE))
    expect(codeOf(received(1, 16, 30, HERE))).toBe('number/block-taken')
    expect(codeOf(received(2, 20, 25, HERE))).toBe('number/block-taken')
  })

  it('are not this laptop’s any more once it has a new code', () => {
    write(mode('blocks'))
    write(device('CCCCCC'))
    expect(codeOf(received(1, 16, 30, HERE))).toBe('number/block-not-for-here')
  })

  it('go over as a code', () => {
    write(mode('blocks'))
    const parsed = parseBlockCode(blockCode(block(0, 16, 30, HERE)))
    if (!parsed.ok) throw new Error(parsed.failure.code)
    write({ type: 'number-block/received', payload: parsed.value })
    expect(codeOf({ type: 'number-block/received', payload: parsed.value })).toBe('number/block-taken')
  })

  it('are closed once', () => {
    const close: EventBody = {
      type: 'number-block/closed',
      payload: { blockId: uuid(1), reason: '电脑报废' },
    }
    expect(codeOf(close)).toBe('number/block-unknown')
    write(given(1, 16, 30, THERE))
    write(close)
    expect(codeOf(close)).toBe('number/block-closed')
  })

  it('need a laptop with a code', () => {
    state = new MemoryTables()
    expect(codeOf(mode('blocks'))).toBe('device/unknown')
  })
})

describe('kinds', () => {
  const set = (kind: KindDefinition): EventBody => ({ type: 'kind/set', payload: { kind } })
  const opinion = kindOf('opinion')
  const [part] = opinion.scheme
  if (!part) throw new Error('no part')
  const prefix = (value: string) => ({ ...opinion.numberPrefix, value })

  it.each(KINDS.map((kind) => [kind.id, kind] as const))('take the shipped %s', (_id, kind) => {
    expect(codeOf(set(kind))).toBe('ok')
  })

  it.each<[string, Partial<KindDefinition>, string]>([
    ['a number nobody can read', { numberPrefix: prefix('AB1') }, 'document/number-malformed'],
    ['no number', { numberPrefix: prefix('') }, 'ok'],
    ['two fields of one name', { fields: [...opinion.fields, ...opinion.fields] }, 'kind/duplicate-field'],
    ['two terms of one name', { terms: [...opinion.terms, ...opinion.terms] }, 'kind/duplicate-field'],
    ['open brackets', { scheme: [{ ...part, text: '因{{reason' }] }, 'kind/bad-template'],
    ['a name of nothing', { scheme: [{ ...part, text: '因{{nothing}}' }] }, 'kind/bad-template'],
    ['an attachment of nothing', { attachments: ['[[{{nothing}}]]'] }, 'kind/bad-template'],
    ['an attachment that waits for a fact', { attachments: ['[[{{parentName}}]]'] }, 'ok'],
    ['no text', { scheme: [] }, 'kind/no-part'],
    ['no text, as a sheet', { scheme: [], forms: ['sheet'] }, 'ok'],
  ])('with %s: %s', (_name, change, code) => expect(codeOf(set({ ...opinion, ...change }))).toBe(code))

  it('say which part is wrong', () => {
    const verdict = checkEvent(state, set({ ...opinion, scheme: [{ ...part, text: '{{nothing}}' }] }), ACTOR)
    expect(verdict).toMatchObject({ failure: { params: { part: '案件来源', found: 'nothing' } } })
  })

  it('do not share a prefix', () => {
    write(set(opinion))
    expect(codeOf(set({ ...opinion, id: 'my-opinion' }))).toBe('kind/prefix-taken')
    expect(codeOf(set(opinion))).toBe('ok')
  })

  it('are retired and brought back', () => {
    const retire: EventBody = { type: 'kind/retired', payload: { kind: opinion } }
    const back: EventBody = { type: 'kind/reinstated', payload: { kindId: 'opinion' } }
    expect(codeOf(back)).toBe('kind/not-retired')
    write(retire)
    expect(codeOf(retire)).toBe('kind/retired')
    write(back)
    expect(codeOf(back)).toBe('kind/not-retired')
  })
})
