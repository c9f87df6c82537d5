/**
 * The bridge's only client. Answers are parsed with the contract's own schemas; a refusal becomes an AppError
 * whose code shared/messages turns into a sentence.
 */
import { AppError } from '@shared/lib/app-error'
import type { Result } from '@shared/lib/result'
import type { EventName, PublicChannel } from '@shared/ipc/channels'
import { contract, eventContract, type Asked, type EventPayload, type Value } from '@shared/ipc/contract'

type AnyMethod = (...args: readonly unknown[]) => Promise<Result<unknown>>

function unwrap<T>(answer: Result<unknown>, parse: (value: unknown) => T): T {
  if (!answer.ok)
    throw new AppError(answer.failure.code, `refused: ${answer.failure.code}`, answer.failure.params)
  return parse(answer.value)
}

/** @throws AppError with the code main answered with */
export async function call<C extends PublicChannel>(channel: C, ...args: Asked<C>): Promise<Value<C>> {
  const method = window.hengjuan[channel] as unknown as AnyMethod
  return unwrap(await method(...args), (value) => contract[channel].value.parse(value) as Value<C>)
}

/** Offers dropped files to main; the page gets a token, never a path. */
export async function offerDropped(files: readonly File[]): Promise<Value<'intake:offer'>> {
  const answer = await window.hengjuan.pathsOf(files)
  return unwrap(answer, (value) => contract['intake:offer'].value.parse(value))
}

/** @returns the function that ends the subscription */
export function listen<E extends EventName>(
  event: E,
  listener: (payload: EventPayload<E>) => void,
): () => void {
  return window.hengjuan.on(event, (payload) =>
    listener(eventContract[event].parse(payload) as EventPayload<E>),
  )
}
