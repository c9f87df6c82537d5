/**
 * The code printed on a paper: number, fingerprint of the approved text, row of the register. It can be copied onto
 * another paper, so a good code says what the paper must say, not that this paper says it.
 */
import type { BookRow, PaperBook } from './book'

export const QR_PREFIX = 'HJ1|'
const CONTENT_DIGITS = 32
const USE_DIGITS = 8

export type QrClaim = {
  readonly number: string
  readonly content: string
  readonly registerSerial: number
  readonly sealUse: string
}

export type QrSource = Pick<BookRow, 'number' | 'contentSha256' | 'registerSerial' | 'sealUseId'>

export function qrText({ number, contentSha256, registerSerial, sealUseId }: QrSource): string {
  if (number.includes('|')) throw new Error('a number has no upright stroke')
  const row = `${registerSerial}-${sealUseId.slice(0, USE_DIGITS)}`
  return `${QR_PREFIX}${number}|${contentSha256.slice(0, CONTENT_DIGITS)}|${row}`
}

export function parseQr(text: string): QrClaim | null {
  const found = /^HJ1\|([^|\n]{1,200})\|([0-9a-f]{32})\|(\d{1,12})-([0-9a-f]{8})$/.exec(text.trim())
  if (!found) return null
  const [, number = '', content = '', serial = '', sealUse = ''] = found
  return { number, content, registerSerial: Number(serial), sealUse }
}

export type QrVerdict =
  | { readonly verdict: 'genuine'; readonly claim: QrClaim; readonly row: BookRow }
  | {
      readonly verdict: 'altered'
      readonly claim: QrClaim
      readonly row: BookRow
      readonly differs: readonly QrField[]
    }
  | {
      readonly verdict: 'unknown'
      readonly claim: QrClaim | null
      readonly why: 'no-code' | 'no-book' | 'not-listed'
    }

export type QrField = 'number' | 'content' | 'register'

export function verifyQr(text: string, book: PaperBook | null): QrVerdict {
  const claim = parseQr(text)
  if (!claim) return { verdict: 'unknown', claim, why: 'no-code' }
  if (!book) return { verdict: 'unknown', claim, why: 'no-book' }
  const judged = book.rows
    .map((row) => ({ row, differs: differencesOf(claim, row) }))
    .filter(({ differs }) => differs.length < 3)
    .toSorted((a, b) => a.differs.length - b.differs.length)
  const [best] = judged
  if (!best) return { verdict: 'unknown', claim, why: 'not-listed' }
  const { row, differs } = best
  return differs.length === 0
    ? { verdict: 'genuine', claim, row }
    : { verdict: 'altered', claim, row, differs }
}

function differencesOf(claim: QrClaim, row: BookRow): readonly QrField[] {
  const isRow =
    claim.registerSerial === row.registerSerial && claim.sealUse === row.sealUseId.slice(0, USE_DIGITS)
  const differs: QrField[] = []
  if (claim.number !== row.number) differs.push('number')
  if (claim.content !== row.contentSha256.slice(0, CONTENT_DIGITS)) differs.push('content')
  if (!isRow) differs.push('register')
  return differs
}
