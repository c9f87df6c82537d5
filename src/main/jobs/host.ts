/** The pool on an Electron utility process: its own memory, no window, ended with the app. */
import { utilityProcess } from 'electron'
import { createPool, type Child, type Jobs } from './pool'

export type { Jobs, RunOptions } from './pool'

export type JobsOptions = {
  /** out/main/jobs.js */
  readonly entry: string
  /** Folder of the blob store, for `ingest`. */
  readonly blobDir: string
}

export function createJobs({ entry, blobDir }: JobsOptions): Jobs {
  return createPool({ config: { blobDir }, start: () => startUtility(entry) })
}

function startUtility(entry: string): Child {
  // Its output may quote file names; failures come over the port instead.
  const child = utilityProcess.fork(entry, [], { serviceName: 'hengjuan-jobs', stdio: 'ignore' })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  }
}
