/**
 * `npm run bench -- [name] [--json FILE] [--runs N]`: the figures this app promises, measured on the real one, each
 * beside a peer in the same run. What each row means: docs/benchmarks.md.
 */
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import type { Group } from './bench/group'
import { coldStartGroup } from './bench/cold-start'
import { importGroup } from './bench/import'
import { exportGroup, printGroup } from './bench/paper'
import { pureGroup } from './bench/pure'
import { saveGroup } from './bench/save'
import { screensGroup } from './bench/screens'
import { seamGroup } from './bench/seam'
import { standardsGroup } from './bench/standards'
import { viewerGroup } from './bench/viewer'
import { parseBenchOptions, USAGE, type BenchOptions } from './bench/options'
import { formatRow, type Row } from './bench/row'
import { ensureBuilt } from './lib/build'
import { hasDisplay, rerunWithDisplay } from './lib/display'
import { say } from './lib/say'
import { resolveRuntime } from './runtime'
import { ensureSystemLibraries } from './system'

const GROUPS: readonly Group[] = [
  importGroup,
  viewerGroup,
  coldStartGroup,
  saveGroup,
  screensGroup,
  standardsGroup,
  printGroup,
  exportGroup,
  seamGroup,
  pureGroup,
]

async function bench(): Promise<number> {
  const options = parseBenchOptions(process.argv.slice(2))
  if (options === null) {
    console.error(USAGE)
    return 1
  }
  const chosen = GROUPS.filter(({ names }) => names.some((name) => name.startsWith(options.prefix)))
  if (chosen.length === 0) {
    console.error(
      `没有名称以“${options.prefix}”开头的行。有：${GROUPS.flatMap(({ names }) => names).join('、')}`,
    )
    return 1
  }
  await ensureSystemLibraries({ display: !hasDisplay(), tests: false })
  const codeUnderXvfb = await rerunWithDisplay()
  if (codeUnderXvfb !== undefined) return codeUnderXvfb
  const { executablePath } = await resolveRuntime()
  process.env.HENGJUAN_ELECTRON = executablePath
  if (!(await ensureBuilt())) return 1
  return measure(chosen, options, executablePath)
}

async function measure(
  groups: readonly Group[],
  { prefix, jsonPath, runs }: BenchOptions,
  executablePath: string,
): Promise<number> {
  say(`负载 ${loadavg()[0]?.toFixed(1)}，安静时的数字才算数`, 'figures count on a quiet machine only')
  const rows: Row[] = []
  let failures = 0
  for (const { names, measure: measureGroup } of groups) {
    try {
      const made = await measureGroup({ runs, executablePath })
      for (const row of made.filter(({ name }) => name.startsWith(prefix))) {
        rows.push(row)
        console.log(formatRow(row))
      }
    } catch (cause) {
      failures += 1
      console.error(`✗ ${names.join(', ')}`)
      console.error(cause)
    }
  }
  if (jsonPath !== null) await writeFile(jsonPath, `${JSON.stringify(rows, null, 2)}\n`)
  const missed = rows.filter(({ pass }) => pass === false)
  if (missed.length > 0)
    say(`${missed.length} 行没有达到目标`, `missed: ${missed.map(({ name }) => name).join(', ')}`)
  return failures === 0 ? 0 : 1
}

process.exitCode = await bench()
