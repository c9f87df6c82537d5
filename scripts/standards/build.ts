/**
 * Writes resources/standards and resources/defects from the tables beside this file.
 * Safe to run twice. `--check` writes nothing and fails when a file differs from its table.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDefectCatalogueData } from './defects-from-table'
import { STANDARD_HEADERS, type StandardHeader } from './headers'
import { buildStandard } from './standard-from-table'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const readTable = (name: string): Promise<string> => readFile(join(here, 'tables', name), 'utf8')

async function buildEdition(header: StandardHeader): Promise<unknown> {
  const { id, v } = header
  return buildStandard(
    header,
    await readTable(`${id}.md`),
    v === 1 ? undefined : await readTable(`${id}.aids.md`),
  )
}

const OUTPUTS = [
  ...STANDARD_HEADERS.map((header) => ({
    file: `resources/standards/${header.id}.json`,
    build: () => buildEdition(header),
  })),
  {
    file: 'resources/defects/defects-2026.1.json',
    build: async () => buildDefectCatalogueData(await readTable('defects-2026.1.md')),
  },
]

const onlyCheck = process.argv.includes('--check')
for (const { file, build } of OUTPUTS) {
  const json = JSON.stringify(await build(), null, 2) + '\n'
  const path = join(root, file)
  if (onlyCheck) {
    if ((await readFile(path, 'utf8')) !== json) throw new Error(`${file} differs from its table`)
    continue
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, json)
  console.log(file)
}
