/** What windows may read from the store over app://: blobs by hash and range, page indexes, shipped faces. */
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FileKind } from '@shared/domain/case-file/page-index'
import { AppError } from '@shared/lib/app-error'
import { Sha256 } from '@shared/lib/sha256'
import { log } from '../app/log'
import { attachedKind } from '../loop/attached-kind'
import type { Office } from '../office/office'
import { notFound, registerRoute } from '../security/app-protocol'
import { parseRange } from './range'

const FACE_NAME = /^[a-z0-9-]+\.woff2$/

export function registerStoreRoutes(office: Office): void {
  registerRoute('/blob/', (rest, request) => serveBlob(office, rest, request))
  registerRoute('/pages/', (rest) => servePages(office, rest))
}

export function registerFaceRoute(resourcesDir: string): void {
  registerRoute('/font/', async (rest) => {
    if (!FACE_NAME.test(rest)) return notFound()
    const bytes = await readFile(join(resourcesDir, 'fonts', rest)).catch(() => null)
    return bytes === null
      ? notFound()
      : new Response(bytes, { headers: { 'Content-Type': 'font/woff2', ...CACHE } })
  })
}

/** Addressed by content: what was read once can never change. */
const CACHE = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** Not there, or (410) no longer what came in and therefore set aside: the viewer says which. */
async function serveBlob(office: Office, rest: string, request: Request): Promise<Response> {
  const sha256 = Sha256.safeParse(rest)
  if (!sha256.success) return notFound()
  try {
    if (await office.blobs.has(sha256.data)) return await serveRange(office, sha256.data, request)
  } catch (cause) {
    // `missing` here means that another request has set it aside a moment ago.
    const isLost = cause instanceof AppError && ['blob/hash-mismatch', 'blob/missing'].includes(cause.code)
    if (!isLost) throw cause
    log.failure('blob', cause)
  }
  return (await isSetAside(office, sha256.data)) ? new Response(null, { status: 410 }) : notFound()
}

async function isSetAside({ storeDir }: Office, sha256: string): Promise<boolean> {
  const names = await readdir(join(storeDir, 'blobs', 'quarantine')).catch(() => [])
  return names.some((name) => name.startsWith(sha256))
}

async function serveRange({ blobs }: Office, sha256: string, request: Request): Promise<Response> {
  const { path, bytes } = await blobs.openVerified(sha256)
  const headers = { 'Content-Type': 'application/octet-stream', 'Accept-Ranges': 'bytes' }
  const asked = request.headers.get('Range')
  if (asked === null) {
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream
    return new Response(body, { headers: { ...headers, 'Content-Length': String(bytes) } })
  }
  const range = parseRange(asked, bytes)
  if (!range) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${bytes}` } })
  const part = await blobs.readRange(sha256, range.start, range.end)
  return new Response(part, {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${range.start}-${range.end - 1}/${bytes}`,
      'Content-Length': String(part.byteLength),
    },
  })
}

/** A refusal travels as JSON, so that the viewer can say why a page cannot be shown. */
async function servePages(office: Office, rest: string): Promise<Response> {
  const sha256 = Sha256.safeParse(rest.replace(/\.json$/, ''))
  const kind = sha256.success ? await kindOf(office, sha256.data) : undefined
  if (!sha256.success || kind === undefined) return notFound()
  try {
    return Response.json(await office.pages.build(sha256.data, kind))
  } catch (cause) {
    log.failure('page index', cause)
    const failure =
      cause instanceof AppError ? { code: cause.code, params: cause.params } : { code: 'app/bug', params: {} }
    return Response.json({ failure }, { status: 409 })
  }
}

/** Scans as filed or attached, PDFs of ours, and what was taken in a moment ago and belongs to nothing yet. */
async function kindOf({ record, pages }: Office, sha256: string): Promise<FileKind | undefined> {
  for (const { files } of record.state.all('cases')) {
    const file = files.find((scan) => scan.sha256 === sha256)
    if (file) return file.kind
  }
  if (record.state.all('sealUses').some(({ afterSha256 }) => afterSha256 === sha256)) return 'pdf'
  return attachedKind(record.state, sha256) ?? (await pages.find(sha256))?.kind
}
