/**
 * The app's own log: one JSON line per entry in `logs/main.log` of the data folder, and on stderr while developing.
 * Ids and codes only, never names, case text or full paths (docs/security.md).
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { AppError } from '@shared/lib/app-error'

type Fields = Readonly<Record<string, string | number | boolean>>

const ROTATE_AT_BYTES = 2_000_000

function write(level: 'info' | 'warn' | 'error', what: string, fields: Fields): void {
  const line = `${JSON.stringify({ at: new Date().toISOString(), level, what, ...fields })}\n`
  if (!app.isPackaged) process.stderr.write(line)
  try {
    const folder = join(app.getPath('userData'), 'logs')
    const file = join(folder, 'main.log')
    mkdirSync(folder, { recursive: true })
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_AT_BYTES) {
      renameSync(file, join(folder, 'main.1.log'))
    }
    appendFileSync(file, line)
  } catch {
    // A full or vanished disk must not turn a logged failure into a second one.
  }
}

export const log = {
  info: (what: string, fields: Fields = {}): void => write('info', what, fields),
  warn: (what: string, fields: Fields = {}): void => write('warn', what, fields),
  error: (what: string, fields: Fields = {}): void => write('error', what, fields),
  /** An AppError by its code; an unexpected throw, which is our bug, with its stack. */
  failure: (what: string, cause: unknown): void => {
    if (cause instanceof AppError) write('warn', what, { code: cause.code, detail: cause.message })
    else
      write('error', what, { stack: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  },
} as const
