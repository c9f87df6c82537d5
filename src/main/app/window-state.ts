/** Remembers the window's place. A convenience, never truth: an unreadable file is ignored and replaced. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { z } from '@shared/lib/zod'
import { log } from './log'
import { MIN_HEIGHT, MIN_WIDTH, type WindowBounds } from './window-bounds'

const Stored = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(MIN_WIDTH),
  height: z.int().min(MIN_HEIGHT),
  isMaximized: z.boolean(),
})

const stateFile = (): string => join(app.getPath('userData'), 'window.json')

export function loadBounds(): WindowBounds | undefined {
  try {
    return Stored.parse(JSON.parse(readFileSync(stateFile(), 'utf8')))
  } catch {
    return undefined // first start, or a file nobody can use
  }
}

/** Written on close, through a temporary file, so that a crash leaves the old one. */
export function saveBoundsOnClose(window: BrowserWindow): void {
  window.on('close', () => {
    const bounds: WindowBounds = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      const temporary = `${stateFile()}.tmp`
      writeFileSync(temporary, JSON.stringify(bounds))
      renameSync(temporary, stateFile())
    } catch (cause) {
      log.failure('window bounds not saved', cause)
    }
  })
}
