/**
 * Page indexes: derived from blobs, kept beside them in `pages/`, rebuilt when missing or unreadable.
 * Never truth, so a damaged one is simply made anew.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PageIndex, type FileKind } from '@shared/domain/case-file/page-index'
import type { BlobStore } from '../blob-store/types'
import type { Jobs } from '../jobs/host'

export type BuildOptions = { readonly password?: string; readonly signal?: AbortSignal }

export class PageIndexes {
  readonly #dir: string
  readonly #blobs: BlobStore
  readonly #jobs: Jobs
  readonly #passwords: Map<string, string>

  constructor(dir: string, blobs: BlobStore, jobs: Jobs, passwords: Map<string, string>) {
    this.#dir = dir
    this.#blobs = blobs
    this.#jobs = jobs
    this.#passwords = passwords
  }

  /** @throws AppError `pdf/password-needed`, `pdf/password-wrong`, `pdf/damaged`, `image/damaged` … */
  async build(sha256: string, kind: FileKind, { password, signal }: BuildOptions = {}): Promise<PageIndex> {
    const known = await this.find(sha256)
    // A locked file's index tells nothing secret, but a wrong password must still be refused.
    if (known && known.encryption !== 'password') return known
    const given = password ?? this.#passwords.get(sha256)
    const { path } = await this.#blobs.openVerified(sha256)
    const index = await this.#jobs.run(
      'inspect',
      { path, sha256, kind, ...(given === undefined ? {} : { password: given }) },
      signal ? { signal } : {},
    )
    if (given !== undefined && index.encryption === 'password') this.#passwords.set(sha256, given)
    await this.#save(index)
    return index
  }

  async find(sha256: string): Promise<PageIndex | undefined> {
    const text = await readFile(this.#file(sha256), 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    try {
      return PageIndex.parse(JSON.parse(text))
    } catch {
      return undefined // a cache; it is made anew
    }
  }

  async #save(index: PageIndex): Promise<void> {
    await mkdir(this.#dir, { recursive: true })
    const file = this.#file(index.sha256)
    await writeFile(`${file}.tmp`, JSON.stringify(index))
    await rename(`${file}.tmp`, file)
  }

  #file(sha256: string): string {
    return join(this.#dir, `${sha256}.json`)
  }
}
