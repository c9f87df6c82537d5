/** Writes resources/verify/score.html. `--check` writes nothing and fails when the file differs from its sources. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { buildVerifyPage, VERIFY_PAGE } from './page'

const page = await buildVerifyPage()
if (process.argv.includes('--check')) {
  if ((await readFile(VERIFY_PAGE, 'utf8')) !== page)
    throw new Error(`${VERIFY_PAGE} differs from its sources`)
} else {
  await mkdir(dirname(VERIFY_PAGE), { recursive: true })
  await writeFile(VERIFY_PAGE, page)
  console.log(`${VERIFY_PAGE}: ${Math.round(page.length / 1024)} KB`)
}
