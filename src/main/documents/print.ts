/**
 * HTML to PDF in one sandboxed page that is never shown and kept warm (a print then takes some 20 ms, docs/adr/0005).
 * It is a view without a window, so it does not keep the app open. Its session has no network, no permissions and
 * serves only the page at hand and our fonts. One print at a time; a print that hangs is given up and the page
 * thrown away.
 */
import { randomUUID } from 'node:crypto'
import { session, WebContentsView, type Session, type WebContents } from 'electron'
import { FONTS_LOADING_ATTRIBUTE, htmlPage } from '@shared/domain/layout/css'
import { fontFaceCss, fontStack, ROLES, SHIPPED_FACES_CSS } from '@shared/domain/layout/fonts'
import { AppError } from '@shared/lib/app-error'
import { setUpNetworkGuard } from '../security/network'
import { SAFE_PAGE } from '../security/page-preferences'
import { setUpPermissions } from '../security/permissions'
import type { Fonts } from './font-files'
import { servePrintPages, type PrintPages } from './print-page'

/** No `persist:`: in memory only, so that nothing of a document reaches Chromium's disk cache. */
const PARTITION_PREFIX = 'hengjuan-print-'
const DEFAULT_TIMEOUT_MS = 30_000
/** The world our one question to the page is asked in; its own scripts, if any got in, could not answer for it. */
const ISOLATED_WORLD = 999

export type Printer = {
  /**
   * Paper size, orientation and margins come from the page's own `@page` rule.
   * @throws AppError `document/print-timeout`, `document/print-failed`, `document/font-failed`
   */
  readonly printHtml: (html: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Opens the page and unpacks our fonts ahead of the first print, which otherwise takes one to two seconds. */
  readonly warmUp: () => Promise<void>
  readonly close: () => void
}

export type PrinterOptions = { readonly fonts: Fonts; readonly timeoutMs?: number }

/** The caller keeps the view itself: its contents die when it is collected. */
function openPage(printSession: Session): WebContentsView {
  return new WebContentsView({
    webPreferences: {
      session: printSession,
      ...SAFE_PAGE,
      // Fonts of a page that is never shown must load at full speed.
      backgroundThrottling: false,
    },
  })
}

/**
 * The load event does not wait for fonts, and a page printed at once has holes in it (seen on Chromium 130). So the
 * body stays out of the layout (see htmlPage) until every face is there; then nothing is ever set in a stand-in,
 * and a machine without a single font of its own prints the same page: a face asked for while on its way has nothing
 * to stand in for it there, and Chromium gives it up.
 * @returns the families that could not be loaded
 */
const SHOW_WITH_FONTS = `Promise.allSettled([...document.fonts].map((face) => face.load()))
  .then(() => { document.documentElement.removeAttribute('${FONTS_LOADING_ATTRIBUTE}'); return document.fonts.ready })
  .then(() => [...document.fonts].filter((face) => face.status === 'error').map((face) => face.family))`

async function print(
  contents: WebContents,
  pages: PrintPages,
  html: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const page = pages.offer(html)
  try {
    await contents.loadURL(page.url)
    const failed: unknown = await contents.executeJavaScriptInIsolatedWorld(ISOLATED_WORLD, [
      { code: SHOW_WITH_FONTS },
    ])
    if (!Array.isArray(failed) || failed.length > 0) {
      const fonts = String(failed)
      throw new AppError('document/font-failed', `fonts did not load: ${fonts}`, { fonts })
    }
    const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true })
    return new Uint8Array(pdf)
  } finally {
    page.withdraw()
  }
}

const withShippedFaces = (html: string): string =>
  html.replace('</head>', `<style>${SHIPPED_FACES_CSS}</style></head>`)

const DRAWN_FONT = Buffer.from('/Type3')

/** A Type 3 font: drawings instead of a face, without a name (docs/adr/0006). Chromium leaves font objects readable. */
const hasDrawnFont = (pdf: Uint8Array): boolean =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes(DRAWN_FONT)

/** `work`, or a rejection when it takes too long or the page's process dies; both leave `work` unanswered for good. */
function whileAlive<T>(contents: WebContents, timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onGone = (): void => reject(new AppError('document/print-failed', 'the print process is gone'))
    const timer = setTimeout(
      () => reject(new AppError('document/print-timeout', `no answer within ${timeoutMs} ms`)),
      timeoutMs,
    )
    contents.once('render-process-gone', onGone)
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      contents.off('render-process-gone', onGone)
    })
  })
}

/** To be made after the app is ready; session and page are made at the first print or `warmUp`. */
export function createPrinter({ fonts, timeoutMs = DEFAULT_TIMEOUT_MS }: PrinterOptions): Printer {
  let ready: { readonly session: Session; readonly pages: PrintPages } | undefined
  let view: WebContentsView | undefined
  let last: Promise<unknown> = Promise.resolve()

  const prepare = (): { readonly session: Session; readonly pages: PrintPages } => {
    if (ready !== undefined) return ready
    const printSession = session.fromPartition(PARTITION_PREFIX + randomUUID())
    setUpPermissions(printSession)
    setUpNetworkGuard(printSession)
    ready = { session: printSession, pages: servePrintPages(printSession, fonts.source) }
    return ready
  }

  const throwAway = (): void => {
    if (view !== undefined && !view.webContents.isDestroyed()) view.webContents.close()
    view = undefined
  }

  const printNow = async (html: string): Promise<Uint8Array<ArrayBuffer>> => {
    const { session: printSession, pages } = prepare()
    if (view === undefined || view.webContents.isDestroyed()) view = openPage(printSession)
    const contents = view.webContents
    try {
      return await whileAlive(contents, timeoutMs, print(contents, pages, html))
    } catch (cause) {
      throwAway()
      if (cause instanceof AppError) throw cause
      throw new AppError('document/print-failed', 'the print page refused', {}, { cause })
    }
  }

  /** Once the machine's faces came out wrong and ours did not, ours are asked for from the start. */
  let usesShippedFaces = false

  const printSound = async (html: string): Promise<Uint8Array<ArrayBuffer>> => {
    if (usesShippedFaces) return printNow(withShippedFaces(html))
    const pdf = await printNow(html)
    if (!hasDrawnFont(pdf)) return pdf
    const again = await printNow(withShippedFaces(html))
    // A rare character may have no other face than a wrong one; then nothing is won by leaving the machine's.
    if (hasDrawnFont(again)) return pdf
    usesShippedFaces = true
    return again
  }

  const printHtml = (html: string): Promise<Uint8Array<ArrayBuffer>> => {
    const result = last.then(() => printSound(html))
    // The queue goes on whatever becomes of one print; its caller hears of the failure.
    last = result.catch(() => undefined)
    return result
  }

  return {
    printHtml,
    warmUp: async () => {
      // Every face once, so that a wrong one of the machine is known before the first paper.
      const words = ROLES.map((role) => `<p style="font-family:${fontStack(role)}">字1</p>`)
      await printHtml(htmlPage('', fontFaceCss(fonts.manifest), words.join('')))
    },
    close: throwAway,
  }
}
