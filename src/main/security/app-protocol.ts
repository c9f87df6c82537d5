/**
 * app://hengjuan/: the one source of everything a window loads. GET only, one host, known files and known routes.
 * Other areas add a route (`/blob/`, `/pages/`, `/font/` …) and decide there what may be read.
 */
import { randomBytes } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol, type Session } from 'electron'
import { log } from '../app/log'
import { buildCsp } from './csp'
import { mimeOf } from './mime'
import { APP_HOST, APP_SCHEME } from './origin'
import { findStaticFile } from './static-files'

/**
 * @param rest     decoded path after the prefix, without a leading slash; foreign input, to be checked
 * @param request  for its Range header; always GET
 * @returns any Response; the policy headers are added afterwards, a CSP of its own is kept
 */
export type RouteHandler = (rest: string, request: Request) => Promise<Response> | Response

const routes = new Map<string, RouteHandler>()

/** @param prefix  `/area/`, with both slashes; a second owner of a prefix is our bug and throws */
export function registerRoute(prefix: `/${string}/`, handler: RouteHandler): void {
  if (routes.has(prefix)) throw new Error(`route ${prefix} is taken`)
  routes.set(prefix, handler)
}

/** Must run before the app is ready. */
export function setUpAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

export const notFound = (): Response => new Response(null, { status: 404 })

/** The page's placeholder is replaced at each load: `<meta property="csp-nonce" nonce="{{csp-nonce}}">`. */
const NONCE_PLACEHOLDER = '{{csp-nonce}}'

async function serveFile(root: string, urlPath: string, nonce: string): Promise<Response> {
  const path = await findStaticFile(root, urlPath)
  if (path === undefined) return notFound()
  const bytes = await readFile(path)
  const isPage = extname(path) === '.html'
  const body = isPage ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : bytes
  return new Response(body, { headers: { 'Content-Type': mimeOf(extname(path)) } })
}

function withPolicy(response: Response, nonce: string): Response {
  const { headers } = response
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', buildCsp(nonce))
  return response
}

function decodePath(url: URL): string | undefined {
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    return undefined // malformed percent-encoding names no file
  }
}

async function answer(root: string, request: Request, nonce: string): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } })
  const url = new URL(request.url)
  const path = url.host === APP_HOST ? decodePath(url) : undefined
  if (path === undefined) return notFound()
  for (const [prefix, handler] of routes) {
    if (path.startsWith(prefix)) return handler(path.slice(prefix.length), request)
  }
  return serveFile(root, path === '/' ? '/index.html' : path, nonce)
}

/** @param rendererDir  the built renderer, out/renderer */
export function setUpAppProtocol(session: Session, rendererDir: string): void {
  const root = realpathSync(rendererDir)
  session.protocol.handle(APP_SCHEME, async (request) => {
    const nonce = randomBytes(16).toString('base64')
    try {
      return withPolicy(await answer(root, request, nonce), nonce)
    } catch (cause) {
      log.failure('app protocol', cause)
      return withPolicy(new Response(null, { status: 500 }), nonce)
    }
  })
}
