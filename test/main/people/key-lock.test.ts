import { createPublicKey, sign, verify } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PinLock } from '@shared/domain/people/person'
import { lockKey, newKeys, openKey, publicKeyText, type Keys } from '../../../src/main/people/key-lock'

const PIN = '739164'
const id = '00000000-0000-4000-8000-000000000001'
let keys: Keys
let lock: PinLock

beforeAll(async () => {
  keys = newKeys()
  lock = await lockKey({ id, publicKey: keys.publicKey }, keys.privateKey, PIN)
})

const owner = () => ({ id, publicKey: keys.publicKey, lock })
/** Changes one character in the middle of base64 without changing its length. */
const altered = (text: string): string => {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}

describe('the lock of a key', () => {
  it('opens with its PIN to the key whose signatures the public key holds good', async () => {
    const key = await openKey(owner(), PIN)
    if (key === null) throw new Error('did not open')
    const bytes = Buffer.from('一次操作')
    const publicKey = createPublicKey({
      key: Buffer.from(keys.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    expect(verify(null, bytes, publicKey, sign(null, bytes, key))).toBe(true)
    expect(publicKeyText(createPublicKey(key))).toBe(keys.publicKey)
  })

  it('opens with the same PIN from another keyboard', async () => {
    expect(await openKey(owner(), '７３９１６４')).not.toBeNull()
  })

  it('stays shut for another PIN', async () => {
    expect(await openKey(owner(), '739165')).toBeNull()
    expect(await openKey(owner(), '')).toBeNull()
  })

  it.each<readonly [string, () => Parameters<typeof openKey>[0]]>([
    ['moved to another person', () => ({ ...owner(), id: '00000000-0000-4000-8000-000000000002' })],
    ['under another public key', () => ({ ...owner(), publicKey: newKeys().publicKey })],
    ['with an altered key', () => ({ ...owner(), lock: { ...lock, lockedKey: altered(lock.lockedKey) } })],
    ['with an altered nonce', () => ({ ...owner(), lock: { ...lock, nonce: altered(lock.nonce) } })],
    ['with an altered salt', () => ({ ...owner(), lock: { ...lock, salt: altered(lock.salt) } })],
    ['made cheaper', () => ({ ...owner(), lock: { ...lock, costLog2: 14 } })],
  ])('stays shut when %s', async (_what, made) => {
    expect(await openKey(made(), PIN)).toBeNull()
  })

  it('says so when it is too short to be one', async () => {
    const short = { ...owner(), lock: { ...lock, lockedKey: 'AAAA' } }
    await expect(openKey(short, PIN)).rejects.toMatchObject({ code: 'person/lock-damaged' })
  })

  it('refuses a key that is not the registered one', async () => {
    const foreign = newKeys()
    const swapped = await lockKey({ id, publicKey: keys.publicKey }, foreign.privateKey, PIN)
    await expect(openKey({ ...owner(), lock: swapped }, PIN)).rejects.toMatchObject({
      code: 'person/lock-damaged',
    })
  })

  it('is never the same twice, and holds neither PIN nor key in clear', async () => {
    const again = await lockKey({ id, publicKey: keys.publicKey }, keys.privateKey, PIN)
    expect(again.lockedKey).not.toBe(lock.lockedKey)
    const der = keys.privateKey.export({ type: 'pkcs8', format: 'der' })
    expect(Buffer.from(lock.lockedKey, 'base64').includes(der.subarray(-32))).toBe(false)
    expect(JSON.stringify(lock)).not.toContain(PIN)
  })
})
