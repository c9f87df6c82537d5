/**
 * `npm run demo -- [--case DIR] [--out DIR]`: a reviewer's whole day in one minute. Drives the real app on the real
 * Electron through its screens, from a folder of scans to sealed document and reports; under Xvfb without a display.
 * What it plays, and what it leaves: README and scripts/demo/options.ts.
 */
import { lookAtCase } from './demo/case-folder'
import { parseOptions, USAGE, type DemoOptions } from './demo/options'
import { play, type Step } from './demo/play'
import { ensureBuilt } from './lib/build'
import { hasDisplay, rerunWithDisplay } from './lib/display'
import { PROJECT_ROOT } from './lib/paths'
import { resolveRuntime } from './runtime'
import { ensureSystemLibraries } from './system'

const EXIT = { done: 0, failed: 1, wrongInput: 2 } as const

/** Relative folders are meant from where the person stands; npm and the second run under Xvfb change that. */
function startFolder(): string {
  const { HENGJUAN_DEMO_FROM, INIT_CWD, npm_lifecycle_event } = process.env
  const here = npm_lifecycle_event === 'demo' ? (INIT_CWD ?? process.cwd()) : process.cwd()
  return (process.env.HENGJUAN_DEMO_FROM = HENGJUAN_DEMO_FROM ?? here)
}

async function demo(): Promise<number> {
  const parsed = parseOptions(process.argv.slice(2), { projectRoot: PROJECT_ROOT, from: startFolder() })
  switch (parsed.kind) {
    case 'help':
      console.log(USAGE)
      return EXIT.done
    case 'refused':
      console.error(`${parsed.problem}\n\n${USAGE}`)
      return EXIT.wrongInput
    case 'run':
      return run(parsed.options)
  }
}

async function run({ caseDir, outDir }: DemoOptions): Promise<number> {
  const looked = await lookAtCase(caseDir)
  if (!looked.ok) {
    console.error('没有开始演示：')
    for (const problem of looked.problems) console.error(`  ${problem}`)
    return EXIT.wrongInput
  }
  await ensureSystemLibraries({ display: !hasDisplay(), tests: false })
  const codeUnderXvfb = await rerunWithDisplay()
  if (codeUnderXvfb !== undefined) return codeUnderXvfb
  const { executablePath } = await resolveRuntime()
  process.env.HENGJUAN_ELECTRON = executablePath
  if (!(await ensureBuilt())) return EXIT.failed
  for (const { name, reason } of looked.value.unreadable)
    console.log(`读不了，应用会指出：${name}：${reason}`)
  const startedMs = performance.now()
  try {
    const summary = await play(looked.value, outDir, step)
    console.log(JSON.stringify(summary, null, 2))
    console.log(`演示完成，用时 ${secondsSince(startedMs)} 秒。结果在 ${outDir}`)
    return EXIT.done
  } catch (cause) {
    console.error(`演示没有完成，用时 ${secondsSince(startedMs)} 秒。`)
    console.error(cause instanceof Error && cause.name !== 'DemoFailure' ? cause.stack : String(cause))
    return EXIT.failed
  }
}

const secondsSince = (startedMs: number): string => ((performance.now() - startedMs) / 1000).toFixed(1)

const step: Step = async (name, work) => {
  const startedMs = performance.now()
  try {
    const value = await work()
    console.log(`✓ ${name}（${secondsSince(startedMs)} 秒）`)
    return value
  } catch (cause) {
    console.error(`✗ ${name}`)
    throw cause
  }
}

process.exitCode = await demo()
