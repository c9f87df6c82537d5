import type { ErrorParams } from '@shared/lib/app-error'

/** One sentence (or two) a person reads; `params` come from the failure. */
export type Message = (params: ErrorParams) => string
export type MessageTable = Readonly<Record<string, Message>>
