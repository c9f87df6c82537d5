import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../helpers/people'
import * as h from '../../helpers/seal-office'
import * as w from '../../helpers/sample-record'

const SLOW = { timeout: 60_000 }
const MINUTE_MS = 60_000

let base: string
let staff: h.Staff
let dir: string
let house: h.SealHouse
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'hengjuan-vault-base-'))
  const first = await h.openSealOffice(base)
  staff = await h.staffed(first)
  await first.record.close()
}, 60_000)
afterAll(() => rm(base, { recursive: true, force: true }))

const open = async (startMs = h.SEALING_MS): Promise<void> => {
  house = await h.openSealOffice(dir, { startMs })
  await house.desk.signIn(staff.keeper, h.pinOf('keeper'))
}
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-vault-'))
  await cp(base, dir, { recursive: true })
  await open()
})
afterEach(async () => {
  await house.record.close()
  await rm(dir, { recursive: true, force: true })
})

const unlock = (passphrase = h.PASSPHRASE): Promise<void> => house.vaults.unlock(w.SEAL_ID, passphrase)
const failureOf = async (work: Promise<unknown>): Promise<readonly unknown[]> =>
  work.then(
    () => [null],
    (cause: unknown) => [codeOf(cause), (cause as { params?: unknown }).params],
  )
const typesOf = async (): Promise<readonly string[]> =>
  (await house.record.read(1, 1000)).map(({ type }) => type)
const isOpen = (): boolean => house.vaults.isOpen(w.SEAL_ID)

describe('an open vault', SLOW, () => {
  it('lends the picture, says until when, and is in the record', async () => {
    const told: number[] = []
    house.vaults.onChanged((vaults) => told.push(vaults.length))
    await unlock()
    expect(house.vaults.open).toEqual([{ sealId: w.SEAL_ID, closesAt: '2026-11-23T01:05:00.000Z' }])
    const magic = await house.vaults.withPicture(w.SEAL_ID, (picture) =>
      Promise.resolve([...picture.subarray(1, 4)]),
    )
    expect(String.fromCharCode(...magic)).toBe('PNG')
    expect(told).toEqual([1, 1])
    expect((await typesOf()).at(-1)).toBe('seal/unlocked')
  })

  it('closes by itself when it is not used, and later when it is', async () => {
    await unlock()
    house.pass(4 * MINUTE_MS)
    await house.vaults.withPicture(w.SEAL_ID, () => Promise.resolve())
    house.pass(4 * MINUTE_MS)
    expect(isOpen()).toBe(true)
    house.pass(MINUTE_MS)
    expect(isOpen()).toBe(false)
    expect(await failureOf(house.vaults.withPicture(w.SEAL_ID, () => Promise.resolve()))).toEqual([
      ...['seal/vault-closed', {}],
    ])
  })

  it('does not stay open for a clock on the wall that is set back', async () => {
    await unlock()
    house.pass(5 * MINUTE_MS)
    house.setWall(h.SEALING_MS)
    expect(isOpen()).toBe(false)
  })

  it.each<readonly [string, () => unknown]>([
    ['locked by hand', () => house.vaults.lock(w.SEAL_ID)],
    ['the laptop is locked', () => house.desk.lock()],
    ['the person signs out', () => house.desk.signOut()],
    ['somebody else signs in', () => house.desk.signIn(staff.clerk, h.pinOf('clerk'))],
    ['the program ends', () => house.vaults.lockAll()],
  ])('closes when %s', async (_what, act) => {
    await unlock()
    await act()
    expect(isOpen()).toBe(false)
    expect(house.vaults.open).toEqual([])
  })

  it('overwrites what it lent and what it held', async () => {
    await unlock()
    let lent = new Uint8Array()
    await house.vaults.withPicture(w.SEAL_ID, (picture) => {
      lent = picture as Uint8Array<ArrayBuffer>
      return Promise.resolve()
    })
    expect(lent.byteLength).toBeGreaterThan(0)
    expect(lent.every((byte) => byte === 0)).toBe(true)
  })

  it('opens for its holders only, and asks nobody else for the passphrase', async () => {
    await house.desk.signIn(staff.clerk, h.pinOf('clerk'))
    expect((await failureOf(unlock('falsch-falsch')))[0]).toBe('person/role-needed')
    expect((await failureOf(unlock()))[0]).toBe('person/role-needed')
    await house.desk.signIn(staff.keeper, h.pinOf('keeper'))
    // Nothing was counted against the keeper.
    expect(await failureOf(unlock('falsch-falsch'))).toEqual([
      'seal/wrong-passphrase',
      { left: 4, seconds: 1 },
    ])
  })
})

describe('wrong passphrases', SLOW, () => {
  const WRONG = 'falsch-falsch-falsch'

  it('wait 1, 2, 4, 8 seconds, and at the fifth for minutes, with a note in record and log', async () => {
    for (const [left, seconds] of [
      [4, 1],
      [3, 2],
      [2, 4],
      [1, 8],
    ] as const) {
      expect(await failureOf(unlock(WRONG))).toEqual(['seal/wrong-passphrase', { left, seconds }])
      // The right one has to wait too.
      expect(await failureOf(unlock())).toEqual(['seal/wait', { seconds }])
      house.pass(seconds * 1000)
    }
    expect(await failureOf(unlock(WRONG))).toEqual(['seal/wait', { seconds: 300 }])
    expect(house.refusals).toEqual([{ sealId: w.SEAL_ID, attempts: 5 }])
    const events = await house.record.read(1, 1000)
    const [refused] = events.filter(({ type }) => type === 'seal/unlock-refused')
    expect(refused).toMatchObject({ by: staff.keeper, payload: { sealId: w.SEAL_ID, attempts: 5 } })
    const journal = await readFile(join(dir, 'journal', 'journal-000001.hjj'))
    expect(journal.includes(WRONG)).toBe(false)
    expect(journal.includes(h.PASSPHRASE)).toBe(false)
    house.pass(300_000)
    await unlock()
    expect(house.record.state.get('seals', w.SEAL_ID).refusal).toBeNull()
  })

  it('are still waited for after a restart, whatever the clock says meanwhile', async () => {
    for (const seconds of [1, 2, 4, 8, 0]) {
      await failureOf(unlock(WRONG))
      house.pass(seconds * 1000)
    }
    await house.record.close()
    await open(h.SEALING_MS + 15_000 + 100_000)
    expect(await failureOf(unlock())).toEqual(['seal/wait', { seconds: 200 }])
    await house.record.close()
    // A clock set back does not make it longer than the pause.
    await open(h.SEALING_MS - 86_400_000)
    expect(await failureOf(unlock())).toEqual(['seal/wait', { seconds: 300 }])
    house.pass(300_000)
    expect(await failureOf(unlock())).toEqual([null])
  })

  it('are tried one at a time: ten at once are one try', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => failureOf(unlock(WRONG))))
    expect(all.map(([code]) => code)).toEqual([
      'seal/wrong-passphrase',
      ...Array.from({ length: 9 }, () => 'seal/wait'),
    ])
  })

  it('are forgotten after a right one', async () => {
    await failureOf(unlock(WRONG))
    house.pass(1000)
    await unlock()
    house.vaults.lockAll()
    expect(await failureOf(unlock(WRONG))).toEqual(['seal/wrong-passphrase', { left: 4, seconds: 1 }])
  })
})
