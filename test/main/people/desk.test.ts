import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventBody } from '@shared/events/catalogue'
import type { PersonSession } from '@shared/ipc/shapes'
import { LOCK_AFTER_MS } from '../../../src/main/people/desk'
import { codeOf, factsOf, openDesk, PINS, START_MS, type OpenDesk } from '../../helpers/people'
import * as w from '../../helpers/sample-record'

let dir: string
let at: OpenDesk

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hengjuan-desk-'))
  at = await openDesk(dir)
})
afterEach(async () => {
  await at.record.close()
  await rm(dir, { recursive: true, force: true })
})

const reopen = async (afterMs: number): Promise<void> => {
  await at.record.close()
  at = await openDesk(dir, START_MS + afterMs)
}
const registerAdmin = () => at.desk.register(factsOf('示例甲', 'admin'), PINS.admin)
/** 示例甲 stays signed in. */
const registerBoth = async (): Promise<{ admin: string; reviewer: string }> => {
  const { personId: admin } = await registerAdmin()
  const { personId: reviewer } = await at.desk.register(factsOf('示例乙', 'reviewer'), PINS.reviewer)
  return { admin, reviewer }
}
const failureOf = async (work: Promise<unknown>): Promise<{ code: unknown; params: unknown }> => {
  try {
    await work
  } catch (cause) {
    return { code: codeOf(cause), params: (cause as { params?: unknown }).params }
  }
  return { code: null, params: null }
}
const events = async () => at.record.read(1, 1000)
const typesOf = async (): Promise<readonly string[]> => (await events()).map(({ type }) => type)

describe('an office that registers nobody', () => {
  it('works as one person with every role, unsigned', async () => {
    expect(at.desk.session).toEqual({ isStaffed: false, personId: null, isLocked: false })
    await at.record.write([w.registered])
    const [event] = await events()
    expect(event).toMatchObject({ actor: '未登记', type: 'case/registered' })
    expect(event).not.toHaveProperty('by')
    expect(event).not.toHaveProperty('sig')
  })

  it('is never locked', async () => {
    at.pass(10 * LOCK_AFTER_MS)
    at.desk.tick()
    at.desk.lock()
    await at.record.write([w.registered])
    expect(at.desk.session).toEqual({ isStaffed: false, personId: null, isLocked: false })
  })
})

describe('the first person', () => {
  it('must be an administrator', async () => {
    const refused = at.desk.register(factsOf('示例甲', 'leader', 'reviewer'), PINS.admin)
    await expect(refused).rejects.toMatchObject({ code: 'person/first-must-be-admin' })
    expect(await typesOf()).toEqual([])
  })

  it('needs a PIN nobody guesses', async () => {
    const refused = at.desk.register(factsOf('示例甲', 'admin'), '123456')
    await expect(refused).rejects.toMatchObject({ code: 'person/pin-simple' })
  })

  it('is signed in with it, and told once', async () => {
    const told: PersonSession[] = []
    at.desk.onChanged((session) => told.push(session))
    const { personId } = await registerAdmin()
    expect(told.at(-1)).toEqual({ isStaffed: true, personId, isLocked: false })
    expect(told.every((session) => session.personId === personId)).toBe(true)
    expect(await typesOf()).toEqual(['person/registered', 'person/signed-in'])
    const [registered, signedIn] = await events()
    expect(registered).not.toHaveProperty('sig')
    expect(signedIn).toMatchObject({ actor: '示例甲', by: personId, sig: expect.any(String) as string })
  })

  it('is one of two who asked at once', async () => {
    const asked = await Promise.allSettled([
      registerAdmin(),
      at.desk.register(factsOf('示例乙', 'admin'), PINS.reviewer),
    ])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(at.record.state.all('people')).toHaveLength(1)
  })
})

describe('signing in', () => {
  it('makes each act that of the person, by name, id and signature', async () => {
    const { reviewer } = await registerBoth()
    await at.desk.signIn(reviewer, PINS.reviewer)
    await at.record.write([w.registered])
    expect((await events()).at(-1)).toMatchObject({ actor: '示例乙', by: reviewer })
  })

  it('leaves the one before in place when the PIN is wrong', async () => {
    const { admin, reviewer } = await registerBoth()
    expect(await failureOf(at.desk.signIn(reviewer, PINS.other))).toEqual({
      code: 'person/wrong-pin',
      params: { left: 4, seconds: 1 },
    })
    expect(at.desk.session.personId).toBe(admin)
    await at.record.write([w.registered])
    expect((await events()).at(-1)).toMatchObject({ by: admin })
  })

  it('refuses unknown and disabled people', async () => {
    const { reviewer } = await registerBoth()
    expect((await failureOf(at.desk.signIn(w.uuid(9), PINS.other))).code).toBe('person/unknown')
    await at.record.write([{ type: 'person/disabled', payload: { personId: reviewer } }])
    expect((await failureOf(at.desk.signIn(reviewer, PINS.reviewer))).code).toBe('person/disabled')
  })

  it('is not needed to be told twice: signed out nothing is written', async () => {
    await registerAdmin()
    at.desk.signOut()
    expect(at.desk.session).toEqual({ isStaffed: true, personId: null, isLocked: false })
    await expect(at.record.write([w.registered])).rejects.toMatchObject({ code: 'person/sign-in-needed' })
  })

  it('is needed again after a restart', async () => {
    const { admin } = await registerBoth()
    await reopen(60_000)
    expect(at.desk.session).toEqual({ isStaffed: true, personId: null, isLocked: false })
    await expect(at.record.write([w.registered])).rejects.toMatchObject({ code: 'person/sign-in-needed' })
    await at.desk.signIn(admin, PINS.admin)
    await at.record.write([w.registered])
  })

  it('keeps the PIN out of the journal', async () => {
    const { reviewer } = await registerBoth()
    await failureOf(at.desk.signIn(reviewer, '555019'))
    const bytes = await readFile(join(dir, 'journal', 'journal-000001.hjj'), 'utf8')
    for (const pin of [PINS.admin, PINS.reviewer, '555019']) expect(bytes).not.toContain(pin)
  })
})

