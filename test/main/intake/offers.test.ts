import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Offer } from '@shared/ipc/shapes'
import { Offers } from '../../../src/main/intake/offers'
import { uuid } from '../../helpers/sample-record'

let folder = ''
let offers: Offers
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjuan-offers-'))
  let count = 0
  offers = new Offers(() => uuid((count += 1)))
  for (const name of ['2.pdf', '10.pdf', 'notes.txt']) writeFileSync(join(folder, name), '%PDF-1.4')
  writeFileSync(join(folder, 'notes.txt'), 'notes')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('Offers', () => {
  it('hands out names, sizes and kinds in order, and no path', async () => {
    const offer = await offers.make([folder])
    expect(Offer.parse(offer)).toEqual(offer)
    expect(offer.entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['2.pdf', 'pdf'],
      ['10.pdf', 'pdf'],
      ['notes.txt', null],
    ])
    expect(JSON.stringify(offer)).not.toContain(tmpdir())
  })

  it('finds the file behind an entry by the token', async () => {
    const { token, entries } = await offers.make([folder])
    expect(offers.get(token).files.get(entries[1]?.entryId ?? '')?.path).toBe(join(folder, '10.pdf'))
  })

  it('is named after the folder, or after the first file without its extension', async () => {
    expect((await offers.make([folder])).label).toBe(folder.split('/').at(-1))
    expect((await offers.make([join(folder, '10.pdf')])).label).toBe('10')
    expect((await offers.make([])).label).toBe('')
  })

  it('knows nothing of a token it did not give', () => {
    expect(() => offers.get(uuid(99))).toThrow(expect.objectContaining({ code: 'intake/offer-gone' }))
  })

  it('forgets the oldest of more than twenty offers', async () => {
    const first = await offers.make([folder])
    for (let n = 0; n < 20; n += 1) await offers.make([])
    expect(() => offers.get(first.token)).toThrow(expect.objectContaining({ code: 'intake/offer-gone' }))
  })
})
