/** `got/full score grade`, in style B. */
export type WorkedRow = readonly [words: string, outcome: string]
export type VetoRow = readonly [words: string, gotFull: string, a: string, b: string, c: string]