describe('wrong PINs', () => {
  const wrong = (personId: string) => failureOf(at.desk.signIn(personId, PINS.other))

  it('make the next try wait longer and longer, the right PIN too', async () => {
    const { reviewer } = await registerBoth()
    for (const seconds of [1, 2, 4, 8]) {
      expect((await wrong(reviewer)).params).toMatchObject({ seconds })
      at.pass(seconds * 1000 - 1)
      const early = await failureOf(at.desk.signIn(reviewer, PINS.reviewer))
      expect(early).toEqual({ code: 'person/wait', params: { seconds: 1 } })
      at.pass(1)
    }
    await at.desk.signIn(reviewer, PINS.reviewer)
    expect(await wrong(reviewer)).toMatchObject({ params: { left: 4, seconds: 1 } })
  })

  it('are recorded at the fifth and stop the sign-in for minutes', async () => {
    const { admin, reviewer } = await registerBoth()
    at.desk.signOut()
    for (const seconds of [1, 2, 4, 8]) {
      await wrong(reviewer)
      at.pass(seconds * 1000)
    }
    expect(await wrong(reviewer)).toEqual({ code: 'person/wait', params: { seconds: 300 } })
    const last = (await events()).at(-1)
    expect(last).toMatchObject({
      type: 'person/sign-in-refused',
      payload: { personId: reviewer, attempts: 5 },
      actor: '未登录',
    })
    expect(last).not.toHaveProperty('sig')
    at.pass(299_000)
    expect(await failureOf(at.desk.signIn(reviewer, PINS.reviewer))).toMatchObject({ code: 'person/wait' })
    // The others are not held up.
    await at.desk.signIn(admin, PINS.admin)
    at.pass(1000)
    await at.desk.signIn(reviewer, PINS.reviewer)
    expect(at.record.state.get('people', reviewer).refusal).toBeNull()
  })

  it('hold the pause over a restart, and over a clock set back, and no longer', async () => {
    const { reviewer } = await registerBoth()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await wrong(reviewer)
      at.pass(8000)
    }
    const beganMs = Date.parse(at.record.state.get('people', reviewer).refusal?.at ?? '') - START_MS
    await reopen(beganMs + 100_000)
    expect(await failureOf(at.desk.signIn(reviewer, PINS.reviewer))).toEqual({
      code: 'person/wait',
      params: { seconds: 200 },
    })
    await reopen(-3600_000)
    expect(await failureOf(at.desk.signIn(reviewer, PINS.reviewer))).toEqual({
      code: 'person/wait',
      params: { seconds: 300 },
    })
    await reopen(beganMs + 300_000)
    await at.desk.signIn(reviewer, PINS.reviewer)
  })

  it('do not end sooner when the clock on the wall is set on', async () => {
    const { reviewer } = await registerBoth()
    await wrong(reviewer)
    at.setWall(START_MS + 86_400_000)
    expect((await failureOf(at.desk.signIn(reviewer, PINS.reviewer))).code).toBe('person/wait')
  })

  it('count one by one, however many come at once', async () => {
    const { reviewer } = await registerBoth()
    const tries = ['482915', '592714', '638152', PINS.reviewer].map((pin) =>
      failureOf(at.desk.signIn(reviewer, pin)),
    )
    const codes = (await Promise.all(tries)).map(({ code }) => code)
    expect(codes).toEqual(['person/wrong-pin', 'person/wait', 'person/wait', 'person/wait'])
  })

  it('count as well when the old PIN is asked for', async () => {
    await registerAdmin()
    expect((await failureOf(at.desk.changePin(PINS.other, '604817'))).code).toBe('person/wrong-pin')
    expect((await failureOf(at.desk.changePin(PINS.admin, '604817'))).code).toBe('person/wait')
  })
})

