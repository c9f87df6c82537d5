/**
 * The part of the PDFium module we call, typed by hand: the package's own types lean on Emscripten's globals,
 * which `shared` does not have. Names and argument orders are those of PDFium's public headers (fpdfview.h, fpdf_text.h).
 */
import { init } from '@embedpdf/pdfium'

export type RawPdfium = {
  readonly pdfium: {
    readonly HEAPU8: Uint8Array
    readonly HEAP32: Int32Array
    readonly HEAPF64: Float64Array
    readonly wasmExports: {
      readonly malloc: (bytes: number) => number
      readonly free: (pointer: number) => void
    }
    readonly addFunction: (callback: (...args: number[]) => number, signature: string) => number
    readonly removeFunction: (pointer: number) => void
  }
  readonly PDFiumExt_Init: () => void
  readonly FPDF_LoadCustomDocument: (fileAccess: number, password: string) => number
  readonly FPDF_GetLastError: () => number
  readonly FPDF_CloseDocument: (doc: number) => void
  readonly FPDF_GetPageCount: (doc: number) => number
  readonly FPDF_GetSecurityHandlerRevision: (doc: number) => number
  readonly FPDF_LoadPage: (doc: number, pageIndex: number) => number
  readonly FPDF_ClosePage: (page: number) => void
  readonly FPDFPage_GetRotation: (page: number) => number
  readonly FPDF_DeviceToPage: (
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    deviceX: number,
    deviceY: number,
    pageX: number,
    pageY: number,
  ) => boolean
  readonly FPDFBitmap_CreateEx: (
    width: number,
    height: number,
    format: number,
    firstScan: number,
    stride: number,
  ) => number
  readonly FPDFBitmap_FillRect: (
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ) => boolean
  readonly FPDFBitmap_Destroy: (bitmap: number) => void
  readonly FPDF_RenderPageBitmap: (
    bitmap: number,
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    flags: number,
  ) => void
  readonly FPDFText_LoadPage: (page: number) => number
  readonly FPDFText_ClosePage: (textPage: number) => void
  readonly FPDFText_CountChars: (textPage: number) => number
  readonly FPDFText_GetUnicode: (textPage: number, index: number) => number
  readonly FPDFText_GetCharBox: (
    textPage: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ) => boolean
}

/** Compiles the module (about 30 ms); `wasmBinary` is dist/pdfium.wasm of the package. */
export async function loadRawPdfium(wasmBinary: Uint8Array | ArrayBuffer): Promise<RawPdfium> {
  const loose = init as unknown as (overrides: {
    readonly wasmBinary: Uint8Array | ArrayBuffer
    readonly print: () => void
    readonly printErr: () => void
  }) => Promise<RawPdfium>
  // PDFium prints complaints about damaged files; they may quote the file, so they are not logged.
  const silent = () => undefined
  const raw = await loose({ wasmBinary, print: silent, printErr: silent })
  raw.PDFiumExt_Init()
  return raw
}
