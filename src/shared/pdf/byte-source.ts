/**
 * Random access to a file without holding it: a file descriptor in the utility process, ranges in the viewer's
 * worker, plain bytes in tests. Synchronous on purpose: PDFium asks for blocks from inside a call.
 */
export type ByteSource = {
  readonly size: number
  /** Exactly `length` bytes from `offset`; throws when the range leaves the file or cannot be read. */
  readonly readAt: (offset: number, length: number) => Uint8Array
}

/** What PDFium reads from: fills `into` (at least `length` long) so that no buffer is made for each block. */
export type PdfSource = {
  readonly size: number
  readonly readAt: (offset: number, length: number, into: Uint8Array) => void
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readAt: (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > bytes.length) {
        throw new RangeError(`read of ${length} at ${offset} leaves ${bytes.length} bytes`)
      }
      return bytes.subarray(offset, offset + length)
    },
  }
}

export function pdfSource(source: ByteSource): PdfSource {
  return {
    size: source.size,
    readAt: (offset, length, into) => {
      into.set(source.readAt(offset, length))
    },
  }
}
