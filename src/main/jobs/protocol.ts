/** What goes over the port between main and the background process. Structured clone carries it; nothing here is a class. */
import type { Failure } from '@shared/lib/app-error'
import type { TaskName, Tasks } from './task-table'

export type WorkerConfig = {
  /** Folder of the blob store, for `ingest`. */
  readonly blobDir: string
}

export type ToWorker =
  | { readonly kind: 'configure'; readonly config: WorkerConfig }
  | {
      readonly kind: 'run'
      readonly id: number
      readonly name: TaskName
      readonly input: Tasks[TaskName]['input']
    }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly id: number; readonly output: Tasks[TaskName]['output'] }
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly failure: Failure
      /** For the log: the kind of failure and where in our code, without names or paths of a person's files. */
      readonly detail: string
    }

/** One end of a port, as both Electron's and Node's look from here. */
export type Port<Out, In> = {
  readonly post: (message: Out) => void
  readonly onMessage: (listener: (message: In) => void) => void
}
