/** A file as a ByteSource, read by descriptor: PDFium asks for blocks from inside a synchronous call. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { AppError } from '@shared/lib/app-error'
import type { ByteSource } from '@shared/pdf/byte-source'

const readFailed = (cause: unknown) =>
  new AppError('pdf/read-failed', 'the file cannot be read', { errno: errnoOf(cause) }, { cause })

export const errnoOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''

/** @throws AppError `pdf/read-failed` */
export async function withFileSource<T>(
  path: string,
  use: (source: ByteSource) => T | Promise<T>,
): Promise<T> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    throw readFailed(cause)
  }
  try {
    return await use(sourceOf(file, fstatSync(file).size))
  } finally {
    closeSync(file)
  }
}

function sourceOf(file: number, size: number): ByteSource {
  return {
    size,
    readAt: (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('read leaves the file')
      const bytes = new Uint8Array(length)
      for (let done = 0; done < length;) {
        let count: number
        try {
          count = readSync(file, bytes, done, length - done, offset + done)
        } catch (cause) {
          throw readFailed(cause)
        }
        if (count === 0) throw readFailed(new Error('the file has become shorter'))
        done += count
      }
      return bytes
    },
  }
}
