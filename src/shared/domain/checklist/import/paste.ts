/**
 * Rows of a table copied from Excel or WPS: tabs between cells, a cell with a tab, a quote or a line end in it is
 * quoted, quotes in it are doubled. Pasted CSV is for the file reader.
 */
export function parsePastedTable(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n')
  for (let index = 0; index < source.length; index += 1) {
    const letter = source[index]
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (source[index + 1] === '"') {
        cell += '"'
        index += 1
      } else isQuoted = false
    } else if (letter === '"' && cell === '' && closes(source, index)) isQuoted = true
    else if (letter === '\t') endCell()
    else if (letter === '\n') {
      endCell()
      rows.push([])
    } else cell += letter
  }
  endCell()
  return trimTable(rows)
}

/** A quote opens a quoted cell only where another one ends it before a tab, a line end or the end. */
function closes(source: string, from: number): boolean {
  for (let index = from + 1; index < source.length; index += 1) {
    if (source[index] !== '"') continue
    if (source[index + 1] === '"') index += 1
    else return index + 1 >= source.length || source[index + 1] === '\t' || source[index + 1] === '\n'
  }
  return false
}

/** Without the empty rows at the end and the empty columns at the right; what stands before keeps its place. */
export function trimTable(rows: readonly (readonly string[])[]): string[][] {
  const isFilled = (cell: string | undefined): boolean => (cell ?? '').trim() !== ''
  const last = rows.findLastIndex((row) => row.some(isFilled))
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(isFilled) + 1))
  return rows
    .slice(0, last + 1)
    .map((row) => Array.from({ length: width }, (_, index) => (row[index] ?? '').trim()))
}
