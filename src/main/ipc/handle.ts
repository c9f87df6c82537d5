/**
 * The only ipcMain.handle and the only webContents.send in the app. Arguments are checked against the contract before
 * a handler sees them; what a handler throws becomes code + params, because `invoke` would keep only the message.
 */
import { ipcMain } from 'electron'
import type { Channel, EventName } from '@shared/ipc/channels'
import { CHANNELS, PRELOAD_CHANNELS } from '@shared/ipc/channels'
import { contract, eventContract, type Args, type EventPayload, type Value } from '@shared/ipc/contract'
import { AppError, toFailure } from '@shared/lib/app-error'
import type { Result } from '@shared/lib/result'
import { log } from '../app/log'
import { assertTrustedFrame, trustedContents } from '../security/trusted-frame'

const handled = new Set<Channel>()

/** Stands around every call: may it be asked now, and in whose name does it run? */
type Around = <T>(channel: Channel, run: () => T) => T
let around: Around = (_channel, run) => run()

export function standAroundCalls(next: Around): void {
  around = next
}

function checkArgs<C extends Channel>(channel: C, raw: readonly unknown[]): Args<C> {
  const parsed = contract[channel].args.safeParse(raw)
  if (parsed.success) return parsed.data as Args<C>
  const issue = parsed.error.issues[0]
  throw new AppError('ipc/invalid-args', `${channel}: ${issue?.code ?? '?'}`, {
    channel,
    at: issue?.path.map(String).join('.') ?? '',
  })
}

/** Registers the one handler of a channel. A second one for the same channel is our bug and throws. */
export function handle<C extends Channel>(
  channel: C,
  run: (...args: Args<C>) => Promise<Value<C>> | Value<C>,
): void {
  ipcMain.handle(channel, async (event, ...raw: unknown[]): Promise<Result<unknown>> => {
    try {
      assertTrustedFrame(event)
      return { ok: true, value: await around(channel, () => run(...checkArgs(channel, raw))) }
    } catch (cause) {
      log.failure(`ipc ${channel}`, cause)
      return { ok: false, failure: toFailure(cause) }
    }
  })
  handled.add(channel)
}

/** Channels of the contract nobody answers yet; start-up logs them. */
export function unhandledChannels(): readonly Channel[] {
  return [...CHANNELS, ...PRELOAD_CHANNELS].filter((channel) => !handled.has(channel))
}

/** Tells every window of ours. The payload is checked, so that a subscriber may trust it. */
export function emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
  const checked: unknown = eventContract[event].parse(payload)
  for (const contents of trustedContents()) contents.send(event, checked)
}
