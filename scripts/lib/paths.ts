import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the work tree, wherever a script is started from. */
export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Git-ignored; may be deleted at any time. `HENGJUAN_CACHE_DIR` moves it, for example to share it between clones. */
export const CACHE_DIR = process.env.HENGJUAN_CACHE_DIR ?? join(PROJECT_ROOT, '.cache')

export const OUT_DIR = join(PROJECT_ROOT, 'out')
