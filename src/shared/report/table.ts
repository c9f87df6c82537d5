/** A table as both the page and the table file need it: columns with widths, rows of text and numbers. */
export type Cell = string | number | null

export type Column = {
  readonly label: string
  /** Width in Chinese characters in a table file, and the share of the line on paper. */
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
}

/** A further table below the first one, under a heading of its own. */
export type TablePart = {
  readonly heading: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export type ReportTable = {
  /** Also the name of the sheet. */
  readonly title: string
  /** Lines above the table: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly parts?: readonly TablePart[]
  /** Lines below the table, such as the working. */
  readonly notes: readonly { readonly heading: string; readonly lines: readonly string[] }[]
  /** Signature line at the end. */
  readonly signatures: readonly string[]
  /** Printed across the top when the case is a shipped sample. */
  readonly isSample: boolean
}
