/** What changed between two wordings, in runs: for the record of changes. Pure; Chinese by sign, Latin and digits by word. */

export type DiffRun = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

const TOKEN = /[A-Za-z0-9.]+|\s+|[^A-Za-z0-9.\s]/gu

/** Longer than this is told as a whole: the table below grows with the square. */
const MOST_TOKENS = 1500

export function diffWords(before: string, after: string): readonly DiffRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const from = before.match(TOKEN) ?? []
  const to = after.match(TOKEN) ?? []
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1
  let tail = 0
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  )
    tail += 1
  const middle = diffTokens(from.slice(head, from.length - tail), to.slice(head, to.length - tail))
  return joinRuns([
    { kind: 'same', text: from.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: from.slice(from.length - tail).join('') },
  ])
}

function diffTokens(from: readonly string[], to: readonly string[]): readonly DiffRun[] {
  if (from.length > MOST_TOKENS || to.length > MOST_TOKENS)
    return [
      { kind: 'gone', text: from.join('') },
      { kind: 'new', text: to.join('') },
    ]
  const width = to.length + 1
  // common[i * width + j]: length of the longest common part of from[i…] and to[j…].
  const common = new Uint16Array((from.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = from.length - 1; i >= 0; i -= 1)
    for (let j = to.length - 1; j >= 0; j -= 1)
      common[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const runs: DiffRun[] = []
  let [i, j] = [0, 0]
  while (i < from.length || j < to.length) {
    const [old, next] = [from[i], to[j]]
    if (old !== undefined && old === next) {
      runs.push({ kind: 'same', text: old })
      ;[i, j] = [i + 1, j + 1]
    } else if (old !== undefined && (next === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'gone', text: old })
      i += 1
    } else {
      runs.push({ kind: 'new', text: next ?? '' })
      j += 1
    }
  }
  return runs
}

/** Neighbours of one kind as one run; between two places of agreement what is gone comes before what is new. */
function joinRuns(runs: readonly DiffRun[]): readonly DiffRun[] {
  const joined: DiffRun[] = []
  let [gone, added] = ['', '']
  const flush = (): void => {
    if (gone !== '') joined.push({ kind: 'gone', text: gone })
    if (added !== '') joined.push({ kind: 'new', text: added })
    ;[gone, added] = ['', '']
  }
  for (const { kind, text } of runs) {
    if (text === '') continue
    if (kind === 'gone') gone += text
    else if (kind === 'new') added += text
    else {
      flush()
      const last = joined.at(-1)
      if (last?.kind === 'same') joined.splice(-1, 1, { kind, text: last.text + text })
      else joined.push({ kind, text })
    }
  }
  flush()
  return joined
}
