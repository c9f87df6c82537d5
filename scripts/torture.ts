/**
 * `npm run torture -- [--times N] [--seed S] [--json FILE]`: SIGKILL at random moments, in real Electron. Nothing the
 * app has said to be saved may ever be missing.
 */
import { writeFile } from 'node:fs/promises'
import { ensureBuilt } from './lib/build'
import { hasDisplay, rerunWithDisplay } from './lib/display'
import { say } from './lib/say'
import { resolveRuntime } from './runtime'
import { ensureSystemLibraries } from './system'
import { parseOptions, USAGE, type TortureOptions } from './torture/options'
import { torture, type TortureSummary } from './torture/run'

async function main(options: TortureOptions): Promise<number> {
  await ensureSystemLibraries({ display: !hasDisplay(), tests: true })
  const again = await rerunWithDisplay()
  if (again !== undefined) return again
  const { executablePath } = await resolveRuntime()
  if (!(await ensureBuilt())) return 1
  process.env.HENGJUAN_ELECTRON = executablePath
  const { times, seed } = options
  say(`强行结束 ${times} 次，种子 ${seed}`, `killing ${times} times, seed ${seed}`)
  const summary = await torture({ times, seed, executablePath, onRound: (line) => console.log(line) })
  if (options.jsonFile !== null) await writeFile(options.jsonFile, `${JSON.stringify(summary, null, 2)}\n`)
  print(summary)
  return summary.failure === null ? 0 : 1
}

function print(summary: TortureSummary): void {
  const { seed, kills, failure, dataDir, acknowledged, events, signed, tornTails, seconds, startMs } = summary
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ')
  console.log(`\nseed ${seed}: ${kills} kills in ${seconds} s`)
  console.log(`kills during: ${list(summary.killsDuring)}`)
  console.log(
    `acknowledged: ${acknowledged.answered} answers (${list({ ...summary.acts })}), ${acknowledged.told} events shown`,
  )
  console.log(
    `journal: ${events} events, ${signed} of them signed, ${tornTails} starts with a cut last write`,
  )
  const times = Object.entries(summary.actMs).map(([kind, { median, max }]) => `${kind} ${median}/${max}`)
  console.log(`answered after, median/slowest ms: ${times.join(', ')}`)
  console.log(`start: median ${startMs.median} ms, slowest ${startMs.max} ms`)
  if (failure === null) return say('丢失 0', 'lost = 0')
  say(`失败：种子 ${seed}，数据保留在 ${dataDir ?? ''}`, `failed: seed ${seed}, data kept`)
  console.log(failure)
}

const parsed = parseOptions(process.argv.slice(2), Math.floor(Math.random() * 2 ** 31))
switch (parsed.kind) {
  case 'help':
    console.log(USAGE)
    break
  case 'refused':
    console.error(`${parsed.problem}\n\n${USAGE}`)
    process.exitCode = 2
    break
  case 'run':
    // What was cut off by a kill stays pending in the driver; the process ends all the same.
    process.exit(await main(parsed.options))
}
