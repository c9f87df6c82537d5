import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../../scripts/demo/options'

const ROOT = resolve('/project')
const FROM = resolve('/somewhere')
const parse = (...args: string[]) => parseOptions(args, { projectRoot: ROOT, from: FROM })

describe('parseOptions', () => {
  it('plays the first sample and leaves the outputs in demo-out when nothing is said', () => {
    expect(parse()).toEqual({
      kind: 'run',
      options: {
        caseDir: join(ROOT, 'resources', 'samples', '01-canyin'),
        outDir: join(ROOT, 'demo-out'),
      },
    })
  })

  it.each([
    ['two words', ['--case', '案卷', '--out', 'o']],
    ['with an equals sign', ['--case=案卷', '--out=o']],
    ['the other way round', ['--out', 'o', '--case', '案卷']],
  ])('takes folders %s, meant from where the person stands', (_how, args) => {
    const options = { caseDir: join(FROM, '案卷'), outDir: join(FROM, 'o') }
    expect(parse(...args)).toEqual({ kind: 'run', options })
  })

  it('leaves an absolute folder alone', () => {
    const dir = resolve('/stick/案卷')
    expect(parse('--case', dir)).toMatchObject({ kind: 'run', options: { caseDir: dir } })
  })

  it.each([
    [['--cases', 'x'], '--cases'],
    [['x'], 'x'],
    [['--case'], '--case'],
    [['--case', '--out'], '--case'],
    [['--case='], '--case'],
    [['--out', 'a', '--out', 'b'], '写了两次'],
    [['--case', 'a', '--out', 'a'], '--out'],
    [['--verbose'], '--verbose'],
  ])('refuses %j and names what is wrong', (args, named) => {
    const parsed = parse(...args)
    expect(parsed.kind).toBe('refused')
    expect(parsed.kind === 'refused' && parsed.problem).toContain(named)
  })

  it.each(['--help', '-h'])('answers %s with the usage', (arg) => {
    expect(parse(arg)).toEqual({ kind: 'help' })
  })
})
