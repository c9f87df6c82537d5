/**
 * Finds the file behind a path of app://. Compared by path.relative after realpath: a string prefix would let
 * `/out/renderer-evil` through, and a link inside the folder would lead out of it.
 */
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

/**
 * @param root     folder that may be served, itself already a real path
 * @param urlPath  decoded path of the URL, begins with `/`
 * @returns the real path of a plain file inside root, or undefined
 */
export async function findStaticFile(root: string, urlPath: string): Promise<string | undefined> {
  if (urlPath.includes('\0') || urlPath.includes('\\')) return undefined
  const real = await realpath(join(root, urlPath)).catch(() => undefined)
  if (real === undefined) return undefined
  const inside = relative(root, real)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined
  return (await stat(real)).isFile() ? real : undefined
}
