/** Windows need a display; on Linux without one, tests and the demo run under Xvfb. */
import { toolCommand } from './bin'
import { PROJECT_ROOT } from './paths'
import { run, type RunResult } from './run'

export const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((name) => name !== undefined && name !== '')

/** Larger than any window asked for: Chromium makes a window as large as the screen one pixel smaller. */
const XVFB = ['-a', '-s', '-screen 0 2560x1440x24 -nolisten tcp']

/** Runs a tool of node_modules with a display: the one there is, or a virtual one. */
export function runToolWithDisplay(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<RunResult> {
  const [node, program] = toolCommand(name)
  const options = { cwd: PROJECT_ROOT, env: { ...process.env, ...env } }
  return hasDisplay()
    ? run(node, [program, ...args], options)
    : run('xvfb-run', [...XVFB, node, program, ...args], options)
}

/**
 * For scripts that open windows themselves: where there is no display, the same script is started again under a
 * virtual one.
 *
 * @returns the exit code of that second run, or undefined when there is a display and the caller goes on
 */
export async function rerunWithDisplay(): Promise<number | undefined> {
  if (hasDisplay()) return undefined
  const [script = '', ...args] = process.argv.slice(1)
  return (await runToolWithDisplay('tsx', [script, ...args])).code
}
