/** Writes the pages of resources/verify. `--check` writes nothing and fails when a file differs from its sources. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PAGES } from './page'

for (const [path, build] of PAGES) {
  const page = await build()
  if (process.argv.includes('--check')) {
    if ((await readFile(path, 'utf8')) !== page) throw new Error(`${path} differs from its sources`)
  } else {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, page)
    console.log(`${path}: ${Math.round(page.length / 1024)} KB`)
  }
}
