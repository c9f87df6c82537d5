import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import { checkEvent } from '@shared/events/check'
import { takenBy } from '@shared/events/checks/document-checks'
import { Device, fingerprintOf, newDeviceCode } from '../../../src/main/office/device'
import { codeOf, openDesk, START_MS, type OpenDesk } from '../../helpers/people'
import * as w from '../../helpers/sample-record'

let dir: string
let at: OpenDesk
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-device-'))
  at = await openDesk(dir)
})
afterEach(async () => {
  await at.record.close()
  await rm(dir, { recursive: true, force: true })
})

const deviceOf = (fingerprint = () => fingerprintOf(dir)): Device =>
  new Device({ record: at.record, now: at.now, fingerprint })
const codeIn = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, codeOf)
const attached = () =>
  at.record.read(1, 1000).then((events) => events.filter(({ type }) => type === 'device/attached'))

describe('this store on this machine', () => {
  it('leaves a store nobody has asked about untouched', async () => {
    deviceOf()
    await at.record.write([w.registered])
    expect(await attached()).toEqual([])
  })

  it('takes its mark once, when it is first asked', async () => {
    await at.record.write([w.registered])
    const device = deviceOf()
    const [first, second] = await Promise.all([device.status(), device.status()])
    expect(first.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/)
    expect(second.code).toBe(first.code)
    expect(await attached()).toHaveLength(1)
    expect(await deviceOf().status()).toEqual({
      ...{ code: second.code, mode: 'register', isMoved: false, clockBehindMinutes: 0 },
    })
    await deviceOf().assertAttached()
  })

  it('has the same fingerprint after a restart, another one as a copy', async () => {
    await at.record.write([w.registered])
    const here = await fingerprintOf(dir)
    await at.record.close()
    at = await openDesk(dir, START_MS + 1000)
    expect(await fingerprintOf(dir)).toBe(here)
    const copy = await mkdtemp(join(tmpdir(), 'hengjuan-copy-'))
    try {
      await cp(dir, copy, { recursive: true })
      expect(await fingerprintOf(copy)).not.toBe(here)
      expect(here).toMatch(/^[0-9a-f]{64}$/)
    } finally {
      await rm(copy, { recursive: true, force: true })
    }
  })

  it('has none while nothing has been written at all', async () => {
    expect(await fingerprintOf(join(dir, 'nowhere'))).toBeNull()
    const empty = deviceOf(() => Promise.resolve(null))
    expect(await empty.status()).toMatchObject({ code: '', isMoved: false })
    expect(await attached()).toEqual([])
  })
})

describe('a copied store', () => {
  const elsewhere = (): Device => deviceOf(() => Promise.resolve('another machine'))

  it('stops numbers and seals until somebody answers, and gets another code', async () => {
    await at.record.write([w.registered])
    const { code } = await deviceOf().status()
    const moved = elsewhere()
    expect(await moved.status()).toMatchObject({ code, isMoved: true })
    expect(await codeIn(moved.assertAttached())).toBe('device/moved')
    await moved.attach('原电脑报废')
    await moved.assertAttached()
    const now = await moved.status()
    expect(now.isMoved).toBe(false)
    expect(now.code).not.toBe(code)
    // The first machine, should somebody carry the journal back, asks again.
    expect(await codeIn(deviceOf().assertAttached())).toBe('device/moved')
    expect((await attached()).map(({ payload }) => (payload as { statement: string }).statement)).toEqual([
      ...['', '原电脑报废'],
    ])
  })

  it('answers nothing where nothing is to be answered', async () => {
    await at.record.write([w.registered])
    expect(await codeIn(deviceOf().attach('没有移动'))).toBe('device/not-moved')
  })

  it('no longer uses the blocks that were given to the old code', async () => {
    await at.record.write([w.registered])
    const { code } = await deviceOf().status()
    const block: EventBody = {
      type: 'number-block/received',
      payload: {
        ...{ blockId: w.uuid(40), prefix: '京执监意', year: 2026, from: 21, to: 30 },
        ...{ deviceCode: code, note: '' },
      },
    }
    await at.record.write([{ type: 'device/numbering-set', payload: { mode: 'blocks' } }, block])
    expect(takenBy(at.record.state).blocks).toHaveLength(1)
    await elsewhere().attach('原电脑报废')
    expect(takenBy(at.record.state).deviceCode).not.toBe(code)
    await at.record.write([
      ...[w.adopted, w.started, w.submitted, w.drafted(), w.step('document/submitted')],
      { type: 'document/reviewed', payload: { documentId: w.DOCUMENT_ID, person: '示例乙', note: '' } },
    ])
    const verdict = checkEvent(at.record.state, w.signed(w.DOCUMENT_ID, 21))
    expect(verdict.ok ? null : verdict.failure.code).toBe('document/no-numbers-left')
  })
})

describe('the clock', () => {
  it('numbers and seals nothing while it lies behind the record, however often something is written under it', async () => {
    await at.record.write([w.registered])
    const device = deviceOf()
    await device.assertAttached()
    at.setWall(START_MS - 3_600_000)
    expect(await codeIn(device.assertAttached())).toBe('device/clock-behind')
    await at.record.write([w.adopted])
    expect(await codeIn(device.assertAttached())).toBe('device/clock-behind')
    expect(await device.status()).toMatchObject({ isMoved: false, clockBehindMinutes: 60 })
    at.setWall(START_MS)
    await device.assertAttached()
  })

  it('may be put right by a little', async () => {
    await at.record.write([w.registered])
    at.setWall(START_MS - 30_000)
    await deviceOf().assertAttached()
  })

  it('remembers over a restart', async () => {
    await at.record.write([w.registered])
    at.setWall(START_MS - 86_400_000)
    await at.record.write([w.adopted])
    await at.record.close()
    at = await openDesk(dir, START_MS - 86_400_000)
    expect(await codeIn(deviceOf().assertAttached())).toBe('device/clock-behind')
  })
})

describe('newDeviceCode', () => {
  it('has six signs nobody mistakes for one another, and is not the same twice', () => {
    const codes = Array.from({ length: 200 }, () => newDeviceCode())
    expect(codes.every((code) => /^[ABCDEFGHJKMNPQRSTUVWXYZ2-9]{6}$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBe(200)
  })
})
