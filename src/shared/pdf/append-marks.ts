/**
 * Puts marks on a file that is not ours, as real annotations, without changing a byte of it: what comes back is only
 * the tail to append. Plain files go through our own writer, which reads page dictionaries and nothing else;
 * encrypted and odd ones through @libpdf/core; what neither can do safely is refused (docs/adr/0008).
 */
import type { PageFrame } from '@shared/domain/case-file/geometry'
import { ok, refuse, type Result } from '@shared/lib/result'
import { AppendWriter } from './append-writer'
import type { ByteSource } from './byte-source'
import { DocumentReader } from './document-reader'
import { NotUnderstood } from './lexer'
import { addMark, addMarkResources, type PdfMark } from './mark-appearance'
import { isArray, type PdfObject } from './objects'
import { walkPages, type TreePage } from './page-tree'

export type { PdfMark } from './mark-appearance'

export type AppendRequest = {
  readonly source: ByteSource
  readonly marks: readonly PdfMark[]
  /** All pages, as the page index has them: the number is checked, the turn keeps labels upright. */
  readonly frames: readonly PageFrame[]
  /** 32 hex digits, new for each save. */
  readonly revisionId: string
  readonly password?: string
}

/** The lenient way holds the file twice: above this it would not fit a machine with 4 GB. */
const MAX_LENIENT_BYTES = 600 << 20

/**
 * @returns the bytes to write behind the original, empty when there are no marks
 * Refuses with `pdf/mark-outside` and `pdf/cannot-append`.
 */
export async function appendMarks(request: AppendRequest): Promise<Result<Uint8Array>> {
  const { source, marks, frames } = request
  const stray = marks.find((mark) => frames[mark.pageIndex] === undefined)
  if (stray) return refuse('pdf/mark-outside', { pageNumber: stray.pageIndex + 1 })
  if (marks.length === 0) return ok(new Uint8Array(0))
  const byPage = groupByPage(marks)
  const strict = appendStrictly(request, byPage)
  if (strict) return ok(strict)
  if (source.size > MAX_LENIENT_BYTES) return refuse('pdf/cannot-append')
  const original = source.readAt(0, source.size)
  // Loaded here: most files never need it.
  const { appendWithLibpdf } = await import('./libpdf-append')
  // Whatever a lenient parser trips over, the answer is the same: not on this file.
  const tail = await appendWithLibpdf(original, byPage, frames, request.password).catch(() => null)
  return tail ? ok(tail) : refuse('pdf/cannot-append')
}

/** Pages in order of their first mark; marks in the order given. */
export function groupByPage(marks: readonly PdfMark[]): ReadonlyMap<number, readonly PdfMark[]> {
  const groups = new Map<number, PdfMark[]>()
  for (const mark of marks) groups.set(mark.pageIndex, [...(groups.get(mark.pageIndex) ?? []), mark])
  return groups
}

function appendStrictly(
  { source, frames, revisionId }: AppendRequest,
  byPage: ReadonlyMap<number, readonly PdfMark[]>,
): Uint8Array | null {
  try {
    const reader = new DocumentReader(source)
    const pages = new Map<number, TreePage>()
    let count = 0
    walkPages(reader, (page) => {
      if (byPage.has(count)) pages.set(count, page)
      count += 1
    })
    if (count !== frames.length) return null
    const writer = new AppendWriter(reader, source.size)
    const resources = addMarkResources(writer)
    for (const [pageIndex, page] of pages) {
      const frame = frames[pageIndex]
      if (!frame) return null
      const added = (byPage.get(pageIndex) ?? []).map((mark) =>
        addMark(writer, resources, { ref: page.ref, frame }, mark),
      )
      const existing = reader.get(page.dict, 'Annots')
      const before: readonly PdfObject[] = isArray(existing) ? existing : []
      const entries = new Map([...page.dict.entries, ['Annots', [...before, ...added]] as const])
      writer.replace(page.ref, { kind: 'dict', entries })
    }
    return writer.finish(revisionId)
  } catch (cause) {
    if (cause instanceof NotUnderstood) return null
    throw cause
  }
}
