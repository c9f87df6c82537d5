import { z } from './zod'

/** Lower-case hex SHA-256, the address of a blob. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export type Sha256 = z.infer<typeof Sha256>
