/** Processes started by a process, found in /proc: Electron's helpers do not all stay in its process group. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** @returns parent pid by pid; empty where there is no /proc */
function parents(): Map<number, number> {
  const found = new Map<number, number>()
  const names = existsSync('/proc') ? readdirSync('/proc') : []
  for (const name of names.filter((each) => /^\d+$/.test(each))) {
    try {
      // `pid (name) state ppid …`; the name may hold spaces and brackets.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      found.set(Number(name), Number(fields[1]))
    } catch {
      continue // it ended while we looked
    }
  }
  return found
}

/** @returns the process itself first, then its descendants */
export function processTree(pid: number): readonly number[] {
  const parentOf = parents()
  const tree = [pid]
  for (let index = 0; index < tree.length; index += 1) {
    for (const [child, parent] of parentOf) if (parent === tree[index]) tree.push(child)
  }
  return tree
}

export function isRunning(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .charAt(0)
    return state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

/** SIGKILL to all of them at once: what a power cut looks like from inside. */
export function killTree(pid: number): readonly number[] {
  const pids = processTree(pid)
  for (const each of pids) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      continue // already gone
    }
  }
  return pids
}
