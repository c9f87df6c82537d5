/** Rows that are measured together, because they share what has to be set up. */
import type { Row } from './row'

export type GroupContext = { readonly runs: number; readonly executablePath: string }

export type Group = {
  /** All the rows it makes; a group is run when one of them is asked for. */
  readonly names: readonly string[]
  readonly measure: (context: GroupContext) => Promise<readonly Row[]>
}
