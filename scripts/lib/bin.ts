/** Starts a tool of node_modules with this very Node, without npx and without a shell, so that Windows can too. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PROJECT_ROOT } from './paths'
import { run, type RunOptions, type RunResult } from './run'

function binPath(packageName: string, name: string): string {
  const manifestPath = join(PROJECT_ROOT, 'node_modules', packageName, 'package.json')
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { bin: string | Record<string, string> }
  const relative = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name]
  if (relative === undefined) throw new Error(`${packageName} has no program ${name}`)
  return createRequire(import.meta.url).resolve(join(dirname(manifestPath), relative))
}

const PACKAGE_OF: Readonly<Record<string, string>> = { tsc: 'typescript' }

/** @param name  `tsc`, `eslint`, `prettier`, `vitest`, `electron-vite`, `tsx` */
export function toolCommand(name: string): readonly [string, string] {
  return [process.execPath, binPath(PACKAGE_OF[name] ?? name, name)]
}

export function runTool(name: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const [node, program] = toolCommand(name)
  return run(node, [program, ...args], { cwd: PROJECT_ROOT, ...options })
}
