/**
 * Runs a draw again from what its certificate names, without the app and its store:
 *   npx tsx scripts/redraw.ts <list.csv> <seed> <rule>
 * `list.csv` is the exported 抽取名册, `seed` and `rule` (such as 50,3,20,type) stand on the certificate.
 * Prints the list's SHA-256, the strata and every picked file with its lot; compare them with the certificate.
 */
import { readFile } from 'node:fs/promises'
import { rerunDraw } from './redraw/rerun'

const [path, seed, rule] = process.argv.slice(2)
if (path === undefined || seed === undefined || rule === undefined) {
  process.stderr.write('用法：npx tsx scripts/redraw.ts <抽取名册.csv> <种子> <规则代码，如 50,3,20,type>\n')
  process.exitCode = 2
} else {
  const rerun = rerunDraw(new Uint8Array(await readFile(path)), seed, rule)
  if (rerun.ok) process.stdout.write(`${rerun.lines.join('\n')}\n`)
  else process.stderr.write(`${rerun.problem}\n`)
  process.exitCode = rerun.ok ? 0 : 1
}
