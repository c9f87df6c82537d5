/**
 * One HTML page at a one-time address of the print session, and the fonts it may ask for; nothing else is served.
 * The page has no scripts: its policy names no source for them.
 */
import { randomUUID } from 'node:crypto'
import type { Session } from 'electron'
import { APP_HOST, APP_ORIGIN, APP_SCHEME } from '../security/origin'

/** @returns the font file's bytes, or null when there is no such font */
export type FontSource = (file: string) => Promise<Uint8Array<ArrayBuffer> | null>

const PAGE_POLICY = [
  "default-src 'none'",
  // The style sheet stands in the page; styles run nothing and can load only what the next lines allow.
  "style-src 'unsafe-inline'",
  `font-src ${APP_ORIGIN}`,
  // Small pictures inside a report come as data.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const notFound = (): Response => new Response(null, { status: 404 })

export type PrintPages = {
  /** Offers `html` until `withdraw` is called. */
  readonly offer: (html: string) => { readonly url: string; readonly withdraw: () => void }
}

export function servePrintPages(session: Session, fonts: FontSource): PrintPages {
  const pages = new Map<string, string>()
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.host !== APP_HOST) return notFound()
    if (url.pathname.startsWith('/font/'))
      return fontResponse(await fonts(url.pathname.slice('/font/'.length)))
    const html = pages.get(url.pathname)
    if (html === undefined) return notFound()
    return new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': PAGE_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    })
  })
  return {
    offer: (html) => {
      const path = `/print/${randomUUID()}`
      pages.set(path, html)
      return { url: APP_ORIGIN + path, withdraw: () => pages.delete(path) }
    },
  }
}

/** The answer to a request for a shipped font, for this session and for the windows (`registerRoute('/font/', …)`). */
export function fontResponse(bytes: Uint8Array<ArrayBuffer> | null): Response {
  if (bytes === null) return notFound()
  return new Response(bytes, {
    headers: {
      'Content-Type': 'font/woff2',
      // A font never changes under its name within one run; keeping it saves 20 MB of reading per print.
      'Cache-Control': 'max-age=31536000, immutable',
    },
  })
}
