/**
 * The printed page of a document, fresh about half a second after the last saved change. The old page stays until the
 * new one is drawn; a print that fails says so beside the old page and can be asked for again.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import type { MeasuredPaper } from '@shared/domain/layout/measured-paper'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { call } from '../../app/api'
import { openPreviewPort, type PreviewPort } from './preview-port'
import type { Stretch } from './preview-protocol'

const QUIET_MS = 500
/** A4 at 200 dpi: sharper serves no screen and costs memory on every page. */
const MAX_WIDTH_PX = 1654

export type Preview = {
  readonly pages: readonly HTMLCanvasElement[]
  readonly fonts: readonly string[]
  /** Characters no shipped face holds; a person must look at them. */
  readonly uncovered: readonly string[]
  /** A newer page is on its way. */
  readonly isPrinting: boolean
  readonly failure: Failure | null
  readonly retry: () => void
  /** Where a text stands on the pages shown. */
  readonly find: (text: string) => Promise<readonly Stretch[]>
  /** The pages shown, as the ruler reads them; null while there are none. */
  readonly measure: () => Promise<MeasuredPaper | null>
}

type Printed = Pick<Preview, 'fonts' | 'uncovered'>
type Shown = Printed & { readonly pages: readonly HTMLCanvasElement[] }
const NOTHING: Shown = { pages: [], fonts: [], uncovered: [] }

/** All that can be seen on the paper, and nothing else: an approval prints nothing anew. */
const paperKey = (document: SupervisionDocument): string => {
  const { id, form, fields, paragraphs, annexes, number, issuedOn, sealed } = document
  return JSON.stringify([
    id,
    form,
    annexes,
    fields,
    paragraphs.map(({ level, text }) => [level, text]),
    number,
    issuedOn,
    sealed?.pdfSha256,
  ])
}

export function usePreview(document: SupervisionDocument, widthPx: number): Preview {
  const documentId = document.id
  const wanted = paperKey(document)
  const [shown, setShown] = useState<Shown>(NOTHING)
  const [printed, setPrinted] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [attempt, setAttempt] = useState(0)
  const port = useRef<PreviewPort | null>(null)
  const run = useRef(0)
  const drawWidth = Math.min(MAX_WIDTH_PX, widthPx)
  const width = useRef(drawWidth)

  const show = useCallback(async (pdf: Uint8Array | null, printed: Printed | null, mine: number) => {
    port.current ??= openPreviewPort()
    const pages = await port.current.draw(pdf, width.current)
    if (mine === run.current) setShown((old) => ({ ...old, ...printed, pages: pages.map(toCanvas) }))
    else pages.forEach((page) => page.close())
  }, [])

  useEffect(
    () => () => {
      run.current += 1
      port.current?.close()
      port.current = null
    },
    [],
  )

  useEffect(() => {
    const mine = (run.current += 1)
    const isFirst = port.current === null
    const print = async (): Promise<void> => {
      try {
        const { pdf, fonts, uncovered } = await call('document:preview', { documentId })
        if (mine !== run.current) return
        await show(pdf, { fonts, uncovered }, mine)
        if (mine === run.current) setFailure(null)
      } catch (cause) {
        if (mine === run.current) setFailure(toFailure(cause))
      }
      if (mine === run.current) setPrinted(wanted)
    }
    const timer = setTimeout(() => void print(), isFirst ? 0 : QUIET_MS)
    return () => clearTimeout(timer)
  }, [documentId, wanted, attempt, show])

  const find = useCallback(async (text: string) => (await port.current?.find(text)) ?? [], [])

  const measure = useCallback(async () => (await port.current?.measure()) ?? null, [])

  // The old pictures go once the new ones are on screen, not when the collector happens by.
  const previous = useRef<Shown>(NOTHING)
  useEffect(() => {
    if (previous.current !== shown) previous.current.pages.forEach(release)
    previous.current = shown
  }, [shown])

  // Another width is the same paper drawn again.
  useEffect(() => {
    if (width.current === drawWidth) return
    width.current = drawWidth
    if (port.current === null) return
    const timer = setTimeout(() => {
      show(null, null, run.current).catch(() => undefined) // the print under way will draw at this width
    }, 150)
    return () => clearTimeout(timer)
  }, [drawWidth, show])

  return {
    ...shown,
    isPrinting: printed !== wanted,
    failure,
    retry: () => setAttempt((now) => now + 1),
    find,
    measure,
  }
}

function toCanvas(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = window.document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}

function release(canvas: HTMLCanvasElement): void {
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(null)
  canvas.width = 0
}
