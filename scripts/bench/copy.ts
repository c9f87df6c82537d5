import { copyFile, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The peer: a copy of the scan, file and folder fsynced. */
export async function copyDurably(from: string, to: string): Promise<number> {
  const startedMs = performance.now()
  await copyFile(from, to)
  for (const [path, flags] of [
    [to, 'r+'],
    [dirname(to), 'r'],
  ] as const) {
    const file = await open(path, flags)
    await file.sync()
    await file.close()
  }
  return performance.now() - startedMs
}
