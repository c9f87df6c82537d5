/**
 * 骑缝章 on a file that may be somebody else's, without changing a byte of it: what comes back is only the tail to
 * append (docs/adr/0008). Plain files go through the strict reader and our own writer, encrypted and odd ones through
 * @libpdf/core, as marks do. The result has still to be looked at: seam-check.ts.
 */
import type { PageFrame } from '@shared/domain/case-file/geometry'
import type { Picture } from '@shared/domain/seal/picture'
import {
  placeStrip,
  type SeamPage,
  type SeamPlan,
  type SeamStrip,
  type SealSize,
  type StripPlace,
} from '@shared/domain/seal/seam'
import { AppError } from '@shared/lib/app-error'
import { ok, refuse, type Result } from '@shared/lib/result'
import { AppendWriter } from './append-writer'
import type { ByteSource } from './byte-source'
import { DocumentReader } from './document-reader'
import { NotUnderstood } from './lexer'
import { isArray, isKind, isName, type PdfObject } from './objects'
import { walkPages, type TreePage } from './page-tree'
import { seamPen, type SeamMethod } from './seam-draw'

export type { SeamMethod } from './seam-draw'

export type SeamRequest = {
  readonly source: ByteSource
  readonly plan: SeamPlan
  readonly picture: Picture
  readonly size: Omit<SealSize, 'widthPx'>
  /** All pages, as the page index has them. */
  readonly frames: readonly PageFrame[]
  /** 32 hex digits, new for each save. */
  readonly revisionId: string
  readonly password?: string
  /** Without it: into the content, or as annotations on a signed file. */
  readonly method?: SeamMethod
}

/** A strip and where it went, in the page's own space. */
export type PlacedStrip = SeamStrip & StripPlace & { readonly impression: number; readonly userUnit: number }

export type SeamAppended = {
  readonly tail: Uint8Array
  readonly strips: readonly PlacedStrip[]
  readonly method: SeamMethod
  readonly signed: SignedState
}

/** `certified`: what a certifying signature allows afterwards, 1 nothing, 2 forms, 3 forms and notes. */
export type SignedState = { readonly isSigned: boolean; readonly certified: 1 | 2 | 3 | null }

/** The lenient way holds the file twice: above this it would not fit a machine with 4 GB. */
const MAX_LENIENT_BYTES = 600 << 20

/** Refuses with `seal/seam-page-small` and `pdf/cannot-append`. */
export async function appendSeam(request: SeamRequest): Promise<Result<SeamAppended>> {
  try {
    const strict = appendStrictly(request)
    if (strict) return ok(strict)
    if (request.source.size > MAX_LENIENT_BYTES) return refuse('pdf/cannot-append')
    // Loaded here: most files never need it.
    const { appendSeamWithLibpdf } = await import('./seam-libpdf')
    // Whatever a lenient parser trips over, the answer is the same: not on this file.
    const lenient = await appendSeamWithLibpdf(request).catch((cause: unknown) => {
      if (cause instanceof AppError) throw cause
      return null
    })
    return lenient ? ok(lenient) : refuse('pdf/cannot-append')
  } catch (cause) {
    if (cause instanceof AppError) return refuse(cause.code, cause.params)
    throw cause
  }
}

export type WantedStrip = SeamStrip & { readonly impression: number }

export const stripsByPage = ({ impressions }: SeamPlan): ReadonlyMap<number, WantedStrip> =>
  new Map(
    impressions.flatMap((strips, impression) =>
      strips.map((strip): [number, WantedStrip] => [strip.pageIndex, { ...strip, impression }]),
    ),
  )

/** @throws AppError as `placeStrip` refuses */
export function placed(request: SeamRequest, page: SeamPage, strip: WantedStrip): PlacedStrip {
  const place = placeStrip(page, strip, { ...request.size, widthPx: request.picture.widthPx })
  if (!place.ok) throw new AppError(place.failure.code, 'strip', place.failure.params)
  return { ...strip, ...place.value, userUnit: page.userUnit ?? 1 }
}

/** Anything but a sensible length counts as none, as readers take it. */
export const toUserUnit = (value: unknown): number =>
  typeof value === 'number' && value > 0 && value < 1e5 ? value : 1

function appendStrictly(request: SeamRequest): SeamAppended | null {
  const { source, frames, plan, picture, revisionId } = request
  try {
    const reader = new DocumentReader(source)
    const wanted = stripsByPage(plan)
    const pages = new Map<number, TreePage>()
    let count = 0
    walkPages(reader, (page) => {
      if (wanted.has(count)) pages.set(count, page)
      count += 1
    })
    if (count !== frames.length || pages.size !== wanted.size) return null
    const resolve = (object: PdfObject | undefined) => reader.resolve(object)
    const signed = signedState(resolve, reader.trailer.entries.get('Root'))
    const method = request.method ?? (signed.isSigned ? 'annotation' : 'content')
    const writer = new AppendWriter(reader, source.size)
    const pen = seamPen(writer, picture, method)
    const strips = [...pages].map(([pageIndex, page]) => {
      const [frame, strip] = [frames[pageIndex], wanted.get(pageIndex)]
      if (!frame || !strip) throw new Error('a page without frame or strip')
      const userUnit = toUserUnit(reader.get(page.dict, 'UserUnit'))
      const put = placed(request, { ...frame, userUnit }, strip)
      const resources = page.inherited.get('Resources') ?? null
      const changed = pen.draw({ ref: page.ref, dict: page.dict, resources, resolve }, strip, put)
      writer.replace(page.ref, { kind: 'dict', entries: new Map([...page.dict.entries, ...changed]) })
      return put
    })
    return { tail: writer.finish(revisionId), strips, method, signed }
  } catch (cause) {
    if (cause instanceof NotUnderstood) return null
    throw cause
  }
}

type Resolve = (object: PdfObject | undefined) => PdfObject

/** By what the form says of itself, and by its fields: some programs sign and forget the flag. */
export function signedState(resolve: Resolve, root: PdfObject | undefined): SignedState {
  const at = (object: PdfObject | undefined, key: string): PdfObject => {
    const found = resolve(object)
    return isKind(found, 'dict') ? resolve(found.entries.get(key)) : null
  }
  const form = at(root, 'AcroForm')
  const flags = at(form, 'SigFlags')
  const fields = at(form, 'Fields')
  const hasField =
    isArray(fields) &&
    fields.some((field) => isName(at(field, 'FT'), 'Sig') && isKind(at(field, 'V'), 'dict'))
  const certificate = at(at(root, 'Perms'), 'DocMDP')
  const isSigned = hasField || (typeof flags === 'number' && flags % 2 === 1) || certificate !== null
  if (certificate === null) return { isSigned, certified: null }
  const references = at(certificate, 'Reference')
  const level = at(at(isArray(references) ? references[0] : null, 'TransformParams'), 'P')
  return { isSigned, certified: level === 1 || level === 3 ? level : 2 }
}
