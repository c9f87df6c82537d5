/**
 * The seal picture at rest: AES-256-GCM under a key from the passphrase by scrypt.
 * Format: magic, version, length of header, header JSON (cipher, KDF and its cost), ciphertext, tag. The header is
 * authenticated, so its cost cannot be lowered unseen. The key lives for one call; nothing is logged.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '@shared/lib/app-error'
import { z } from '@shared/lib/zod'

const MAGIC = Buffer.from('HJSV')
const VERSION = 1
const TAG_BYTES = 16
/** 128 · N · r = 128 MiB and about half a second on an office laptop: a guess must cost. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const
const MAX_MEMORY = 256 * 1024 * 1024

const hex = z.string().regex(/^([0-9a-f]{2})+$/)
const Header = z.object({
  cipher: z.literal('aes-256-gcm'),
  kdf: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  salt: hex,
  iv: hex,
})
type Header = z.infer<typeof Header>

const scryptAsync = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt)

/** Compatibility forms of the same Chinese text must open the same vault on every keyboard. */
const keyOf = ({ N, r, p, salt }: Header, passphrase: string): Promise<Buffer> =>
  scryptAsync(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem: MAX_MEMORY })

export async function lockSeal(
  picture: Uint8Array,
  passphrase: string,
  cost: Pick<Header, 'N' | 'r' | 'p'> = COST,
): Promise<Uint8Array> {
  const header: Header = {
    cipher: 'aes-256-gcm',
    kdf: 'scrypt',
    ...cost,
    salt: randomBytes(16).toString('hex'),
    iv: randomBytes(12).toString('hex'),
  }
  const prefix = encodePrefix(header)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(header, passphrase), Buffer.from(header.iv, 'hex'))
  cipher.setAAD(prefix)
  return Buffer.concat([prefix, cipher.update(picture), cipher.final(), cipher.getAuthTag()])
}

/**
 * @returns the picture, or null when the passphrase is wrong
 * @throws AppError `seal/vault-damaged`, `seal/newer-vault`
 */
export async function unlockSeal(vault: Uint8Array, passphrase: string): Promise<Uint8Array | null> {
  const bytes = Buffer.from(vault)
  const { header, prefix } = decodePrefix(bytes)
  const body = bytes.subarray(prefix.length, bytes.length - TAG_BYTES)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await keyOf(header, passphrase),
    Buffer.from(header.iv, 'hex'),
  )
  decipher.setAAD(prefix)
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  // GCM deciphers a stream: all of it is in the first part, and the last one only vouches for it.
  const picture = decipher.update(body)
  try {
    decipher.final()
    return picture
  } catch {
    picture.fill(0)
    return null // a wrong key and altered bytes cannot be told apart, by design of GCM
  }
}

function encodePrefix(header: Header): Buffer {
  const json = Buffer.from(JSON.stringify(header))
  const lengths = Buffer.alloc(5)
  lengths.writeUInt8(VERSION, 0)
  lengths.writeUInt32BE(json.length, 1)
  return Buffer.concat([MAGIC, lengths, json])
}

function decodePrefix(bytes: Buffer): { header: Header; prefix: Buffer } {
  const start = MAGIC.length + 5
  if (bytes.length < start + TAG_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new AppError('seal/vault-damaged', 'not a seal vault')
  }
  if (bytes.readUInt8(MAGIC.length) > VERSION)
    throw new AppError('seal/newer-vault', 'written by a newer release')
  const end = start + bytes.readUInt32BE(MAGIC.length + 1)
  if (end + TAG_BYTES > bytes.length) throw new AppError('seal/vault-damaged', 'header runs past the end')
  const parsed = Header.safeParse(parseJson(bytes.subarray(start, end).toString()))
  if (!parsed.success) throw new AppError('seal/vault-damaged', 'header does not match')
  return { header: parsed.data, prefix: bytes.subarray(0, end) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // refused by the schema in the next step
  }
}
