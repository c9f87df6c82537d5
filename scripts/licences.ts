/** Writes resources/licences/THIRD-PARTY-LICENCES.md, which is shipped with the app. Safe to run twice. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_ROOT } from './lib/paths'
import { listShippedFonts, listShippedPackages, renderThirdParty } from './licences/third-party'

const FILE = 'resources/licences/THIRD-PARTY-LICENCES.md'

const packages = listShippedPackages(PROJECT_ROOT)
await writeFile(join(PROJECT_ROOT, FILE), renderThirdParty(packages, listShippedFonts(PROJECT_ROOT)))
console.log(`${FILE}: ${packages.length}`)
