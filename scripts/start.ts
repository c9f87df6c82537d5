/**
 * Builds if needed and opens the app. A Linux machine without a display gets the demo instead, which drives the
 * same app on a virtual display. Arguments go on to the app.
 */
import { ensureBuilt } from './lib/build'
import { hasDisplay } from './lib/display'
import { runTool } from './lib/bin'
import { CHINESE_LOCALE } from './lib/locale'
import { PROJECT_ROOT } from './lib/paths'
import { run } from './lib/run'
import { sandboxArgs } from './lib/sandbox'
import { say } from './lib/say'
import { resolveRuntime } from './runtime'
import { ensureSystemLibraries } from './system'

async function start(): Promise<number> {
  if (!hasDisplay()) {
    say('这台机器没有显示器，改为运行演示', 'no display here: running the demo instead')
    return (await runTool('tsx', ['scripts/demo.ts', ...process.argv.slice(2)])).code
  }
  await ensureSystemLibraries({ display: false, tests: false })
  const { executablePath } = await resolveRuntime()
  if (!(await ensureBuilt())) return 1
  const noSandbox = sandboxArgs()
  if (noSandbox.length > 0) {
    say('本机不能启用 Chromium 沙箱，仅供开发', "Chromium's sandbox cannot run here: development only")
  }
  const env = { ...process.env, ...CHINESE_LOCALE }
  return (await run(executablePath, [...noSandbox, ...process.argv.slice(2), PROJECT_ROOT], { env })).code
}

process.exitCode = await start()
