/** The shipped fonts on disk: the manifest, and bytes by file name for the windows and the printer. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FontManifest } from '@shared/domain/layout/fonts'
import { AppError } from '@shared/lib/app-error'
import type { FontSource } from './print-page'

export type Fonts = { readonly manifest: FontManifest; readonly source: FontSource }

/** @throws AppError `document/fonts-missing` when the manifest is not there or not readable */
export async function loadFonts(resourcesDir: string): Promise<Fonts> {
  const dir = join(resourcesDir, 'fonts')
  let manifest: FontManifest
  try {
    manifest = FontManifest.parse(JSON.parse(await readFile(join(dir, 'fonts.json'), 'utf8')))
  } catch (cause) {
    throw new AppError('document/fonts-missing', 'font manifest cannot be read', {}, { cause })
  }
  // Only names the manifest lists are ever joined to a path.
  const known = new Set(manifest.faces.map(({ file }) => file))
  return {
    manifest,
    source: async (file) => (known.has(file) ? new Uint8Array(await readFile(join(dir, file))) : null),
  }
}
