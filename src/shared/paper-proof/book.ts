/** 核验清册: what an office hands out with the page, so that its papers can be told from others without a network. */
export type PaperState = 'valid' | 'voided' | 'recalled'

export type BookKey = {
  readonly personId: string
  readonly name: string
  readonly publicKey: string
  /** ISO 8601 */
  readonly validFrom: string
  /** null: still in use. */
  readonly validUntil: string | null
}

export type BookRow = {
  readonly registerSerial: number
  readonly sealUseId: string
  readonly number: string
  readonly title: string
  readonly contentSha256: string
  readonly stampedSha256: string
  /** Whole files handed out: copies, signed variants. */
  readonly files: readonly string[]
  readonly state: PaperState
  readonly rowHash: string
}

export type PaperBook = {
  readonly form: 'hengjuan/paper-book/1'
  /** ISO 8601: papers sealed later are not in it. */
  readonly issuedOn: string
  readonly office: string
  readonly keys: readonly BookKey[]
  readonly rows: readonly BookRow[]
}

export const PAPER_BOOK_FORM = 'hengjuan/paper-book/1'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const hasTexts = (value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean =>
  keys.every((key) => isText(value[key]))

const isKey = (value: unknown): boolean =>
  isObject(value) &&
  hasTexts(value, ['personId', 'name', 'publicKey', 'validFrom']) &&
  (value.validUntil === null || isText(value.validUntil))

const isRow = (value: unknown): boolean =>
  isObject(value) &&
  hasTexts(value, ['sealUseId', 'number', 'title', 'contentSha256', 'stampedSha256', 'rowHash']) &&
  Number.isSafeInteger(value.registerSerial) &&
  areTexts(value.files) &&
  ['valid', 'voided', 'recalled'].includes(value.state as string)

/** null for no book at all (`null` in the page) and for what cannot be read as one. */
export function parseBook(json: string): PaperBook | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // A page whose book was damaged says that it has none.
    return null
  }
  const isBook =
    isObject(value) &&
    value.form === PAPER_BOOK_FORM &&
    hasTexts(value, ['issuedOn', 'office']) &&
    Array.isArray(value.keys) &&
    value.keys.every(isKey) &&
    Array.isArray(value.rows) &&
    value.rows.every(isRow)
  return isBook ? (value as PaperBook) : null
}
