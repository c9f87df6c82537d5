/**
 * Everything: format, lint, types, unit, build, end-to-end. Goes on after a failure, so that one run tells all.
 * The last line is `N passed, N failed`, summed over the vitest runs; each other failed step counts as one.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './lib/bin'
import { ensureBuilt } from './lib/build'
import { hasDisplay } from './lib/display'
import { say } from './lib/say'
import { readCount, sumCounts, type Count } from './lib/vitest-count'
import { ensureSystemLibraries } from './system'

// Unit tests look at PDFs with poppler and qpdf, so this comes before them.
await ensureSystemLibraries({ display: !hasDisplay(), tests: true })

const reports = await mkdtemp(join(tmpdir(), 'hengjuan-reports-'))

const step = async (name: string, work: () => Promise<Count>): Promise<Count> => {
  const startedMs = performance.now()
  console.log(`\n── ${name}`)
  const count = await work()
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`── ${name}: ${count.failed === 0 ? 'ok' : 'FAILED'}, ${seconds} s`)
  return count
}

const asCount = (isGood: boolean): Count => ({ passed: 0, failed: isGood ? 0 : 1 })

const tool = (name: string, args: readonly string[]) => async (): Promise<Count> =>
  asCount((await runTool(name, args)).code === 0)

const vitest = (name: string, start: (reporters: readonly string[]) => Promise<number>) => async () => {
  const file = join(reports, `${name}.json`)
  const code = await start(['--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  return readCount(file, code)
}

const counts = [
  await step('format', tool('prettier', ['--check', '.', '--log-level', 'warn'])),
  await step('lint', tool('eslint', ['.', '--max-warnings', '0'])),
  await step('types', tool('tsx', ['scripts/types.ts'])),
  await step(
    'unit',
    vitest('unit', async (args) => (await runTool('vitest', ['run', '--project', 'unit', ...args])).code),
  ),
  await step('build', async () => asCount(await ensureBuilt({ force: true }))),
  await step(
    'e2e',
    vitest('e2e', async (args) => (await runTool('tsx', ['scripts/e2e.ts', ...args])).code),
  ),
]
await rm(reports, { recursive: true, force: true })
const { passed, failed } = sumCounts(counts)
if (failed > 0) say('有检查没有通过，见上', 'some checks failed, see above')
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
