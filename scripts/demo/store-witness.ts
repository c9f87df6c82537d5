/** Looks at the data folder from outside: are the originals there, byte for byte, and did main complain? */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOf, type CaseFolder } from './case-folder'
import { DemoFailure } from './failure'
import type { ShownFile } from './review-screen'
import type { Summary } from './summary'

/** Names and pages as shown, hashes as found in the store; each must be the file that was brought in. */
export async function blobsOf(
  userDataDir: string,
  shown: readonly ShownFile[],
  { scans }: CaseFolder,
): Promise<Summary['blobs']> {
  if (shown.length !== scans.length)
    throw new DemoFailure(`案卷里有 ${shown.length} 个文件，应有 ${scans.length} 个`)
  return Promise.all(
    shown.map(async ({ name, pages }, index) => {
      const scan = scans[index]
      if (scan?.name !== name || scan.pageCount !== pages) {
        throw new DemoFailure(
          `案卷第 ${index + 1} 个文件是 ${name}（${pages} 页），应为 ${scan?.name}（${scan?.pageCount} 页）`,
        )
      }
      const path = join(userDataDir, 'store', 'blobs', 'blobs', scan.sha256.slice(0, 2), scan.sha256)
      const sha256 = await hashOf(path).catch(() => '')
      if (sha256 !== scan.sha256) throw new DemoFailure(`原件 ${name} 没有原样存入`)
      return { name, sha256, pages }
    }),
  )
}

/** Lines of main's log at level error; its warnings are about what the person did. */
export async function mainErrors(userDataDir: string): Promise<readonly string[]> {
  const text = await readFile(join(userDataDir, 'logs', 'main.log'), 'utf8').catch(() => '')
  return text.split('\n').filter((line) => line.includes('"level":"error"'))
}
