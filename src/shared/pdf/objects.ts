/**
 * PDF objects as plain data, and their written form. Shared by the strict reader and the append writer, and turned
 * into a library's own objects where a library writes. Source: ISO 32000-1, 7.3.
 */
export type PdfName = { readonly kind: 'name'; readonly name: string }
export type PdfRef = { readonly kind: 'ref'; readonly num: number; readonly gen: number }
export type PdfString = { readonly kind: 'string'; readonly bytes: Uint8Array }
export type PdfDict = { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfObject> }
export type PdfArray = readonly PdfObject[]
export type PdfObject = null | boolean | number | PdfName | PdfRef | PdfString | PdfDict | PdfArray

export const name = (value: string): PdfName => ({ kind: 'name', name: value })
export const ref = (num: number, gen = 0): PdfRef => ({ kind: 'ref', num, gen })
export const dict = (entries: Readonly<Record<string, PdfObject>>): PdfDict => ({
  kind: 'dict',
  entries: new Map(Object.entries(entries)),
})

/** A text string as UTF-16BE with byte order mark: the one form every reader shows Chinese from. */
export function textString(text: string): PdfString {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xfe, 0xff])
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    bytes[2 + i * 2] = unit >> 8
    bytes[3 + i * 2] = unit & 0xff
  }
  return { kind: 'string', bytes }
}

/** Bytes outside ASCII become U+0080 to U+00FF and back: file structure is bytes, not text. */
export const latin1Bytes = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i) & 0xff
  return bytes
}

export const asciiString = (text: string): PdfString => ({ kind: 'string', bytes: latin1Bytes(text) })

export const isArray = (object: PdfObject | undefined): object is PdfArray => Array.isArray(object)

export function isKind<K extends 'name' | 'ref' | 'string' | 'dict'>(
  object: PdfObject | undefined,
  kind: K,
): object is Extract<PdfObject, { readonly kind: K }> {
  return typeof object === 'object' && object !== null && !isArray(object) && object.kind === kind
}

export const isName = (object: PdfObject | undefined, value: string): boolean =>
  isKind(object, 'name') && object.name === value

/** Points and the like: at most five decimals, never an exponent, which PDF does not know. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error('a PDF number must be finite')
  if (Number.isInteger(value)) return value.toFixed(0)
  return value
    .toFixed(5)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
}

function formatName(value: string): string {
  let out = '/'
  for (const char of value) {
    const code = char.charCodeAt(0)
    const isRegular = code > 0x20 && code < 0x7f && !'()<>[]{}/%#'.includes(char)
    out += isRegular ? char : `#${code.toString(16).padStart(2, '0')}`
  }
  return out
}

const formatHex = (bytes: Uint8Array) =>
  `<${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`

export function formatObject(object: PdfObject): string {
  if (object === null || typeof object === 'boolean') return String(object)
  if (typeof object === 'number') return formatNumber(object)
  if (isArray(object)) return `[${object.map(formatObject).join(' ')}]`
  switch (object.kind) {
    case 'name':
      return formatName(object.name)
    case 'ref':
      return `${object.num} ${object.gen} R`
    case 'string':
      return formatHex(object.bytes)
    case 'dict':
      return `<<${[...object.entries].map(([key, value]) => `${formatName(key)} ${formatObject(value)}`).join(' ')}>>`
  }
}
