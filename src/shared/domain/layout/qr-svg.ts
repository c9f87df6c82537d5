/** The square as one SVG path, black modules only; its quiet zone is the blank margin of the paper. */
import { encode } from 'uqr'

/** `d` of the path, with the square's upper left corner at 0,0 and `sizeMm` wide. */
export function qrPath(text: string, sizeMm: number): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const unit = sizeMm / size
  const at = (value: number): string => (value * unit).toFixed(4)
  return data
    .flatMap((row, y) =>
      runsOf(row).map(([x, length]) => `M${at(x)} ${at(y)}h${at(length)}v${at(1)}h-${at(length)}z`),
    )
    .join('')
}

/** Runs of black modules: [start, length]. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const [x, isBlack] of row.entries()) {
    if (!isBlack) continue
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
