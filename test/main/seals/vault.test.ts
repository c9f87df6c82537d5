import { describe, expect, it } from 'vitest'
import { lockSeal, unlockSeal } from '../../../src/main/seals/vault'

const PICTURE = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

describe('seal vault', () => {
  it('gives the picture back for the passphrase it was locked with', async () => {
    const vault = await lockSeal(PICTURE, '示例口令 12345')
    expect(new Uint8Array(await unlockSeal(vault, '示例口令 12345'))).toEqual(PICTURE)
  })

  it('opens for compatibility forms of the same passphrase', async () => {
    const vault = await lockSeal(PICTURE, 'Ａbc１２３４5')
    expect(new Uint8Array(await unlockSeal(vault, 'Abc12345'))).toEqual(PICTURE)
  })

  it('refuses another passphrase', async () => {
    const vault = await lockSeal(PICTURE, 'right-passphrase')
    await expect(unlockSeal(vault, 'wrong-passphrase')).rejects.toMatchObject({
      code: 'seal/wrong-passphrase',
    })
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
      await expect(unlockSeal(altered, 'right-passphrase'), `byte ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^seal\/(wrong-passphrase|vault-damaged|newer-vault)$/) as string,
      })
    }
  })

  it('refuses what is no vault', async () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('HJSV'), Buffer.alloc(200, 65)]) {
      await expect(unlockSeal(bytes, 'x')).rejects.toMatchObject({ code: 'seal/vault-damaged' })
    }
  })
})
