/**
 * A person's key pair and its lock: Ed25519, the private key under AES-256-GCM with a key from the PIN by scrypt.
 * Opening the lock is the only proof that a PIN is right; nothing is kept to compare it with. A PIN is never logged.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  scrypt,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { Person, PinLock } from '@shared/domain/people/person'
import { normalizePin } from '@shared/domain/people/pin'
import { canonicalJson } from '@shared/domain/people/signed-act'
import { AppError } from '@shared/lib/app-error'

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
/** 128 · N · r = 32 MiB and about a tenth of a second: felt by who tries a thousand, not by who signs in. */
const COST_LOG2 = 15
const BLOCK_SIZE = 8
const MAX_MEMORY = 2 * 128 * 2 ** 20 * BLOCK_SIZE

const scryptAsync = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt)

export type Keys = { readonly publicKey: string; readonly privateKey: KeyObject }
/** What a lock belongs to; bound into it, so that a lock moved to another person does not open. */
type Owner = Pick<Person, 'id' | 'publicKey'>

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64')

/** SPKI, base64. */
export const publicKeyText = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).toString('base64')

export function newKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: publicKeyText(publicKey), privateKey }
}

const secretOf = (pin: string, { salt, costLog2 }: Pick<PinLock, 'salt' | 'costLog2'>): Promise<Buffer> =>
  scryptAsync(normalizePin(pin), fromBase64(salt), 32, {
    N: 2 ** costLog2,
    r: BLOCK_SIZE,
    p: 1,
    maxmem: MAX_MEMORY,
  })

const boundText = (owner: Owner, lock: Omit<PinLock, 'lockedKey'>): Buffer => {
  const { kdf, costLog2, salt, cipher, nonce } = lock
  return Buffer.from(
    canonicalJson({ id: owner.id, publicKey: owner.publicKey, kdf, costLog2, salt, cipher, nonce }),
  )
}

export async function lockKey(owner: Owner, privateKey: KeyObject, pin: string): Promise<PinLock> {
  const lock = {
    kdf: 'scrypt',
    costLog2: COST_LOG2,
    salt: randomBytes(16).toString('base64'),
    cipher: CIPHER,
    nonce: randomBytes(12).toString('base64'),
  } as const
  const cipher = createCipheriv(CIPHER, await secretOf(pin, lock), fromBase64(lock.nonce))
  cipher.setAAD(boundText(owner, lock))
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  const locked = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { ...lock, lockedKey: locked.toString('base64') }
}

/**
 * @returns the private key, or null when the PIN is wrong
 * @throws AppError `person/lock-damaged` when it opens and is not the registered key
 */
export async function openKey(owner: Owner & Pick<Person, 'lock'>, pin: string): Promise<KeyObject | null> {
  const { lock } = owner
  const plain = unlock(owner, await secretOf(pin, lock))
  if (plain === null) return null
  const key = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
  if (publicKeyText(createPublicKey(key)) !== owner.publicKey) {
    throw new AppError('person/lock-damaged', 'the lock holds another key than the registered one')
  }
  return key
}

function unlock(owner: Owner & Pick<Person, 'lock'>, secret: Buffer): Buffer | null {
  const { lock } = owner
  const bytes = fromBase64(lock.lockedKey)
  if (bytes.length <= TAG_BYTES) throw new AppError('person/lock-damaged', 'the lock is too short')
  const decipher = createDecipheriv(CIPHER, secret, fromBase64(lock.nonce))
  decipher.setAAD(boundText(owner, lock))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    return null // a wrong key and altered bytes cannot be told apart, by design of GCM
  }
}
