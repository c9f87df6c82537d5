/**
 * One error class for failures of the world, one serialisable shape for what crosses a process border.
 * The text a person reads is made from `code` and `params` in shared/messages, never here.
 */
export type ErrorCode = `${string}/${string}`
export type ErrorParams = Readonly<Record<string, string | number>>

export type Failure = { readonly code: ErrorCode; readonly params: ErrorParams }

export class AppError extends Error {
  constructor(
    /** area/what, for example `blob/hash-mismatch` */
    readonly code: ErrorCode,
    /** for the log, English, without names or case text */
    message: string,
    readonly params: ErrorParams = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'AppError'
  }
}

/** Turns anything thrown into what may travel: an unknown throw becomes `app/bug`. */
export function toFailure(cause: unknown): Failure {
  if (cause instanceof AppError) return { code: cause.code, params: cause.params }
  return { code: 'app/bug', params: {} }
}
