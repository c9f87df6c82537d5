/** The command line of the demo: what may be asked, and what is said about the rest. Pure. */
import { join, resolve } from 'node:path'

export type DemoOptions = {
  /** Scans, and perhaps a review.json. */
  readonly caseDir: string
  /** Where outputs and screenshots are left. */
  readonly outDir: string
}

export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: DemoOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly problem: string }

export type DemoDefaults = { readonly projectRoot: string; readonly from: string }

export const FIRST_SAMPLE = join('resources', 'samples', '01-canyin')

export const USAGE = `用法：npm run demo -- [--case 文件夹] [--out 文件夹]

  --case  案卷文件夹：扫描件（PDF、JPEG、PNG），可以另有 review.json 写明怎样评查；
          没有 review.json 时逐项记为无问题。默认是第一个示例案卷。
  --out   结果放在哪里。默认是 demo-out；同名的旧结果会被替换。
  --help  显示本说明。

没有问题的案卷不制发监督意见书：不留监督意见书.pdf 和待盖章稿.pdf，summary.json 里 documentNumber 和 seal 为 null。

Drives the real app from a folder of scans to sealed document and reports. Exit code: 0 all done, 1 something
failed, 2 wrong arguments or a review.json that does not fit.`

const KNOWN = ['case', 'out'] as const
type Name = (typeof KNOWN)[number]

/** @param defaults  `from` is the folder relative paths are meant from */
export function parseOptions(args: readonly string[], { projectRoot, from }: DemoDefaults): ParsedOptions {
  const given = new Map<Name, string>()
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--help' || arg === '-h') return { kind: 'help' }
    const [, flag, inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(arg) ?? []
    const name = KNOWN.find((known) => known === flag)
    if (name === undefined) return refused(`不认识的参数：${arg}`)
    if (given.has(name)) return refused(`--${name} 写了两次`)
    if (inline === undefined) index += 1
    const value = inline ?? args[index]
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
      return refused(`--${name} 后面要写一个文件夹`)
    }
    given.set(name, resolve(from, value))
  }
  const caseDir = given.get('case') ?? join(projectRoot, FIRST_SAMPLE)
  const outDir = given.get('out') ?? join(projectRoot, 'demo-out')
  // The outputs would become scans of the next run.
  if (caseDir === outDir) return refused('--out 不能就是案卷文件夹')
  return { kind: 'run', options: { caseDir, outDir } }
}

const refused = (problem: string): ParsedOptions => ({ kind: 'refused', problem })
