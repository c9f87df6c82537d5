/** The module with its crashes contained: after one, its memory is not to be trusted and every further call refuses. */
import { AppError } from '@shared/lib/app-error'
import type { RawPdfium } from './pdfium-raw'

export type Engine = {
  readonly raw: RawPdfium
  /** Runs one call into the module; a crash marks it broken. */
  readonly call: <T>(run: () => T) => T
  readonly malloc: (bytes: number) => number
  readonly free: (pointer: number) => void
  readonly isBroken: () => boolean
}

export function engineOf(raw: RawPdfium): Engine {
  const { malloc, free } = raw.pdfium.wasmExports
  let broken = false
  return {
    raw,
    isBroken: () => broken,
    free,
    malloc: (bytes) => {
      const pointer = malloc(bytes)
      if (pointer === 0) throw new AppError('pdf/out-of-memory', `pdfium could not allocate ${bytes} bytes`)
      return pointer >>> 0
    },
    call: (run) => {
      if (broken) throw new AppError('pdf/engine-failed', 'pdfium has crashed before')
      try {
        return run()
      } catch (cause) {
        if (cause instanceof AppError) throw cause
        broken = true
        throw new AppError('pdf/engine-failed', 'pdfium crashed', {}, { cause })
      }
    },
  }
}
