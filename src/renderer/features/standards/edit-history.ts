/** Undo and redo in the editor. Typing in one field is one step, until the field is left or another one is changed. */
export type EditHistory<T> = {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** The field being typed in; '' after anything else. */
  readonly group: string
}

const DEPTH = 200

export const startHistory = <T>(present: T): EditHistory<T> => ({ past: [], present, future: [], group: '' })

/** @param group  names the field while one types in it; '' for a step of its own */
export function change<T>(history: EditHistory<T>, next: T, group: string): EditHistory<T> {
  if (next === history.present) return history
  const isSameStep = group !== '' && group === history.group
  return {
    past: isSameStep ? history.past : [...history.past, history.present].slice(-DEPTH),
    present: next,
    future: [],
    group,
  }
}

export const endGroup = <T>(history: EditHistory<T>): EditHistory<T> =>
  history.group === '' ? history : { ...history, group: '' }

export function undo<T>(history: EditHistory<T>): EditHistory<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    group: '',
  }
}

export function redo<T>(history: EditHistory<T>): EditHistory<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, group: '' }
}
