/** A pool on a real Node process running the real tasks. */
import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { createPool, type Child, type Jobs, type PoolOptions } from '../../src/main/jobs/pool'
import type { FromWorker } from '../../src/main/jobs/protocol'

export type NodeJobs = Jobs & { readonly pids: readonly number[] }

export function nodeJobs(blobDir: string, options: Partial<PoolOptions> = {}): NodeJobs {
  const pids: number[] = []
  const start = (): Child => {
    const child = fork(resolve('test/main/jobs/child.ts'), [], {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    })
    pids.push(child.pid ?? 0)
    return {
      post: (message) => {
        if (child.connected) child.send(message)
      },
      onMessage: (listener) => child.on('message', (message) => listener(message as FromWorker)),
      onExit: (listener) => child.once('exit', () => listener()),
      kill: () => child.kill('SIGKILL'),
    }
  }
  return { ...createPool({ config: { blobDir }, start, ...options }), pids }
}
