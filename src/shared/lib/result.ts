/** An expected refusal is part of the return type; see docs/architecture.md, "Errors". */
import type { Failure } from './app-error'

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: Failure['code'], params: Failure['params'] = {}): Result<never> => ({
  ok: false,
  failure: { code, params },
})