describe('the lock', () => {
  it('comes after a while without a hand, keeps the person, and stops all writing', async () => {
    const { personId } = await registerAdmin()
    at.pass(LOCK_AFTER_MS - 1)
    at.desk.tick()
    expect(at.desk.session.isLocked).toBe(false)
    at.desk.touch()
    at.pass(LOCK_AFTER_MS - 1)
    at.desk.tick()
    expect(at.desk.session.isLocked).toBe(false)
    at.pass(1)
    at.desk.tick()
    expect(at.desk.session).toEqual({ isStaffed: true, personId, isLocked: true })
    await expect(at.record.write([w.registered])).rejects.toMatchObject({ code: 'person/sign-in-needed' })
    await at.desk.signIn(personId, PINS.admin)
    expect(at.desk.session.isLocked).toBe(false)
    await at.record.write([w.registered])
  })

  it('gives way to another person', async () => {
    const { reviewer } = await registerBoth()
    at.desk.lock()
    await at.desk.signIn(reviewer, PINS.reviewer)
    expect(at.desk.session).toEqual({ isStaffed: true, personId: reviewer, isLocked: false })
  })
})

describe('what was asked for', () => {
  it('is written in the name of who asked, even after somebody else has signed in', async () => {
    const { admin, reviewer } = await registerBoth()
    let goOn = (): void => undefined
    const slow = new Promise<void>((resolve) => (goOn = resolve))
    const job = at.record.inNameOf(at.record.signer, async () => {
      await slow
      await at.record.write([w.registered])
    })
    await at.desk.signIn(reviewer, PINS.reviewer)
    goOn()
    await job
    expect((await events()).at(-1)).toMatchObject({ type: 'case/registered', by: admin, actor: '示例甲' })
    await at.record.write([w.adopted])
    expect((await events()).at(-1)).toMatchObject({ by: reviewer })
  })
})

describe('PINs', () => {
  it('are changed by their owner; the key stays', async () => {
    const { personId } = await registerAdmin()
    const { publicKey } = at.record.state.get('people', personId)
    await at.desk.changePin(PINS.admin, '604817')
    expect(at.record.state.get('people', personId).publicKey).toBe(publicKey)
    at.desk.signOut()
    expect((await failureOf(at.desk.signIn(personId, PINS.admin))).code).toBe('person/wrong-pin')
    at.pass(1000)
    await at.desk.signIn(personId, '604817')
  })

  it.each([
    ['the same', PINS.admin, 'person/pin-unchanged'],
    ['a weak one', '111111', 'person/pin-simple'],
  ])('are not changed to %s', async (_what, pin, code) => {
    await registerAdmin()
    expect((await failureOf(at.desk.changePin(PINS.admin, pin))).code).toBe(code)
  })

  it('are renewed by an administrator with a new key; the old one stays on record', async () => {
    const { reviewer } = await registerBoth()
    const before = at.record.state.get('people', reviewer)
    at.pass(5000)
    await at.desk.renewKey(reviewer, PINS.other)
    const after = at.record.state.get('people', reviewer)
    expect(after.publicKey).not.toBe(before.publicKey)
    expect(after.formerKeys).toEqual([
      {
        publicKey: before.publicKey,
        validFrom: before.registeredAt,
        validUntil: new Date(START_MS + 5000).toISOString(),
      },
    ])
    await at.desk.signIn(reviewer, PINS.other)
    expect((await failureOf(at.desk.renewKey(w.uuid(3), '604817'))).code).toBe('person/role-needed')
  })

  it('are not renewed for oneself', async () => {
    const { personId } = await registerAdmin()
    expect((await failureOf(at.desk.renewKey(personId, '604817'))).code).toBe('person/renew-own')
  })

  it('once renewed take the pen from the old key', async () => {
    const { admin, reviewer } = await registerBoth()
    await at.desk.signIn(reviewer, PINS.reviewer)
    const old = at.record.signer
    await at.desk.signIn(admin, PINS.admin)
    await at.desk.renewKey(reviewer, PINS.other)
    const late = at.record.inNameOf(old, () => at.record.write([w.registered]))
    await expect(late).rejects.toMatchObject({ code: 'person/sign-in-needed' })
  })
})

describe('the register', () => {
  it('puts out who is disabled while at the laptop', async () => {
    const { admin } = await registerBoth()
    await at.desk.register(factsOf('示例丙', 'admin'), PINS.other)
    await at.record.write([{ type: 'person/disabled', payload: { personId: admin } }])
    expect(at.desk.session.personId).toBeNull()
  })

  it('says by name which roles an act needs', async () => {
    const { reviewer } = await registerBoth()
    const opened: EventBody = {
      type: 'campaign/opened',
      payload: { campaignId: w.uuid(7), name: '年度', year: 2026 },
    }
    await at.desk.signIn(reviewer, PINS.reviewer)
    await expect(at.record.write([opened])).rejects.toMatchObject({
      code: 'person/role-needed',
      params: { roles: '组长、管理员' },
    })
  })

  it('gives a changed role at once', async () => {
    const { personId } = await registerAdmin()
    await at.record.write([w.registered, w.adopted])
    await expect(at.record.write([w.started])).rejects.toMatchObject({ code: 'person/role-needed' })
    const facts = factsOf('示例甲', 'admin', 'reviewer')
    await at.record.write([{ type: 'person/facts-edited', payload: { personId, facts } }])
    await at.record.write([w.started])
    expect(at.record.state.get('reviews', w.REVIEW_ID).reviewerId).toBe(personId)
  })
})
