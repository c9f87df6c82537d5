import { describe, expect, it } from 'vitest'
import { codeOf } from '../../helpers/people'
import { lockSeal, unlockSeal } from '../../../src/main/seals/vault'

const open = async (vault: Uint8Array, passphrase: string): Promise<Uint8Array> =>
  new Uint8Array((await unlockSeal(vault, passphrase)) ?? [])
const PICTURE = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

describe('seal vault', () => {
  it('gives the picture back for the passphrase it was locked with', async () => {
    const vault = await lockSeal(PICTURE, '示例口令 12345')
    expect(await open(vault, '示例口令 12345')).toEqual(PICTURE)
  })

  it('opens for compatibility forms of the same passphrase', async () => {
    const vault = await lockSeal(PICTURE, 'Ａbc１２３４5')
    expect(await open(vault, 'Abc12345')).toEqual(PICTURE)
  })

  it('refuses another passphrase', async () => {
    const vault = await lockSeal(PICTURE, 'right-passphrase')
    expect(await unlockSeal(vault, 'wrong-passphrase')).toBeNull()
  })

  it('holds neither the picture nor the passphrase in clear, and differs each time', async () => {
    const first = await lockSeal(PICTURE, 'right-passphrase')
    const second = await lockSeal(PICTURE, 'right-passphrase')
    expect(Buffer.from(first).includes(Buffer.from(PICTURE))).toBe(false)
    expect(Buffer.from(first).includes('right-passphrase')).toBe(false)
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false)
  })

  it('refuses any altered byte', async () => {
    const vault = Buffer.from(await lockSeal(PICTURE, 'right-passphrase'))
    // One byte of each part: magic, version, length, header, ciphertext, tag.
    const headerAt = vault.indexOf('"r":8') + 4
    for (const at of [0, 4, 8, headerAt, vault.length - 20, vault.length - 1]) {
      const altered = Buffer.from(vault)
      altered[at] = (altered[at] ?? 0) ^ 0x01
      const end = await unlockSeal(altered, 'right-passphrase').catch(codeOf)
      expect(end, `byte ${at}`).toSatisfy(
        (value) => value === null || value === 'seal/vault-damaged' || value === 'seal/newer-vault',
      )
    }
  })

  it('refuses what is no vault', async () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('HJSV'), Buffer.alloc(200, 65)]) {
      await expect(unlockSeal(bytes, 'x')).rejects.toMatchObject({ code: 'seal/vault-damaged' })
    }
  })
})
