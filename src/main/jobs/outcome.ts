/** How a task ends early. */
import { AppError } from '@shared/lib/app-error'
import type { Result } from '@shared/lib/result'

/** @throws AppError `jobs/cancelled` */
export function stopWhenCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('jobs/cancelled', 'cancelled')
}

export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new AppError(result.failure.code, 'refused', result.failure.params)
}
