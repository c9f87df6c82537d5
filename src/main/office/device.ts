/**
 * This store on this machine. A store that was copied, moved or restored from a backup would give the numbers and the
 * seal away twice; so numbers and seals stop until somebody answers for it, and the laptop gets a new code then
 * (docs/adr/0023). The mark is taken when it is first needed: a store nobody works in stays as it is.
 */
import { execFile } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DEVICE_ID, type DeviceRow } from '@shared/domain/document/number-block'
import type { DeviceStatus } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import type { Record } from '../record/record'

export type DeviceOptions = {
  readonly record: Pick<Record, 'state' | 'status' | 'write' | 'latestAt'>
  readonly now: () => Date
  /** null while there is no journal segment yet. */
  readonly fingerprint: () => Promise<string | null>
  readonly newCode?: () => string
}

/** A clock that time servers push back a little is not a clock set back. */
const CLOCK_TOLERANCE_MS = 60_000

/** Letters and digits nobody mistakes for one another, spoken or written: no 0 O, 1 I L. */
const CODE_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 6

export const newDeviceCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS.charAt(randomInt(CODE_SIGNS.length))).join('')

export class Device {
  readonly #options: DeviceOptions
  /** Neither machine nor segment changes while the store is open and locked. */
  #fingerprint: Promise<string | null> | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: DeviceOptions) {
    this.#options = options
  }

  /** An empty code: nothing has been written into this store yet, or nothing can be. */
  status(): Promise<DeviceStatus> {
    return this.#inTurn(async () => {
      const row = await this.#row()
      const clock = { clockBehindMinutes: this.#behindMinutes() }
      if (row === null) return { code: '', mode: 'register', isMoved: false, ...clock }
      return { code: row.code, mode: row.mode, isMoved: await this.#isMoved(row), ...clock }
    })
  }

  /**
   * Before a number is taken and before a seal is pressed.
   * @throws AppError `device/moved`, `device/clock-behind`
   */
  async assertAttached(): Promise<void> {
    const { isMoved } = await this.status()
    if (isMoved) throw new AppError('device/moved', 'the store was copied, moved or restored')
    const minutes = this.#behindMinutes()
    if (minutes > 0)
      throw new AppError('device/clock-behind', 'the clock lies behind the record', { minutes })
  }

  /**
   * Somebody answers for the store as it is here, or for a clock that once ran ahead. Only a store that has moved gets
   * another code.
   * @throws AppError `device/not-moved`
   */
  attach(statement: string): Promise<void> {
    return this.#inTurn(async () => {
      const row = await this.#row()
      const isMoved = row !== null && (await this.#isMoved(row))
      if (row === null || (!isMoved && this.#behindMinutes() === 0))
        throw new AppError('device/not-moved', 'nothing to answer')
      await this.#write(statement, isMoved ? undefined : row.code)
    })
  }

  async #row(): Promise<DeviceRow | null> {
    const { record } = this.#options
    const row = record.state.find('devices', DEVICE_ID)
    if (row !== undefined) return row
    if (record.status.trouble !== null || (await this.#here()) === null) return null
    await this.#write('')
    return record.state.get('devices', DEVICE_ID)
  }

  async #isMoved(row: DeviceRow): Promise<boolean> {
    return (await this.#here()) !== row.fingerprint
  }

  async #write(statement: string, code?: string): Promise<void> {
    const { record, newCode = newDeviceCode } = this.#options
    const fingerprint = await this.#here()
    if (fingerprint === null) throw new Error('a store without a journal segment')
    await record.write([
      { type: 'device/attached', payload: { code: code ?? newCode(), fingerprint, statement } },
    ])
  }

  async #here(): Promise<string | null> {
    this.#fingerprint ??= this.#options.fingerprint()
    const fingerprint = await this.#fingerprint
    // Asked again until there is something to take the print of.
    if (fingerprint === null) this.#fingerprint = null
    return fingerprint
  }

  /** 0 when it is not, or by so little that it does not matter. */
  #behindMinutes(): number {
    const { record, now } = this.#options
    const behindMs = record.latestAt === '' ? 0 : Date.parse(record.latestAt) - now().getTime()
    return behindMs > CLOCK_TOLERANCE_MS ? Math.ceil(behindMs / 60_000) : 0
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work)
    this.#queue = next.catch(() => undefined)
    return next
  }
}

/** Of the machine, and of the very file the journal begins with: a copy of the folder is another file. */
export async function fingerprintOf(storeDir: string): Promise<string | null> {
  const first = join(storeDir, 'journal', 'journal-000001.hjj')
  const found = await stat(first, { bigint: true }).catch(() => null)
  if (found === null) return null
  return createHash('sha256')
    .update(`${await machineId()}\n${found.ino.toString()}`)
    .digest('hex')
}

const run = promisify(execFile)

async function machineId(): Promise<string> {
  const read: { readonly [P in NodeJS.Platform]?: () => Promise<string> } = {
    linux: () => readFile('/etc/machine-id', 'utf8'),
    win32: () =>
      ask('reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'], /REG_SZ\s+(\S+)/),
    darwin: () => ask('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], /"IOPlatformUUID" = "([^"]+)"/),
  }
  const id = await read[process.platform]?.().catch(() => '')
  return id?.trim() || hostname()
}

async function ask(program: string, args: readonly string[], answer: RegExp): Promise<string> {
  const { stdout } = await run(program, [...args], { timeout: 5000, windowsHide: true })
  return answer.exec(stdout)?.[1] ?? ''
}
