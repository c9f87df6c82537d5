/** Memory of the app as the machine feels it: shared pages are counted once, by their share (PSS). Linux only. */
import { readFileSync } from 'node:fs'
import { processTree } from '../../test/helpers/process-tree'

export type Memory = { readonly totalMb: number; readonly byProcess: readonly string[] }

/** All processes of the app: main, GPU, network, page, background work. */
export function appMemory(pid: number): Memory {
  const found = processTree(pid).flatMap((each) => {
    try {
      const rollup = readFileSync(`/proc/${each}/smaps_rollup`, 'utf8')
      const kind = /--type=([a-z-]+)/.exec(readFileSync(`/proc/${each}/cmdline`, 'utf8'))?.[1] ?? 'main'
      const mb = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
      return [{ kind, mb }]
    } catch {
      return [] // it ended while we looked
    }
  })
  return {
    totalMb: found.reduce((sum, { mb }) => sum + mb, 0),
    byProcess: found.filter(({ mb }) => mb >= 10).map(({ kind, mb }) => `${kind} ${Math.round(mb)}`),
  }
}
