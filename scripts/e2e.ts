/**
 * End-to-end tests in real Electron: libraries, runtime, build, then vitest, under Xvfb where there is no display.
 * Arguments go on to vitest: `npm run e2e -- test/e2e/security.e2e.ts`.
 */
import { ensureBuilt } from './lib/build'
import { hasDisplay, runToolWithDisplay } from './lib/display'
import { resolveRuntime } from './runtime'
import { ensureSystemLibraries } from './system'

await ensureSystemLibraries({ display: !hasDisplay(), tests: true })
const { executablePath } = await resolveRuntime()
if (await ensureBuilt()) {
  const args = ['run', '--project', 'e2e', ...process.argv.slice(2)]
  const { code } = await runToolWithDisplay('vitest', args, { HENGJUAN_ELECTRON: executablePath })
  process.exitCode = code
} else {
  process.exitCode = 1
}
