/** Checks every room with its own tsconfig, two at a time: more would only fight for the same cores. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { toolCommand } from './lib/bin'
import { PROJECT_ROOT } from './lib/paths'
import { capture } from './lib/run'

const PARALLEL = 2

const rooms = readdirSync(join(PROJECT_ROOT, 'src'))
  .map((room) => join('src', room, 'tsconfig.json'))
  .filter((path) => existsSync(join(PROJECT_ROOT, path)))
const queue = ['tsconfig.json', ...rooms]
const [node, tsc] = toolCommand('tsc')
let failed = 0

async function work(): Promise<void> {
  for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
    const { code, output } = await capture(node, [tsc, '-p', project, '--pretty', 'false'], {
      cwd: PROJECT_ROOT,
    })
    if (code !== 0) failed += 1
    console.log(`types ${project}: ${code === 0 ? 'ok' : 'failed'}`)
    if (output.trim() !== '') console.log(output.trimEnd())
  }
}

await Promise.all(Array.from({ length: PARALLEL }, work))
process.exitCode = failed === 0 ? 0 : 1
