/** The command line of the torture run. Pure. */
export type TortureOptions = {
  /** How many times the app is killed. */
  readonly times: number
  readonly seed: number
  /** Where the summary is left as JSON; null: only printed. */
  readonly jsonFile: string | null
}

export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: TortureOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly problem: string }

export const USAGE = `用法：npm run torture -- [--times 次数] [--seed 种子] [--json 文件]

  --times  强行结束多少次，默认 200。
  --seed   随机数种子；不写则任取一个并打印出来，用它可以照样再来一遍。
  --json   另把结果写成 JSON 文件。

Kills the real app at random moments, starts it again and looks for anything it had said to be saved.
Exit code: 0 nothing lost, 1 something was (the data folder is kept), 2 wrong arguments.`

const DEFAULT_TIMES = 200
const FLAGS = ['--times', '--seed', '--json'] as const
type Flag = (typeof FLAGS)[number]

const refused = (problem: string): ParsedOptions => ({ kind: 'refused', problem })

/** @param anySeed  used when none is asked for */
export function parseOptions(args: readonly string[], anySeed: number): ParsedOptions {
  const given = new Map<Flag, string>()
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--help' || arg === '-h') return { kind: 'help' }
    const [name = '', inline] = arg.split('=', 2)
    const flag = FLAGS.find((known) => known === name)
    if (flag === undefined) return refused(`不认识的参数：${arg}`)
    if (inline === undefined) index += 1
    const value = inline ?? args[index] ?? ''
    if (value === '' || value.startsWith('--')) return refused(`${flag} 后面要写一个值`)
    given.set(flag, value)
  }
  const times = Number(given.get('--times') ?? DEFAULT_TIMES)
  const seed = Number(given.get('--seed') ?? anySeed)
  if (!Number.isInteger(times) || times < 1) return refused('--times 要写正整数')
  if (!Number.isInteger(seed) || seed < 0) return refused('--seed 要写非负整数')
  return { kind: 'run', options: { times, seed, jsonFile: given.get('--json') ?? null } }
}
