/** Child processes for scripts: with inherited output, or captured; never through a shell. */
import { spawn, type SpawnOptions } from 'node:child_process'

export type RunOptions = {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Killed after this time; the result then has `timedOut`. */
  readonly timeoutMs?: number
}

export type RunResult = {
  readonly code: number
  readonly timedOut: boolean
  /** Captured output (stdout and stderr, interleaved); empty for `run`. */
  readonly output: string
}

function start(command: string, args: readonly string[], options: RunOptions, stdio: SpawnOptions['stdio']) {
  return new Promise<RunResult>((done) => {
    let output = ''
    let timedOut = false
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, stdio })
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            child.kill('SIGKILL')
          }, options.timeoutMs)
    const collect = (chunk: Buffer) => (output += chunk.toString('utf8'))
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (cause) => {
      clearTimeout(timer)
      done({ code: 127, timedOut, output: `${output}${cause.message}\n` })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? (signal === null ? 1 : 128), timedOut, output })
    })
  })
}

/** Output goes straight to the terminal. */
export const run = (command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> =>
  start(command, args, options, 'inherit')

/** Output is collected and returned. */
export const capture = (
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> => start(command, args, options, ['ignore', 'pipe', 'pipe'])

/** Whether a program can be found on PATH. */
export async function hasProgram(name: string): Promise<boolean> {
  const finder = process.platform === 'win32' ? 'where' : 'which'
  return (await capture(finder, [name])).code === 0
}
