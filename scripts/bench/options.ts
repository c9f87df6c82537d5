/** The command line of the bench. Pure. */

export type BenchOptions = {
  /** Rows whose name begins so; '' is all of them. */
  readonly prefix: string
  readonly jsonPath: string | null
  readonly runs: number
}

export const MIN_RUNS = 5

export const USAGE = `用法：npm run bench -- [名称开头] [--json 文件] [--runs 次数]

  名称    只测名称以此开头的行，如 import、page-p95；不写则全测。
  --json  另把各行写成 JSON。
  --runs  每行至少重复几次，默认 ${MIN_RUNS}，不能更少。

Measures the real app. Exit code 0 even when a target is missed (the table says so); 1 when measuring failed.`

/** @returns null when the arguments cannot be understood or help is asked for */
export function parseBenchOptions(args: readonly string[]): BenchOptions | null {
  let [prefix, jsonPath, runs]: [string, string | null, number] = ['', null, MIN_RUNS]
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--json' || arg === '--runs') {
      index += 1
      const value = args[index]
      if (value === undefined) return null
      if (arg === '--json') jsonPath = value
      else runs = Number(value)
    } else if (arg.startsWith('-') || prefix !== '') return null
    else prefix = arg
  }
  return Number.isInteger(runs) && runs >= MIN_RUNS ? { prefix, jsonPath, runs } : null
}
