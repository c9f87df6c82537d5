/**
 * Everything main works with, opened once at start: the record, the blobs, the heavy-work process,
 * and the passwords a person has typed this session (memory only).
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openBlobStore } from '../blob-store/blob-store'
import type { BlobStore } from '../blob-store/types'
import { loadFonts, type Fonts } from '../documents/font-files'
import { createPrinter, type Printer } from '../documents/print'
import { createJobs, type Jobs } from '../jobs/host'
import { openJournal } from '../journal/journal'
import { Record } from '../record/record'
import { PageIndexes } from '../store-routes/page-indexes'
import { Device, fingerprintOf } from './device'

export type Office = {
  readonly record: Record
  readonly blobs: BlobStore
  readonly jobs: Jobs
  readonly pages: PageIndexes
  readonly printer: Printer
  readonly fonts: Fonts
  /** Asked before numbers and seals. */
  readonly device: Device
  /** By SHA-256 of the file they open. */
  readonly passwords: Map<string, string>
  readonly resourcesDir: string
  readonly storeDir: string
  readonly newId: () => string
  readonly now: () => Date
}

export type OfficeOptions = {
  readonly storeDir: string
  readonly resourcesDir: string
  readonly jobsEntry: string
}

/** @throws AppError `journal/locked`, `journal/open-failed`, `blob/open-failed` … : then the app shows why */
export async function openOffice({ storeDir, resourcesDir, jobsEntry }: OfficeOptions): Promise<Office> {
  const newId = (): string => randomUUID()
  // The journal's lock first: a second process must not sweep what the first one is just copying.
  const opened = await openJournal({ dir: join(storeDir, 'journal'), now: Date.now, newId })
  const blobs = await openBlobStore({ dir: join(storeDir, 'blobs') })
  await blobs.sweepTemp()
  const record = await Record.open(opened, newId)
  const jobs = createJobs({ entry: jobsEntry, blobDir: join(storeDir, 'blobs') })
  const passwords = new Map<string, string>()
  const fonts = await loadFonts(resourcesDir)
  const printer = createPrinter({ fonts })
  const pages = new PageIndexes(join(storeDir, 'pages'), blobs, jobs, passwords)
  const now = (): Date => new Date()
  const device = new Device({ record, now, fingerprint: () => fingerprintOf(storeDir) })
  return {
    record,
    blobs,
    jobs,
    pages,
    printer,
    fonts,
    device,
    passwords,
    resourcesDir,
    storeDir,
    newId,
    now,
  }
}

export async function closeOffice(office: Office): Promise<void> {
  office.printer.close()
  await office.jobs.close()
  await office.record.close()
}
