/** Chosen files by one-time token: the renderer works with the token and never holds a path. */
import { basename } from 'node:path'
import type { CaseFacts } from '@shared/domain/case-file/case-file'
import type { Offer } from '@shared/ipc/shapes'
import { AppError } from '@shared/lib/app-error'
import { findScans, type FoundFile } from './find-scans'

export type KeptOffer = {
  readonly offer: Offer
  readonly files: ReadonlyMap<string, FoundFile>
}

/** Old offers are forgotten; nobody has more dialogs open than this. */
const KEEP = 20

export class Offers {
  readonly #kept = new Map<string, KeptOffer>()
  readonly #newId: () => string

  constructor(newId: () => string) {
    this.#newId = newId
  }

  async make(
    paths: readonly string[],
    extra: { readonly sampleSlug: string | null; readonly facts: CaseFacts | null } = {
      sampleSlug: null,
      facts: null,
    },
  ): Promise<Offer> {
    const found = await findScans(paths)
    const files = new Map(found.map((file, index) => [String(index), file]))
    const offer: Offer = {
      token: this.#newId(),
      label: labelOf(paths),
      entries: [...files].map(([entryId, { name, bytes, kind }]) => ({ entryId, name, bytes, kind })),
      ...extra,
    }
    this.#kept.set(offer.token, { offer, files })
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > KEEP && oldest !== undefined) this.#kept.delete(oldest)
    return offer
  }

  /** @throws AppError `intake/offer-gone` */
  get(token: string): KeptOffer {
    const kept = this.#kept.get(token)
    if (!kept) throw new AppError('intake/offer-gone', 'unknown offer')
    return kept
  }
}

function labelOf(paths: readonly string[]): string {
  const [first] = paths
  return first === undefined ? '' : basename(first).replace(/\.(pdf|jpe?g|png)$/i, '')
}
