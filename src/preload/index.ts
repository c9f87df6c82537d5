/**
 * The bridge only: one method per channel name, subscriptions by event name, and the door for dropped files.
 * No schemas, no logic, no generic `invoke`: a page can call what is listed and nothing else.
 */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { CHANNELS, EVENTS } from '@shared/ipc/channels'

const OFFER = 'intake:offer'

const methods = Object.fromEntries(
  CHANNELS.map((channel) => [
    channel,
    (...args: unknown[]): Promise<unknown> => ipcRenderer.invoke(channel, ...args),
  ]),
)

function on(event: string, listener: (payload: unknown) => void): () => void {
  if (!(EVENTS as readonly string[]).includes(event)) throw new Error(`unknown event ${event}`)
  const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
  ipcRenderer.on(event, forward)
  return () => ipcRenderer.removeListener(event, forward)
}

/** A file made by script has no path and is left out: only what the person dropped can be offered. */
function pathsOf(files: readonly File[]): Promise<unknown> {
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
  return ipcRenderer.invoke(OFFER, paths)
}

contextBridge.exposeInMainWorld('hengjuan', { ...methods, on, pathsOf })
