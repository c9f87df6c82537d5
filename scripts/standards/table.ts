/** Reads the one Markdown table of a source file. A changed header or a short row is an error, never a guess. */
export type Row = ReadonlyMap<string, string>

export function parseTable(markdown: string, columns: readonly string[]): Row[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'))
  const [header, , ...body] = lines.map(cells)
  if (!header || header.join('|') !== columns.join('|')) {
    throw new Error(`table header is ${header?.join(' | ')}, expected ${columns.join(' | ')}`)
  }
  return body.map((row) => {
    if (row.length !== columns.length) throw new Error(`row has ${row.length} cells: ${row.join(' | ')}`)
    return new Map(columns.map((column, index) => [column, row[index] ?? '']))
  })
}

/** A cell that must be there and hold something. */
export function getCell(row: Row, column: string): string {
  const value = row.get(column)
  if (!value) throw new Error(`empty cell ${column} in ${[...row.values()].join(' | ')}`)
  return value
}

export function getYesNo(row: Row, column: string): boolean {
  const value = getCell(row, column)
  if (value !== '是' && value !== '否') throw new Error(`${column} is ${value}, expected 是 or 否`)
  return value === '是'
}

/** Backticks only keep `[K]` from being read as a link. */
function cells(line: string): string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''))
}
