/**
 * People who work on this laptop, their roles, and who an act is by.
 * An office that registers nobody works as one person with every role; as soon as somebody is registered, every act
 * needs a person who has signed in with a PIN and is signed with that person's key (docs/adr/0018).
 */
import { z } from '@shared/lib/zod'

export const Role = z.enum(['reviewer', 'leader', 'rechecker', 'admin', 'keeper', 'clue'])
export type Role = z.infer<typeof Role>

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reviewer: '评查员',
  leader: '组长',
  rechecker: '复核',
  admin: '管理员',
  keeper: '监印人',
  clue: '线索管理',
}

/** `组长、复核` */
export const namesOfRoles = (roles: readonly Role[]): string =>
  Role.options
    .filter((role) => roles.includes(role))
    .map((role) => ROLE_NAMES[role])
    .join('、')

/** What the register says of a person. */
export const PersonFacts = z
  .object({
    name: z.string().trim().min(1).max(50),
    /** The unit the person comes from; files of it are not given to them (回避). */
    unit: z.string().trim().max(200),
    /** 执法监督证或执法证号 */
    certificate: z.string().trim().max(60),
    roles: z.array(Role).min(1).max(6).readonly(),
    /** Further units whose files the person must not judge. */
    recusedUnits: z.array(z.string().trim().min(1).max(200)).max(100).readonly(),
  })
  .readonly()
export type PersonFacts = z.infer<typeof PersonFacts>

/** The private key, locked with the PIN. Base64 throughout. Opening it is the proof that the PIN is right. */
export const PinLock = z
  .object({
    kdf: z.literal('scrypt'),
    costLog2: z.int().min(14).max(20),
    salt: z.string().min(1),
    cipher: z.literal('aes-256-gcm'),
    nonce: z.string().min(1),
    lockedKey: z.string().min(1),
  })
  .readonly()
export type PinLock = z.infer<typeof PinLock>

/** A key that a lost PIN took away: what was signed with it in its time stays good. */
export type FormerKey = {
  readonly publicKey: string
  readonly validFrom: string
  readonly validUntil: string
}

export type Person = PersonFacts & {
  readonly id: string
  /** Ed25519, SPKI, base64; acts are checked against it. A new PIN keeps it, a lost PIN needs a new one. */
  readonly publicKey: string
  readonly keySince: string
  /** Oldest first. */
  readonly formerKeys: readonly FormerKey[]
  readonly lock: PinLock
  readonly registeredAt: string
  readonly disabledAt: string | null
  /** The last run of wrong PINs that stopped the sign-in; null after a good one. */
  readonly refusal: { readonly at: string; readonly attempts: number } | null
}

/** Who wants an act written. `personId` is null while nobody is registered. */
export type Actor = {
  readonly personId: string | null
  readonly name: string
  readonly roles: readonly Role[]
}

/** Somebody an act speaks of: a registered person, or a name typed in. */
export const PersonRef = z
  .object({ personId: z.uuid().nullable(), name: z.string().trim().min(1).max(50) })
  .readonly()
export type PersonRef = z.infer<typeof PersonRef>

/** The one person of an office that has registered nobody. */
export const soleActor = (name: string): Actor => ({ personId: null, name, roles: [...Role.options] })
