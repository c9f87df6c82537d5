/**
 * Writes resources/standards and resources/defects from the tables beside this file.
 * Safe to run twice. `--check` writes nothing and fails when a file differs from its table.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDefectCatalogueData } from './defects-from-table'
import { buildPenaltyStandard } from './standard-from-table'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')

const OUTPUTS = [
  { table: 'CF-PT-2026.1.md', file: 'resources/standards/CF-PT-2026.1.json', build: buildPenaltyStandard },
  {
    table: 'defects-2026.1.md',
    file: 'resources/defects/defects-2026.1.json',
    build: buildDefectCatalogueData,
  },
] as const

const onlyCheck = process.argv.includes('--check')
for (const { table, file, build } of OUTPUTS) {
  const data = build(await readFile(join(here, 'tables', table), 'utf8'))
  const json = JSON.stringify(data, null, 2) + '\n'
  const path = join(root, file)
  if (onlyCheck) {
    if ((await readFile(path, 'utf8')) !== json) throw new Error(`${file} differs from its table`)
    continue
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, json)
  console.log(file)
}
