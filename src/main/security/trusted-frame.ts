/**
 * Who may talk to main: the top frame of a window we opened ourselves, showing our own origin.
 * The window alone is not enough: a frame inside it, or a page it was led to, sends through the same window
 * (Electron security tutorial, point 17).
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { AppError } from '@shared/lib/app-error'
import { APP_ORIGIN } from './origin'

const trusted = new Set<WebContents>()

/** Called once for each window that gets the bridge. Hidden printing windows never do. */
export function trustContents(contents: WebContents): void {
  trusted.add(contents)
  contents.once('destroyed', () => trusted.delete(contents))
}

export function trustedContents(): readonly WebContents[] {
  return [...trusted].filter((contents) => !contents.isDestroyed())
}

export type Caller = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

export function assertTrustedFrame({ sender, senderFrame }: Caller): void {
  const isOurs =
    trusted.has(sender) &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === APP_ORIGIN
  if (!isOurs) throw new AppError('ipc/foreign-frame', 'call from a frame that is not ours')
}
