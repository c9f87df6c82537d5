/**
 * Serials set aside for one laptop. The laptop that keeps the register (`register`) gives blocks away and never uses
 * them; any other (`blocks`) draws only from the blocks it was given, so that two laptops without a network can never
 * take the same number. A block code is bound to the laptop's own code (docs/adr/0023).
 */
import { z } from '@shared/lib/zod'

export const NumberBlock = z
  .object({
    blockId: z.uuid(),
    prefix: z.string().min(2).max(20),
    year: z.int().min(2000).max(2100),
    from: z.int().positive(),
    to: z.int().positive(),
    /** Code of the laptop it is for. */
    deviceCode: z.string().min(4).max(40),
    note: z.string().trim().max(200),
  })
  .readonly()
export type NumberBlock = z.infer<typeof NumberBlock>

export type NumberBlockRow = NumberBlock & {
  readonly id: string
  /** `given`: to another laptop; `own`: to this one. */
  readonly side: 'given' | 'own'
  readonly at: string
  readonly by: string
  /** Closed: what is left of it is not used any more, with the reason. */
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null
}

/** This store on this machine; one row, id `device`. */
export type DeviceRow = {
  readonly id: typeof DEVICE_ID
  /** Shown and typed: names this laptop on number blocks. */
  readonly code: string
  /** Of the machine and the place of the store; a copy has another one. */
  readonly fingerprint: string
  readonly attachedAt: string
  readonly mode: 'register' | 'blocks'
}
export const DEVICE_ID = 'device'
