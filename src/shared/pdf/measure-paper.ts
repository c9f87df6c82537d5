/** A finished paper of ours, opened by PDFium and read for the ruler (domain/layout/ruler-sheet.ts). */
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import { AppError } from '@shared/lib/app-error'
import { bytesSource, pdfSource } from './byte-source'
import type { Pdfium } from './pdfium'

/** @throws AppError with the code of the refusal when the file does not open */
export function measurePaper(pdfium: Pdfium, pdf: Uint8Array): MeasuredPaper {
  const opened = pdfium.open(pdfSource(bytesSource(pdf)))
  if (!opened.ok) {
    throw new AppError(opened.failure.code, 'a paper of ours does not open', opened.failure.params)
  }
  try {
    const { pageCount, measured } = opened.value
    return { pages: Array.from({ length: pageCount }, (_, index) => measured(index)) }
  } finally {
    opened.value.close()
  }
}
