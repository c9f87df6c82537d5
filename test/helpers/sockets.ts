/**
 * Which sockets to the network processes hold, read from /proc: a proof from outside that does not trust our own
 * counters. Unix sockets (the display, helper processes) are not listed there and do not count.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export type Socket = {
  readonly kind: string
  readonly localPort: number
  /** `address:port` in the kernel's hexadecimal */
  readonly remote: string
  readonly isListening: boolean
}

/** TCP_LISTEN of the kernel's tcp_states.h. */
const LISTENING = '0A'

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'] as const

function inodesOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`
  try {
    return readdirSync(folder).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${fd}`))?.[1] ?? []
      } catch {
        return [] // closed while we looked
      }
    })
  } catch {
    return []
  }
}

/** @returns the internet sockets of these processes */
export function internetSockets(pids: readonly number[]): readonly Socket[] {
  const inodes = new Set(pids.flatMap(inodesOf))
  return TABLES.flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? ''))
      .map((fields) => ({
        kind,
        localPort: Number.parseInt(fields[1]?.split(':')[1] ?? '0', 16),
        remote: fields[2] ?? '',
        isListening: kind.startsWith('tcp') && fields[3] === LISTENING,
      })),
  )
}
